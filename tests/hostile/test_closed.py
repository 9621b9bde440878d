"""What is over stays over: parts the circle has left, sessions that have ended, seats that were put out."""

from __future__ import annotations

import pytest
from django.urls import reverse

from sessions.commands import seats, steps

from .acts import ACTS, FACILITATOR, Meant
from .stage import Stage, and_back, is_refused

pytestmark = pytest.mark.django_db
BY_SEATS = [each for each in ACTS if each.seat != FACILITATOR]
BOUND = [  # to the part they were made for; the facilitator reaches every part of the script with the others
    each
    for each in ACTS
    if (each.act, each.seat) != ("line", FACILITATOR)
    and each.act
    in {
        *("write", "ready", "not-ready", "card-read", "turn-done", "turn-pass", "line", "sort", "sort-share", "light"),
        *("answered", "write-for", "turn-next", "turn-give"),
    }
]


@pytest.mark.parametrize("meant", ACTS, ids=str)
def test_after_the_end_nothing_is_done(stage: Stage, meant: Meant) -> None:
    room = stage.rooms[meant.room]
    with and_back():
        room.start()
        steps.end(room.session)
        before = stage.photograph()
        answer = meant.send(stage)
        after = stage.photograph()
    room.session.refresh_from_db()

    assert is_refused(answer)
    assert answer.status_code == 410 or meant.act in {"light", "line", "sort", "sort-share", "answered", "write"}
    assert after == before


@pytest.mark.parametrize("meant", BOUND, ids=str)
def test_a_part_that_the_circle_has_left_takes_nothing(stage: Stage, meant: Meant) -> None:
    room = stage.rooms[meant.room]
    with and_back():
        fields = meant.fields(room)
        steps.go_to(room.session, room.session.agenda()[0])
        before = stage.photograph()
        answer = meant.send_fields(stage, fields)
        after = stage.photograph()
    room.session.refresh_from_db()

    assert is_refused(answer)
    assert after == before


@pytest.mark.parametrize("meant", BY_SEATS, ids=str)
def test_who_was_put_out_does_nothing(stage: Stage, meant: Meant) -> None:
    room = stage.rooms[meant.room]
    with and_back():
        seats.put_out(room.session, room.seats[meant.seat])
        before = stage.photograph()
        answer = meant.send(stage)
        after = stage.photograph()
    room.session.refresh_from_db()
    room.seats[meant.seat].refresh_from_db()

    assert answer.status_code == 403
    assert is_refused(answer)
    assert after == before


@pytest.mark.parametrize("address", ["phone", "seat_version"])
def test_who_was_put_out_sees_nothing(stage: Stage, address: str) -> None:
    room = stage.rooms["write"]
    with and_back():
        seats.put_out(room.session, room.seats[1])
        answer = stage.phone("write", 1).get(reverse(address))
    room.session.refresh_from_db()
    room.seats[1].refresh_from_db()

    assert answer.status_code == 403
    assert not [card.text for card in room.session.cards.all() if card.text in answer.content.decode()]
