"""Every act works when it is meant well, and refuses whatever does not belong to its session."""

from __future__ import annotations

import uuid

import pytest

from sessions.views import console_acts, phone_acts
from tests.factories import Room

from .acts import ACTS, FACILITATOR, Meant
from .stage import Stage, and_back, is_refused

pytestmark = pytest.mark.django_db
NUMBERS = {"activity", "card", "into", "seat", "round", "sheet", "seen", "speaker", "knock"}
STRANGE = [
    "-1",
    "0",
    "9999999999",
    "99999999999999999999999",
    "1e3",
    "0x1",
    "١",
    "1; DROP TABLE",
    "\x00",
    "NaN",
    str(uuid.uuid4()),
]


def test_every_act_of_the_product_is_in_the_table() -> None:
    desk = {each.act for each in ACTS if each.seat == FACILITATOR}
    phone = {each.act for each in ACTS if each.seat != FACILITATOR}

    assert desk == set(console_acts.ACTS)
    assert phone == {*phone_acts.ACTS, "write"}


@pytest.mark.parametrize("meant", ACTS, ids=str)
def test_it_is_done_when_it_is_meant_well(stage: Stage, meant: Meant) -> None:
    with and_back():
        answer = meant.send(stage)

    assert answer.status_code == 204


def foreign(room: Room) -> dict[str, int | str]:
    """Numbers of another session, one for every field that holds a number."""
    current, seat = room.current, room.seats[1]
    return {
        "activity": current.pk,
        "seen": current.pk,
        "card": room.session.cards.all()[0].pk,
        "into": room.session.cards.all()[1].pk,
        "seat": seat.pk,
        "speaker": seat.pk,
        "round": room.session.rounds.get().pk,
        "sheet": room.session.sheets.all()[0].pk,
        "knock": str(room.session.knocks.all()[0].public_id),
    }


@pytest.mark.parametrize("whose", ["colleague", "stranger"])
@pytest.mark.parametrize("meant", ACTS, ids=str)
def test_numbers_of_another_session_open_nothing(stage: Stage, meant: Meant, whose: str) -> None:
    numbers = foreign(stage.rooms[whose])
    named = [name for name in meant.fields(stage.rooms[meant.room]) if name in NUMBERS]
    before = stage.versions()

    answers = {name: meant.send(stage, **{name: numbers[name]}) for name in named}

    assert [name for name, answer in answers.items() if not is_refused(answer)] == []
    assert stage.versions() == before


@pytest.mark.parametrize("meant", ACTS, ids=str)
def test_what_is_no_number_of_this_session_is_refused(stage: Stage, meant: Meant) -> None:
    named = [name for name in meant.fields(stage.rooms[meant.room]) if name in NUMBERS]
    before = stage.versions()

    answers = {(name, strange): meant.send(stage, **{name: strange}) for name in named for strange in STRANGE}

    assert [case for case, answer in answers.items() if not is_refused(answer)] == []
    assert stage.versions() == before
