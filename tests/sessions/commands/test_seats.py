"""The circle: who sits where, and who may come in."""

from __future__ import annotations

import pytest

from sessions.commands import seats
from sessions.errors import ActivityOver, CircleFull
from sessions.models import Seat, seat_by_token
from tests.factories import Room


def test_a_name_is_never_taken(room: Room) -> None:
    second = room.sit("anouk")
    third = room.sit("Anouk")

    assert (second.name, third.name) == ("anouk 2", "Anouk 3")


def test_only_the_hash_of_a_token_is_stored(room: Room) -> None:
    token = room.tokens[0]

    assert seat_by_token(token) == room.seats[0]
    assert not Seat.objects.filter(token_hash=token).exists()


def test_who_was_put_out_has_no_seat_any_more_but_the_cards_stay(room: Room) -> None:
    room.go_to("write", 1)
    card = room.write(room.seats[1], "Wat wil je echt?")

    seats.put_out(room.session, room.seats[1])

    assert seat_by_token(room.tokens[1]) is None
    assert room.seats[1] not in room.session.circle()
    assert card in room.session.cards.kept()


def test_chairs_move_as_people_sit(room: Room) -> None:
    seats.move(room.session, room.seats[0], earlier=True)

    assert [seat.name for seat in room.session.circle()][-1] == "Anouk"


def test_the_case_bringer_can_change_at_any_moment(room: Room) -> None:
    room.go_to("write", 1)

    seats.choose_case_bringer(room.session, room.session.rounds.get(), room.seats[3])

    assert room.current.case_bringer == room.seats[3]
    assert room.current.may_do(room.seats[0])


def test_being_ready_belongs_to_one_activity(room: Room) -> None:
    activity = room.go_to("agree")
    seat = Seat.objects.select_related("session").get(pk=room.seats[1].pk)
    seats.set_ready(seat, activity, is_ready=True)
    room.next()

    with pytest.raises(ActivityOver):
        seats.set_ready(seat, activity, is_ready=False)

    assert list(activity.ready.values_list("seat__name", flat=True)) == ["Yasmina"]


def test_the_circle_has_an_end(room: Room) -> None:
    for number in range(6):
        room.sit(f"Gast {number}")

    with pytest.raises(CircleFull):
        room.sit("Nog een")


def test_a_phone_that_is_heard_again_is_told_to_the_circle_once(room: Room) -> None:
    seat = room.seats[1]
    Seat.objects.filter(pk=seat.pk).update(seen_at=None)
    before = room.session.version
    room.session.refresh_from_db()
    before = room.session.version

    seats.heard(seat.pk)
    seats.heard(seat.pk)

    room.session.refresh_from_db()
    assert room.session.version == before + 1


def test_a_new_name_is_never_somebody_elses(room: Room) -> None:
    seats.rename(room.seats[1], "Joost")

    assert [seat.name for seat in room.session.circle()][:3] == ["Anouk", "Joost 2", "Joost"]


def test_a_scribe_who_was_put_out_writes_no_more(room: Room) -> None:
    seats.choose_scribe(room.session, room.seats[1])

    seats.put_out(room.session, room.seats[1])

    room.session.refresh_from_db()
    assert room.session.scribe is None
