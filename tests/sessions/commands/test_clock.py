"""The clocks: they are moments in the database, so nothing ticks and a restart changes nothing."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from sessions.commands import clock
from sessions.models import Activity, Session
from sessions.models.pace import pace, shorter
from tests.factories import Room


def test_pausing_keeps_the_seconds_that_were_left(room: Room) -> None:
    room.start()
    left = room.current.clock.seconds_left(timezone.now())

    clock.pause(room.session)

    assert room.session.is_paused
    assert room.current.left == pytest.approx(left, abs=1)
    assert room.current.ends_at is None


def test_resuming_goes_on_from_there(room: Room) -> None:
    room.start()
    clock.pause(room.session)
    Activity.objects.filter(pk=room.current.pk).update(left=75)

    clock.resume(room.session)

    assert not room.session.is_paused
    assert room.current.clock.seconds_left(timezone.now()) == pytest.approx(75, abs=1)


def test_pausing_also_stops_the_turn(room: Room) -> None:
    activity = room.go_to("round")

    clock.pause(room.session)

    turn = activity.turns.get(state="now")
    assert not turn.clock.is_running
    assert turn.left is not None


def test_minutes_can_be_added_and_taken_but_one_always_stays(room: Room) -> None:
    room.start()
    planned = room.current.total

    clock.add_minutes(room.session, room.current, 1)
    added = room.current.total
    clock.add_minutes(room.session, room.current, -60)

    assert added == planned + 60
    assert room.current.total == 60


def test_the_turn_can_be_given_more_time(room: Room) -> None:
    activity = room.go_to("round")
    before = activity.turns.get(state="now").total

    clock.add_turn_time(room.session, activity, 30)

    assert activity.turns.get(state="now").total == before + 30


def test_less_time_for_a_turn_is_never_more(room: Room) -> None:
    activity = room.go_to("round")
    before = activity.turns.get(state="now").total

    clock.add_turn_time(room.session, activity, -10)

    assert activity.turns.get(state="now").total == before - 10


def test_the_clock_survives_a_restart(room: Room) -> None:
    room.start()
    ends_at = room.current.ends_at

    fresh = Session.objects.get(pk=room.session.pk)

    assert fresh.current is not None
    assert fresh.current.ends_at == ends_at


def test_over_time_moves_the_projected_end(room: Room) -> None:
    room.start()
    now = timezone.now()
    on_time = pace(room.session, now).projected_end
    Activity.objects.filter(pk=room.current.pk).update(ends_at=now - timedelta(minutes=4))
    room.session.refresh_from_db()

    later = pace(room.session, now + timedelta(seconds=1)).projected_end

    assert later - now == pytest.approx(on_time - now - timedelta(seconds=room.current.total), abs=timedelta(seconds=2))


def test_a_session_that_fits_gets_no_proposal(room: Room) -> None:
    room.session.minutes_available = 400
    room.session.save()
    room.start()

    assert shorter(room.session, timezone.now()) == ()


def test_a_proposal_ends_on_time_and_never_takes_everything(room: Room) -> None:
    room.session.minutes_available = 60
    room.session.save()
    room.start()
    now = timezone.now()
    proposal = shorter(room.session, now)

    clock.shorten(room.session, proposal)

    assert proposal
    assert all(line.minutes == 0 or line.minutes >= 2 for line in proposal)
    room.session.refresh_from_db()
    assert abs(pace(room.session, now).late) <= 1


def test_optional_parts_go_first(db: None) -> None:
    from tests.factories import open_room  # noqa: PLC0415  # only this test needs another method

    room = open_room("socratisch")
    room.session.minutes_available = 110
    room.session.save()
    room.start()

    proposal = shorter(room.session, timezone.now())

    optional = {each.pk for each in room.session.agenda() if each.definition.optional}
    assert {line.activity for line in proposal if line.minutes == 0} <= optional
