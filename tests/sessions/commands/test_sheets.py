"""Flip-over sheets that the circle writes on."""

from __future__ import annotations

import uuid

import pytest

from sessions.activities.parts import sheets_of
from sessions.commands import seats, sheets
from sessions.errors import ActivityOver, NotYours
from sessions.models import Activity, Seat
from tests.factories import Room, open_room


@pytest.fixture
def gossip(db: None) -> Room:
    """Roddelen, where a scribe writes what the group says."""
    room = open_room("roddelen")
    room.go_to("flip")
    return room


def fresh(seat: Seat) -> Seat:
    return Seat.objects.select_related("session", "session__scribe").get(pk=seat.pk)


def line(room: Room, seat: Seat, activity: Activity | None = None) -> None:
    activity = activity or room.current
    sheets.add_line(fresh(seat), activity, sheets_of(activity)[0], "Ze draagt alles alleen.", uuid.uuid4())


def test_the_scribe_writes_without_a_name(gossip: Room) -> None:
    seats.choose_scribe(gossip.session, gossip.seats[2])

    line(gossip, gossip.seats[2])

    card = gossip.session.cards.get()
    assert card.is_shown
    assert card.author == ""


def test_others_do_not_write_on_the_sheet(gossip: Room) -> None:
    seats.choose_scribe(gossip.session, gossip.seats[2])

    with pytest.raises(NotYours):
        line(gossip, gossip.seats[3])


def test_the_case_bringer_whose_back_is_turned_never_writes_on_it(gossip: Room) -> None:
    seats.choose_scribe(gossip.session, gossip.bringer)

    with pytest.raises(NotYours):
        line(gossip, gossip.bringer)


def test_a_sheet_is_closed_when_the_circle_moves_on(gossip: Room) -> None:
    seats.choose_scribe(gossip.session, gossip.seats[2])
    activity = gossip.current
    gossip.next()

    with pytest.raises(ActivityOver):
        line(gossip, gossip.seats[2], activity)


def test_sending_a_line_twice_writes_it_once(gossip: Room) -> None:
    seats.choose_scribe(gossip.session, gossip.seats[2])
    activity, key = gossip.current, uuid.uuid4()

    for _ in range(3):
        sheets.add_line(fresh(gossip.seats[2]), activity, sheets_of(activity)[0], "Ze zegt overal ja op.", key)

    assert gossip.session.cards.count() == 1
