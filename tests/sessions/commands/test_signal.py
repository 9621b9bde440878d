"""The quiet signal: who hears of it, when it is over, and that nothing of it stays."""

from __future__ import annotations

import pytest

from sessions.commands import act, clock, seats, signal, steps
from sessions.errors import SeatGone, SessionOver
from sessions.models import Seat, Signal
from tests.factories import Room


def state(room: Room, number: int = 2) -> str:
    return Seat.objects.get(pk=room.seats[number].pk).signal


def test_a_signal_is_raised_seen_and_closed(room: Room) -> None:
    room.start()
    seat = room.seats[2]

    signal.raise_hand(seat)
    states = [state(room)]
    signal.see(room.session, seat)
    states.append(state(room))
    signal.close(room.session, seat)
    states.append(state(room))

    assert states == [Signal.RAISED, Signal.SEEN, Signal.NONE]


def test_asking_again_does_not_undo_that_it_was_seen(room: Room) -> None:
    signal.raise_hand(room.seats[2])
    signal.see(room.session, room.seats[2])

    signal.raise_hand(room.seats[2])

    assert state(room) == Signal.SEEN


def test_what_was_taken_back_is_not_seen_any_more(room: Room) -> None:
    signal.raise_hand(room.seats[2])
    signal.take_back(room.seats[2])

    signal.see(room.session, room.seats[2])

    assert state(room) == Signal.NONE


def test_a_pause_for_everybody_answers_it_and_ends_it(room: Room) -> None:
    room.start()
    signal.raise_hand(room.seats[2])

    clock.pause_for(room.session, room.seats[2])
    during = (state(room), room.session.is_paused)
    clock.resume(room.session)

    assert during == (Signal.SEEN, True)
    assert state(room) == Signal.NONE


def test_the_next_part_ends_what_was_seen_and_keeps_what_was_not(room: Room) -> None:
    room.start()
    signal.raise_hand(room.seats[2])
    signal.raise_hand(room.seats[3])
    signal.see(room.session, room.seats[2])

    room.next()

    assert (state(room, 2), state(room, 3)) == (Signal.NONE, Signal.RAISED)


def test_nothing_of_it_is_left_in_the_journal(room: Room) -> None:
    room.start()
    before = list(room.session.acts.values_list("label", "changes"))

    signal.raise_hand(room.seats[2])
    signal.see(room.session, room.seats[2])
    signal.close(room.session, room.seats[2])

    assert list(room.session.acts.values_list("label", "changes")) == before


def test_undo_never_brings_a_signal_back(room: Room) -> None:
    room.start()
    signal.raise_hand(room.seats[2])
    clock.pause_for(room.session, room.seats[2])
    clock.resume(room.session)

    while room.session.acts.exists():
        act.undo(room.session)

    assert state(room) == Signal.NONE


def test_who_leaves_asks_for_nothing_any_more(room: Room) -> None:
    room.start()
    signal.raise_hand(room.seats[2])

    seats.put_out(room.session, room.seats[2])
    act.undo(room.session)

    assert state(room) == Signal.NONE


def test_the_end_of_the_session_leaves_nothing(room: Room) -> None:
    room.start()
    for number in (2, 3):
        signal.raise_hand(room.seats[number])
    signal.see(room.session, room.seats[2])

    steps.end(room.session)

    assert (state(room, 2), state(room, 3)) == (Signal.NONE, Signal.NONE)


def test_who_was_put_out_and_who_comes_too_late_are_refused(room: Room) -> None:
    room.start()
    seats.put_out(room.session, room.seats[2])
    with pytest.raises(SeatGone):
        signal.raise_hand(room.seats[2])
    steps.end(room.session)

    with pytest.raises(SessionOver):
        signal.raise_hand(room.seats[3])

    assert state(room, 3) == Signal.NONE
