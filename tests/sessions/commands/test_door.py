"""The door: who sits down at once, who waits, and who is told nothing."""

from __future__ import annotations

import uuid

import pytest

from sessions.commands import act, door, steps
from sessions.commands.door import Visitor
from sessions.errors import DoorClosed, SessionOver
from sessions.models import Attempt, Door, Knock, Session, seat_by_token, token_hash
from tests.factories import Room

HERE = "source"


def enter(room: Room, name: str = "Naima", *, scanned: bool = True) -> door.Entry:
    return door.enter(room.session, Visitor(name, uuid.uuid4()), scanned=scanned)


def test_a_typed_code_finds_the_door_however_it_is_typed(room: Room) -> None:
    code = room.session.code

    found = door.find(HERE, code=f" {code[:3].lower()}-{code[3:].lower()} ")

    assert found == room.session


def test_a_scanned_key_finds_the_door(room: Room) -> None:
    assert door.find(HERE, door_key=room.session.door_key) == room.session


@pytest.mark.parametrize("code", ["", "ZZZZZZ", "482 913"])
def test_a_wrong_code_finds_nothing(room: Room, code: str) -> None:
    with pytest.raises(DoorClosed):
        door.find(HERE, code=code)


def test_who_scans_an_open_door_sits_down_at_once(room: Room) -> None:
    entry = enter(room)

    seat = seat_by_token(entry.token)
    assert seat is not None
    assert seat.name == "Naima"
    assert entry.ticket == ""


def test_who_types_the_code_waits(room: Room) -> None:
    entry = enter(room, scanned=False)

    assert entry.token == ""
    assert Knock.objects.get(ticket_hash=token_hash(entry.ticket)).is_waiting
    assert room.session.circle().count() == 6


def test_before_a_console_was_opened_everybody_waits(room: Room) -> None:
    Session.objects.update(hosted_at=None)

    entry = enter(room)

    assert entry.ticket
    assert room.session.circle().count() == 6


def test_once_a_console_was_opened_who_waited_still_has_to_be_let_in(room: Room) -> None:
    Session.objects.update(hosted_at=None)
    early = enter(room, "Vroeg")

    door.host(room.session)

    assert seat_by_token(enter(room, "Daarna").token) is not None
    assert Knock.objects.get(ticket_hash=token_hash(early.ticket)).is_waiting


def test_a_name_that_sits_in_the_circle_waits_because_it_may_be_a_new_phone(room: Room) -> None:
    entry = enter(room, "  anouk ")

    assert entry.ticket
    assert room.session.knocks.get().name == "anouk"


def test_starting_leaves_an_open_door_ajar_and_taking_that_back_opens_it(room: Room) -> None:
    room.start()
    late = enter(room)
    ajar = room.session.door

    act.undo(room.session)

    assert (ajar, room.session.door) == (Door.WAIT, Door.OPEN)
    assert late.ticket


def test_a_locked_door_stays_locked_when_the_session_starts(room: Room) -> None:
    door.hold(room.session, Door.LOCKED)

    room.start()

    assert room.session.door == Door.LOCKED


def test_the_facilitator_may_open_the_door_again_for_late_comers(room: Room) -> None:
    room.start()

    door.hold(room.session, Door.OPEN)

    assert seat_by_token(enter(room).token) is not None


def test_at_a_locked_door_nobody_new_waits(room: Room) -> None:
    door.hold(room.session, Door.LOCKED)

    for scanned in (True, False):
        with pytest.raises(DoorClosed):
            enter(room, scanned=scanned)
    for way in ({"code": room.session.code}, {"door_key": room.session.door_key}):
        with pytest.raises(DoorClosed):
            door.find(HERE, **way)

    assert not Knock.objects.exists()


def test_the_code_dies_with_the_session(room: Room) -> None:
    room.start()
    steps.end(room.session)

    with pytest.raises(DoorClosed):
        door.find(HERE, code=room.session.code)
    with pytest.raises(SessionOver):
        enter(room)


def test_when_every_chair_is_taken_people_wait(room: Room) -> None:
    for number in range(6):
        room.sit(f"Gast {number}")

    assert enter(room).ticket
    assert room.session.circle().count() == 12


def test_a_waiting_room_that_is_full_says_what_a_wrong_code_says(room: Room) -> None:
    for number in range(door.WAITING_ROOM):
        enter(room, f"Gast {number}", scanned=False)

    with pytest.raises(DoorClosed):
        door.find(HERE, code=room.session.code)
    with pytest.raises(DoorClosed):
        enter(room, scanned=False)

    assert room.session.knocks.count() == door.WAITING_ROOM
    assert Attempt.objects.count() == 1


def test_tapping_twice_takes_one_chair(room: Room) -> None:
    visitor = Visitor("Naima", uuid.uuid4())
    door.enter(room.session, visitor, scanned=True)

    again = door.enter(room.session, visitor, scanned=True)

    assert seat_by_token(again.token) is not None
    assert room.session.circle().count() == 7


def test_tapping_twice_is_one_knock(room: Room) -> None:
    visitor = Visitor("Naima", uuid.uuid4())
    door.enter(room.session, visitor, scanned=False)

    again = door.enter(room.session, visitor, scanned=False)

    assert room.session.knocks.get().ticket_hash == token_hash(again.ticket)


def test_only_the_hash_of_a_ticket_is_stored(room: Room) -> None:
    ticket = enter(room, scanned=False).ticket

    assert len(ticket) >= 43
    assert not Knock.objects.filter(ticket_hash=ticket).exists()
