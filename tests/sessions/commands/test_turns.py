"""Turns go round; passing is always allowed."""

from __future__ import annotations

import pytest

from sessions.commands import act, door, seats, turns
from sessions.errors import ActivityOver, NotYourTurn, StepMoved
from sessions.models import Activity
from tests.factories import Room


@pytest.fixture
def reading(room: Room) -> Activity:
    """The round in which the questions are read aloud."""
    room.go_to("write", 1)
    room.write_all()
    return room.go_to("round", 1)


def names(activity: Activity) -> list[tuple[str, str]]:
    return [(turn.seat.name, turn.state) for turn in activity.turns.select_related("seat")]


def test_the_round_begins_after_the_case_bringer_and_leaves_them_out(room: Room, reading: Activity) -> None:
    dealt = names(reading)

    assert dealt[0] == ("Yasmina", "now")
    assert [state for _name, state in dealt[1:]] == ["waiting"] * 4
    assert "Anouk" not in dict(dealt)


def test_next_turn_passes_the_floor_on(room: Room, reading: Activity) -> None:
    turns.next_turn(room.session, reading)

    assert names(reading)[:2] == [("Yasmina", "done"), ("Joost", "now")]


def test_a_seat_may_always_pass(room: Room, reading: Activity) -> None:
    turns.pass_own(room.seats[1], reading)

    assert names(reading)[:2] == [("Yasmina", "passed"), ("Joost", "now")]


def test_nobody_ends_the_turn_of_another(room: Room, reading: Activity) -> None:
    with pytest.raises(NotYourTurn):
        turns.finish_own(room.seats[3], reading)

    assert names(reading)[0] == ("Yasmina", "now")


def test_the_facilitator_can_give_the_turn_to_anybody(room: Room, reading: Activity) -> None:
    turns.give_turn(room.session, reading, room.seats[4])

    assert dict(names(reading))["Ruben"] == "now"
    assert dict(names(reading))["Yasmina"] == "done"


def test_the_order_can_be_changed(room: Room, reading: Activity) -> None:
    turns.move_turn(room.session, reading, room.seats[4], earlier=True)

    assert [name for name, _state in names(reading)][:4] == ["Yasmina", "Joost", "Ruben", "Femke"]


def test_who_comes_in_late_gets_a_turn_at_the_end(room: Room, reading: Activity) -> None:
    door.join(room.session, "Naima")

    assert names(reading)[-1] == ("Naima", "waiting")


def test_after_the_last_nobody_has_the_turn(room: Room, reading: Activity) -> None:
    for _ in range(5):
        turns.next_turn(room.session, reading)

    assert {state for _name, state in names(reading)} == {"done"}


def test_who_was_put_out_gets_no_turn(room: Room, reading: Activity) -> None:
    seats.put_out(room.session, room.seats[2])

    turns.next_turn(room.session, reading)

    assert dict(names(reading))["Femke"] == "now"


def test_two_presses_at_once_skip_nobody(room: Room, reading: Activity) -> None:
    turns.next_turn(room.session, reading, seen=room.seats[1].pk)

    with pytest.raises(StepMoved):
        turns.next_turn(room.session, reading, seen=room.seats[1].pk)

    assert names(reading)[:2] == [("Yasmina", "done"), ("Joost", "now")]


def test_when_the_speaker_is_put_out_the_next_has_the_turn(room: Room, reading: Activity) -> None:
    seats.put_out(room.session, room.seats[1])

    assert dict(names(reading))["Joost"] == "now"


def test_turns_move_only_in_the_round_that_is_played(room: Room, reading: Activity) -> None:
    room.next()

    with pytest.raises(ActivityOver):
        turns.next_turn(room.session, reading)


def test_an_undo_never_leaves_two_people_with_the_turn(room: Room, reading: Activity) -> None:
    for _ in range(5):
        turns.next_turn(room.session, reading)
    door.join(room.session, "Naima")

    act.undo(room.session)

    assert [name for name, state in names(reading) if state == "now"] == ["Soraya"]
