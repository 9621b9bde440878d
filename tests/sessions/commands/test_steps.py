"""Moving through the script."""

from __future__ import annotations

import pytest
from django.utils import timezone

from sessions.commands import act, clock, steps
from sessions.errors import EmptyCircle, FirstActivity, LastActivity, NoCaseBringer, SessionOver, StepMoved
from tests.factories import Room, open_room


def test_starting_begins_the_first_activity_with_a_running_clock(room: Room) -> None:
    steps.start(room.session)

    assert room.current == room.session.agenda().first()
    assert room.current.clock.is_running
    assert room.session.started_at is not None


def test_an_empty_circle_cannot_start(db: None) -> None:
    room = open_room(seats=0)

    with pytest.raises(EmptyCircle):
        steps.start(room.session)


def test_next_stops_one_clock_and_starts_the_other(room: Room) -> None:
    room.start()
    first = room.current

    second = room.next()

    first.refresh_from_db()
    assert not first.clock.is_running
    assert first.ended_at is not None
    assert second.clock.is_running


def test_two_consoles_pressing_next_together_move_one_step(room: Room) -> None:
    room.start()
    seen = room.current.pk
    steps.go_next(room.session, seen=seen)
    second = room.current

    with pytest.raises(StepMoved):
        steps.go_next(room.session, seen=seen)

    assert room.current == second


def test_previous_lets_the_clock_go_on_where_it_stood(room: Room) -> None:
    room.start()
    first = room.current
    clock.add_minutes(room.session, first, 3)
    room.next()

    steps.go_previous(room.session, seen=room.current.pk)

    assert room.current == first
    assert room.current.clock.seconds_left(timezone.now()) == pytest.approx(first.planned + 180, abs=2)


def test_there_is_nothing_before_the_first(room: Room) -> None:
    room.start()

    with pytest.raises(FirstActivity):
        steps.go_previous(room.session, seen=room.current.pk)


def test_there_is_nothing_after_the_last(room: Room) -> None:
    last = room.session.agenda().last()
    assert last is not None
    room.start()
    steps.go_to(room.session, last)

    with pytest.raises(LastActivity):
        steps.go_next(room.session, seen=room.current.pk)


def test_skipping_the_current_part_begins_the_next(room: Room) -> None:
    room.start()
    first = room.current

    steps.skip(room.session, first)

    first.refresh_from_db()
    assert first.skipped
    assert room.current.position > first.position


def test_a_part_skipped_beforehand_is_passed_over_by_skip_but_can_be_kept(room: Room) -> None:
    room.start()
    second = room.session.agenda()[1]
    steps.skip(room.session, second)

    steps.keep(room.session, second)

    second.refresh_from_db()
    assert not second.skipped


def test_a_case_round_does_not_begin_without_a_case_bringer(room: Room) -> None:
    room.session.rounds.update(case_bringer=None)
    room.start()
    round_part = room.session.agenda().filter(step__part="round").first()
    assert round_part is not None

    with pytest.raises(NoCaseBringer):
        steps.go_to(room.session, round_part)


def test_repeating_gives_a_fresh_clock_and_fresh_turns(room: Room) -> None:
    activity = room.go_to("round")
    clock.add_minutes(room.session, activity, -1)

    steps.repeat(room.session, seen=activity.pk)

    assert room.current.total == activity.planned
    assert next(turn.state for turn in room.current.turns.all()) == "now"


def test_moving_on_ends_a_pause(room: Room) -> None:
    room.start()
    clock.pause(room.session)

    room.next()

    assert not room.session.is_paused
    assert room.current.clock.is_running


def test_an_ended_session_accepts_nothing_more(room: Room) -> None:
    room.start()
    seen = room.current.pk

    steps.end(room.session)

    assert not room.session.is_open
    with pytest.raises(SessionOver):
        steps.go_next(room.session, seen=seen)
    with pytest.raises(SessionOver):
        act.undo(room.session)
