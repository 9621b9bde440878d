"""Requests of a whole evening, captured and sent again: after the step, after being put out, after the end (T22)."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import cycle
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from sessions.activities.parts import sheets_of
from sessions.commands import seats, steps
from sessions.models import Card, Seat
from tests.factories import QUESTIONS, Room, open_room

from .stage import HTMX, Stage, is_refused

pytestmark = pytest.mark.django_db


WORDS = {reverse("phone_do", args=[act]) for act in ("write", "line")}  # a lost answer comes again, also after the end


@dataclass
class Tape:
    """Every request that was sent, with the browser that sent it."""

    room: Room
    sent: list[tuple[Client, str, dict[str, Any]]] = field(default_factory=list)

    def tap(self, number: int, act: str, **fields: Any) -> None:
        client = self.room.phone(self.room.seats[number])
        request = (client, reverse("phone_do", args=[act]), {"activity": self.room.current.pk, **fields})
        self.sent.append(request)
        assert self.send(*request).status_code == 204

    def send(self, client: Client, address: str, fields: dict[str, Any]) -> Any:
        client.raise_request_exception = False
        return client.post(address, fields, headers=HTMX)

    def again(self) -> list[Any]:
        return [self.send(*request) for request in self.sent]


def record() -> Tape:
    """Questions, a turn each, sorting and answering: everything that phones send on the way."""
    tape = Tape(open_room("vijf-stappen", seats=4))
    room = tape.room
    room.go_to("vragen-schrijven")
    for number, text in zip(cycle((1, 2, 3)), QUESTIONS[:9], strict=False):
        tape.tap(number, "write", **{"key": str(uuid.uuid4()), "text-vraag-0": text})
    mine = room.session.cards.filter(seat=room.seats[1]).order_by("pk")
    tape.tap(1, "card-rewrite", card=mine[0].pk, text="Wat houdt jou tegen?")
    tape.tap(1, "card-take-back", card=mine[1].pk)
    for number in (1, 2, 3):
        tape.tap(number, "ready")
    room.go_to("vragen-voorlezen")
    for number in (1, 2, 3):
        own = room.session.cards.kept().filter(seat=room.seats[number])
        for card in own:
            tape.tap(number, "card-read", card=card.pk)
        tape.tap(number, "turn-done")
    room.go_to("sorteren")
    for card in room.session.cards.shown():
        tape.tap(0, "sort", card=card.pk, bin="behulpzaam")
    tape.tap(0, "sort-share")
    room.go_to("beantwoorden")
    for card in room.session.cards.shown()[:4]:
        tape.tap(0, "light", card=card.pk)
        tape.tap(0, "answered", card=card.pk, note="Dan ligt het stil.")
    return tape


def scribble() -> Tape:
    tape = Tape(open_room("roddelen", seats=3))
    activity = tape.room.go_to("flip")
    seats.choose_scribe(tape.room.session, tape.room.seats[1])
    for number, sheet in zip(range(6), cycle(sheets_of(activity)), strict=False):
        tape.tap(1, "line", sheet=sheet.pk, key=str(uuid.uuid4()), text=f"Regel {number}")
    return tape


def leave(room: Room) -> None:
    steps.go_to(room.session, room.session.agenda()[1])


def put_out(room: Room) -> None:
    for seat in room.seats:
        seats.put_out(room.session, Seat.objects.get(pk=seat.pk))


def end(room: Room) -> None:
    steps.end(room.session)


@pytest.mark.parametrize("then", [leave, put_out, end], ids=["after the step", "after being put out", "after the end"])
@pytest.mark.parametrize("play", [record, scribble], ids=["questions", "lines"])
def test_a_captured_request_changes_nothing(db: None, play: Callable[[], Tape], then: Callable[[Room], None]) -> None:
    tape = play()
    then(tape.room)
    before = Stage(tape.room.facilitator).photograph()

    answers = [answer for _ in range(3) for answer in tape.again()]

    assert Stage(tape.room.facilitator).photograph() == before
    assert [answer.status_code for answer in answers if answer.status_code >= 500] == []
    taken = {request[1] for request, answer in zip(tape.sent * 3, answers, strict=True) if not is_refused(answer)}
    assert then is leave or taken <= (WORDS if then is end else set())


def test_an_answer_that_got_lost_may_be_asked_for_again(db: None) -> None:
    tape = scribble()

    answers = tape.again()

    assert {answer.status_code for answer in answers} == {204}
    assert Card.objects.count() == 6


def test_a_captured_joining_does_not_come_in_again(db: None) -> None:
    room = open_room(seats=1)
    fields = {"door": room.session.door_key, "name": "Ruben", "agrees": "on", "key": str(uuid.uuid4())}
    Client().post(reverse("join"), fields)
    seats.put_out(room.session, Seat.objects.get(name="Ruben"))
    before = Stage(room.facilitator).photograph()

    answer = Client(raise_request_exception=False).post(reverse("join"), fields)

    assert is_refused(answer)
    assert Stage(room.facilitator).photograph() == before
