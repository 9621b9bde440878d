"""Rooms in which every act of facilitator and seats is possible, and rooms of others whose numbers do not belong."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.db import models, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from intervisie.accounts.models import User
from sessions.commands import clock, door, seats, sorting
from sessions.models import Activity, Card, Knock, Ready, Round, Seat, Session, Sheet, Turn
from tests.factories import Room, make_facilitator, open_room

HTMX = {"HX-Request": "true"}
TABLES: tuple[type[models.Model], ...] = (Session, Activity, Turn, Card, Seat, Sheet, Round, Ready, Knock)
FLEETING = {"version", "seen_at", "hosted_at"}  # say that somebody asked, not what there is
Fields = dict[str, Any]


@dataclass
class Stage:
    """Rooms by what is going on in them; `colleague` and `stranger` lead sessions of their own."""

    facilitator: User
    rooms: dict[str, Room] = field(default_factory=dict)

    def laptop(self) -> Client:
        client = Client(raise_request_exception=False)
        client.force_login(self.facilitator)
        return client

    def phone(self, room: str, seat: int) -> Client:
        client = self.rooms[room].phone(self.rooms[room].seats[seat])
        client.raise_request_exception = False
        return client

    def versions(self) -> list[int]:
        """One number per session; every change raises it."""
        return list(Session.objects.order_by("pk").values_list("version", flat=True))

    def photograph(self) -> dict[str, dict[str, Any]]:
        """Every value that means something to people."""
        return {
            f"{model.__name__} {row['id']}": {name: value for name, value in row.items() if name not in FLEETING}
            for model in TABLES
            for row in model._default_manager.values()
        }


def build() -> Stage:
    """All rooms, through the real commands."""
    stage = Stage(make_facilitator("hanneke@example.org"))
    for name, script in ROOMS.items():
        script(_add(stage, name, "roddelen" if name == "flip" else "vijf-stappen"))
    _add(stage, "colleague", "vijf-stappen")
    stage.rooms["stranger"] = open_room("vijf-stappen", seats=3, facilitator=make_facilitator("joep@elders.example"))
    for name in ("colleague", "stranger"):
        _write(stage.rooms[name])
    return stage


def _add(stage: Stage, name: str, slug: str) -> Room:
    stage.rooms[name] = open_room(slug, seats=3, facilitator=stage.facilitator)
    return stage.rooms[name]


def _lobby(room: Room) -> None:
    seats.seat_without_phone(room.session, "Gerda")


def _write(room: Room) -> None:
    """Two questions by seat 1 and one by seat 2; Gerda has no phone, and Willem waits before the door."""
    room.go_to("vragen-schrijven")
    door.enter(room.session, door.Visitor("Willem"), scanned=False)
    seats.seat_without_phone(room.session, "Gerda")
    room.write(room.seats[1], "Wat houdt je tegen?")
    room.write(room.seats[1], "Wat als je niets doet?")
    room.write(room.seats[2], "Wie vraagt het jou?")


def _round(room: Room) -> None:
    _write(room)
    room.next()


def _sort(room: Room) -> None:
    _round(room)
    room.show_all()
    activity = room.next()
    for card in sorting.cards_of(activity):
        sorting.put(Seat.objects.select_related("session").get(pk=room.bringer.pk), activity, card.pk, "behulpzaam")


def _without(room: Room) -> None:
    """The case bringer has no phone."""
    _sort(room)
    gerda = room.session.circle().get(name="Gerda")
    seats.choose_case_bringer(room.session, room.session.rounds.get(), gerda)


def _answer(room: Room) -> None:
    _sort(room)
    sorting.share_for(room.session, room.current)
    room.next()


def _flip(room: Room) -> None:
    room.go_to("flip")
    seats.choose_scribe(room.session, room.seats[1])


def _choice(room: Room) -> None:
    room.go_to("opschrijven")
    room.write(room.seats[1], "Ik neem mee dat stilte helpt.")


def _paused(room: Room) -> None:
    _write(room)
    clock.pause(room.session)


def _core(room: Room) -> None:
    room.go_to("kern-schrijven")


ROOMS: dict[str, Callable[[Room], None]] = {
    "lobby": _lobby,
    "write": _write,
    "round": _round,
    "sort": _sort,
    "without": _without,
    "answer": _answer,
    "flip": _flip,
    "choice": _choice,
    "paused": _paused,
    "core": _core,
}


@contextmanager
def set_up() -> Iterator[Stage]:
    """The stage, for as long as it is used; nothing of it stays. In the end nothing may have changed."""
    with transaction.atomic():
        stage = build()
        before = stage.photograph()
        yield stage
        assert stage.photograph() == before
        transaction.set_rollback(True)


@contextmanager
def and_back() -> Iterator[None]:
    """What is done within is taken back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def do(stage: Stage, room: str, act: str, fields: Fields, **headers: str) -> HttpResponse:
    """An act of the facilitator, as htmx sends it."""
    address = reverse("do", args=[stage.rooms[room].session.public_id, act])
    return stage.laptop().post(address, fields, headers={**HTMX, **headers})  # type: ignore[return-value]  # the test client's own class


def tap(stage: Stage, room: str, seat: int, act: str, fields: Fields) -> HttpResponse:
    """An act of a seat, as htmx sends it."""
    return stage.phone(room, seat).post(reverse("phone_do", args=[act]), fields, headers=HTMX)  # type: ignore[return-value]  # the same


def is_refused(answer: Any) -> bool:
    """A 4xx with a sentence that people can read."""
    words = answer.content.decode()
    return 400 <= answer.status_code < 500 and len(words.split()) >= 3 and "Traceback" not in words


def key() -> str:
    return str(uuid.uuid4())
