"""A room: read once per version, never stale, and as strict about cards as the database."""

from __future__ import annotations

from datetime import timedelta
from itertools import product

from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from sessions.commands import desk, seats, steps
from sessions.models import Card, Reveal, Seat, Session, Share, room_of, rooms
from sessions.screens import beamer_screen, console_screen
from sessions.screens.lead import Viewer
from tests.factories import Room


def fresh(room: Room) -> Session:
    return Session.objects.get(pk=room.session.pk)


def test_two_screens_of_one_version_share_a_room(room: Room) -> None:
    session = fresh(room)

    found = room_of(session)

    assert room_of(fresh(room)) is found


def test_a_change_gives_another_room_in_which_other_rows_stayed_the_same_objects(room: Room) -> None:
    before = room_of(fresh(room))

    seats.rename(room.seats[1], "Jasmijn")

    after = room_of(fresh(room))
    assert [seat.name for seat in after.circle][:3] == ["Anouk", "Jasmijn", "Joost"]
    assert after.circle[0] is before.circle[0]
    assert after.circle[1] is not before.circle[1]


def test_whoever_read_an_older_version_gets_the_newest_room(room: Room) -> None:
    early = fresh(room)
    seats.rename(room.seats[1], "Jasmijn")
    newest = room_of(fresh(room))

    found = room_of(early)

    assert found is newest


def test_presence_is_asked_for_anew_though_the_version_is_the_same(room: Room) -> None:
    before = room_of(fresh(room)).away(timezone.now())
    Seat.objects.filter(pk=room.seats[2].pk).update(seen_at=timezone.now() - timedelta(minutes=5))

    after = room_of(fresh(room)).away(timezone.now())

    assert not before
    assert after == {room.seats[2].pk}


def test_a_room_is_forgotten_when_its_session_ends(room: Room) -> None:
    room.start()
    found = room_of(fresh(room))

    steps.end(room.session)

    assert found.session.pk not in rooms
    assert not fresh(room).is_open


def test_the_second_screen_of_a_version_asks_the_database_for_presence_only(
    room: Room, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    room.go_to("vragen-schrijven")
    room.write_all()
    desk.show_all(room.session, room.current)
    session = fresh(room)
    console_screen(session, "http://localhost", Viewer())

    with django_assert_num_queries(1):
        console_screen(session, "http://localhost", Viewer())
    with django_assert_num_queries(1):  # the name of the organisation
        beamer_screen(session, "http://localhost")


def test_cards_at_hand_are_seen_by_whom_the_database_says(room: Room) -> None:
    room.go_to("vragen-schrijven")
    for reveal, share, shown_at, is_removed in product(Reveal, Share, (None, timezone.now()), (False, True)):
        card = room.write(room.others[0], "Van wie is dit probleem?")
        values = {"reveal": reveal, "share": share, "shown_at": shown_at, "removed": is_removed}
        Card.objects.filter(pk=card.pk).update(**values)

    cards = Card.objects.all()

    assert {card for card in cards if card.is_kept} == set(Card.objects.kept())
    assert {card for card in cards if card.is_for_facilitator} == set(Card.objects.for_facilitator())
    assert {card for card in cards if card.is_for_circle} == set(Card.objects.shown())
