"""Sorting and answering: the case bringer is in the lead."""

from __future__ import annotations

import pytest

from sessions.commands import seats, sorting
from sessions.errors import ActivityOver, CardGone, NotSortedYet, NotYours, SortingNotShared
from sessions.models import Activity, Card, Seat
from tests.factories import Room


@pytest.fixture
def asked(room: Room) -> list[Card]:
    """Ten questions lie on the sheet; the case bringer is about to sort."""
    room.go_to("write", 1)
    cards = room.write_all()
    room.show_all()
    room.go_to("sort")
    return cards


def fresh(seat: Seat) -> Seat:
    return Seat.objects.select_related("session").get(pk=seat.pk)


def bins(activity: Activity) -> list[str]:
    return [each["id"] for each in sorting.sorted_sheet(activity).bins]


def sort_all(room: Room) -> None:
    activity = room.current
    names = bins(activity)
    for number, card in enumerate(sorting.cards_of(activity)):
        sorting.put(fresh(room.bringer), activity, card.pk, names[number % len(names)])


def share(room: Room) -> None:
    """Everything is sorted, and the circle may see it."""
    sort_all(room)
    sorting.share(fresh(room.bringer), room.current)


def test_the_case_bringer_sorts(room: Room, asked: list[Card]) -> None:
    sorting.put(fresh(room.bringer), room.current, asked[0].pk, "behulpzaam")

    asked[0].refresh_from_db()
    assert asked[0].bin == "behulpzaam"


def test_nobody_else_sorts(room: Room, asked: list[Card]) -> None:
    with pytest.raises(NotYours):
        sorting.put(fresh(room.seats[1]), room.current, asked[0].pk, "behulpzaam")


def test_a_card_that_the_circle_has_not_seen_is_not_sorted(room: Room) -> None:
    room.go_to("write", 1)
    card = room.write(room.seats[1], "Wat houdt je tegen?")
    activity = room.go_to("sort")

    with pytest.raises(CardGone):
        sorting.put(fresh(room.bringer), activity, card.pk, "behulpzaam")

    assert not sorting.cards_of(activity)


def test_a_bin_that_does_not_exist_is_refused(room: Room, asked: list[Card]) -> None:
    with pytest.raises(CardGone):
        sorting.put(fresh(room.bringer), room.current, asked[0].pk, "prullenbak")


def test_a_card_can_be_taken_out_of_its_bin(room: Room, asked: list[Card]) -> None:
    sorting.put(fresh(room.bringer), room.current, asked[0].pk, "neutraal")

    sorting.put(fresh(room.bringer), room.current, asked[0].pk, "")

    asked[0].refresh_from_db()
    assert asked[0].bin == ""


def test_sharing_waits_until_every_card_has_a_place(room: Room, asked: list[Card]) -> None:
    with pytest.raises(NotSortedYet):
        sorting.share(fresh(room.bringer), room.current)

    sort_all(room)
    sorting.share(fresh(room.bringer), room.current)

    assert room.current.shared_at is not None


def test_the_facilitator_sorts_only_for_a_case_bringer_without_a_phone(room: Room, asked: list[Card]) -> None:
    with pytest.raises(NotYours):
        sorting.put_for(room.session, room.current, asked[0].pk, "neutraal")
    seats.seat_without_phone(room.session, "Gerda")
    seats.choose_case_bringer(room.session, room.session.rounds.get(), Seat.objects.get(name="Gerda"))

    sorting.put_for(room.session, room.current, asked[0].pk, "neutraal")

    asked[0].refresh_from_db()
    assert asked[0].bin == "neutraal"


def test_answering_follows_the_order_of_the_bins(room: Room, asked: list[Card]) -> None:
    share(room)
    activity = room.go_to("answer")

    order = [card.bin for card in sorting.in_bin_order(activity)]

    assert order == sorted(order, key=["behulpzaam", "neutraal"].index)
    assert "niet-behulpzaam" not in order


def test_an_answered_card_leaves_the_light_to_the_next(room: Room, asked: list[Card]) -> None:
    share(room)
    activity = room.go_to("answer")
    first, second = sorting.in_bin_order(activity)[:2]
    sorting.lead_light(fresh(room.bringer), activity, first.pk)

    sorting.lead_answered(fresh(room.bringer), activity, first.pk, "Dat raakte.")

    first.refresh_from_db()
    assert first.answered_at is not None
    assert first.note == "Dat raakte."
    assert room.current.light == second


def test_only_the_case_bringer_or_the_facilitator_lights_a_card(room: Room, asked: list[Card]) -> None:
    share(room)
    activity = room.go_to("answer")

    with pytest.raises(NotYours):
        sorting.lead_light(fresh(room.seats[2]), activity, asked[0].pk)


def test_answering_does_not_begin_while_the_sorting_is_the_case_bringers_own(room: Room, asked: list[Card]) -> None:
    sort_all(room)

    with pytest.raises(SortingNotShared):
        room.next()

    assert room.current.kind == "sort"


def test_a_card_of_an_activity_that_is_over_is_not_lit(room: Room, asked: list[Card]) -> None:
    share(room)
    activity = room.go_to("answer")
    room.next()

    with pytest.raises(ActivityOver):
        sorting.lead_light(fresh(room.bringer), activity, asked[0].pk)
