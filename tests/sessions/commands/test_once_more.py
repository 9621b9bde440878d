"""A request that comes once more: who lost the answer gets it, who captured the request gets nothing (T22)."""

from __future__ import annotations

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from sessions.commands import door, lead, seats, steps
from sessions.commands.door import Visitor
from sessions.errors import DoorClosed, SeatGone, SessionOver
from sessions.models import Door, Seat, seat_by_token
from tests.factories import Room

LONG_AGO = timedelta(minutes=10, seconds=1)


def take(room: Room) -> uuid.UUID:
    """The third seat leads; gives the key of its form."""
    key = uuid.uuid4()
    lead.take_with_word(Seat.objects.select_related("session").get(pk=room.seats[2].pk), room.session.lead_word, key)
    return key


def enter(room: Room) -> Visitor:
    visitor = Visitor("Naima", uuid.uuid4())
    door.enter(room.session, visitor, scanned=True)
    return visitor


def test_taking_over_is_answered_again_for_ten_minutes_however_often_it_is_asked(room: Room) -> None:
    key = take(room)
    almost = timezone.now() - LONG_AGO + timedelta(seconds=30)
    Seat.objects.filter(pk=room.seats[2].pk).update(committed_at=almost)

    tokens = [lead.answer_again(key) for _ in range(3)]
    Seat.objects.filter(pk=room.seats[2].pk, committed_at=almost).update(committed_at=timezone.now() - LONG_AGO)

    assert seat_by_token(tokens[-1]) is not None
    with pytest.raises(SeatGone):
        lead.answer_again(key)


def test_a_token_got_by_taking_over_counts_its_own_hours(room: Room) -> None:
    Seat.objects.filter(pk=room.seats[2].pk).update(committed_at=timezone.now() - timedelta(hours=11, minutes=59))

    key = take(room)

    assert Seat.objects.get(join_key=key).is_current(timezone.now() + timedelta(hours=1))


def test_a_captured_take_over_is_refused_after_being_put_out(room: Room) -> None:
    room.start()
    key = take(room)

    seats.put_out(room.session, room.seats[2])

    with pytest.raises(SeatGone):
        lead.answer_again(key)


def test_a_captured_take_over_is_refused_after_the_end(room: Room) -> None:
    room.start()
    key = take(room)

    steps.end(room.session)

    with pytest.raises(SeatGone):
        lead.answer_again(key)


def test_a_captured_joining_gets_no_seat_after_ten_minutes_and_makes_no_second_one(room: Room) -> None:
    visitor = enter(room)
    seats.rename(room.session.seats.select_related("session").get(name="Naima"), "Naima B")
    Seat.objects.filter(join_key=visitor.key).update(joined_at=timezone.now() - LONG_AGO)

    again = door.enter(room.session, visitor, scanned=True)

    assert (again.token, bool(again.ticket)) == ("", True)
    assert room.session.circle().count() == 7


def test_a_joining_that_comes_again_within_ten_minutes_keeps_its_seat(room: Room) -> None:
    visitor = enter(room)
    Seat.objects.filter(join_key=visitor.key).update(joined_at=timezone.now() - LONG_AGO + timedelta(seconds=30))

    again = door.enter(room.session, visitor, scanned=True)

    seat = seat_by_token(again.token)
    assert seat is not None
    assert seat.name == "Naima"


@pytest.mark.parametrize(
    ("then", "refusal"),
    [("put out", SeatGone), ("locked", DoorClosed), ("ended", SessionOver)],
    ids=["put out", "locked", "ended"],
)
def test_a_captured_joining_is_refused_at_once(room: Room, then: str, refusal: type[Exception]) -> None:
    visitor = enter(room)
    if then == "put out":
        seats.put_out(room.session, room.session.seats.get(name="Naima"))
    elif then == "locked":
        door.hold(room.session, Door.LOCKED)
    else:
        steps.end(room.start().session)

    with pytest.raises(refusal):
        door.enter(room.session, visitor, scanned=True)
