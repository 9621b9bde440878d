"""The switch for the case bringer who writes along; nobody does unless the facilitator says so."""

from __future__ import annotations

import pytest

from sessions.commands import act
from sessions.commands.cases import let_bringer_join
from sessions.errors import ActivityOver, NotYours
from tests.factories import Room, open_room


@pytest.mark.django_db
@pytest.mark.parametrize(("method", "writing"), [("vijf-stappen", "kern-schrijven"), ("socratisch", "schrijven")])
def test_the_case_bringer_does_not_write_along_unless_asked(method: str, writing: str) -> None:
    room = open_room(method)
    activity = room.go_to(writing)

    with pytest.raises(NotYours):
        room.write(room.bringer, "Ik schrijf mee.")

    assert activity.bringer_may_join


def test_the_case_bringer_who_is_asked_writes_and_reads_along(room: Room) -> None:
    activity = room.go_to("kern-schrijven")

    let_bringer_join(room.session, activity, joins=True)
    card = room.write(room.bringer, "Volgens mij is de kern dat ik wacht.")
    reading = room.next()

    assert card.seat == room.bringer
    assert reading.turns.filter(seat=room.bringer).exists()


def test_the_case_bringer_reads_along_in_no_other_round(room: Room) -> None:
    let_bringer_join(room.session, room.go_to("kern-schrijven"), joins=True)

    reading = room.go_to("advies-voorlezen")

    assert not reading.turns.filter(seat=room.bringer).exists()


def test_the_switch_is_taken_back_by_undo(room: Room) -> None:
    activity = room.go_to("kern-schrijven")
    let_bringer_join(room.session, activity, joins=True)

    act.undo(room.session)

    assert not room.current.bringer_joins


def test_there_is_no_switch_where_the_sources_are_clear(room: Room) -> None:
    activity = room.go_to("vragen-schrijven")

    with pytest.raises(ActivityOver):
        let_bringer_join(room.session, activity, joins=True)
