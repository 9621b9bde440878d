"""What every act names when it is meant well: a room in which it works, and its fields. All hostility starts here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sessions.models import Card, Seat
from tests.factories import Room

from .stage import Fields, Stage, do, key, tap

Named = Callable[[Room], Fields]
FACILITATOR = -1


@dataclass(frozen=True)
class Meant:
    """An act in a room by a seat (or the facilitator) with the fields it sends."""

    act: str
    room: str
    seat: int
    fields: Named

    def __str__(self) -> str:
        return f"{'console' if self.seat == FACILITATOR else 'phone'} {self.act}"

    def send(self, stage: Stage, **instead: Any) -> Any:
        """Send it, with other values for some of its fields."""
        return self.send_fields(stage, {**self.fields(stage.rooms[self.room]), **instead})

    def send_fields(self, stage: Stage, fields: Fields) -> Any:
        """Send these fields, whatever they are about by now."""
        if self.seat == FACILITATOR:
            return do(stage, self.room, self.act, fields)
        return tap(stage, self.room, self.seat, self.act, fields)


def card(room: Room, number: int = 0) -> Card:
    return room.session.cards.order_by("pk")[number]


def nothing(room: Room) -> Fields:
    return {}


def here(room: Room) -> Fields:
    return {"activity": room.current.pk}


def seen(room: Room) -> Fields:
    return {"seen": room.current.pk}


def one_card(room: Room) -> Fields:
    return {"card": card(room).pk}


def card_here(room: Room) -> Fields:
    return {**here(room), **one_card(room)}


def one_seat(room: Room) -> Fields:
    return {"seat": room.seats[1].pk}


def knock(room: Room) -> Fields:
    return {"knock": str(room.session.knocks.waiting()[0].public_id)}


def turned(room: Room) -> Fields:
    return {**here(room), **one_seat(room)}


def gerda(room: Room) -> Seat:
    return room.session.circle().get(name="Gerda")


def with_(named: Named, **more: Any) -> Named:
    return lambda room: {**named(room), **more}


def speaker(room: Room) -> Fields:
    return {**here(room), "speaker": room.current.turns.get(state="now").seat_id}


def later(room: Room) -> Fields:
    last = room.session.agenda().last()
    assert last is not None
    return {"activity": last.pk}


def sheet(room: Room, slug: str) -> int:
    return room.session.sheets.get(slug=slug).pk


def line(room: Room) -> Fields:
    return {**here(room), "sheet": room.session.sheets.get(slug=room.current.sheet_slugs[0]).pk, "key": key()}


DESK: tuple[tuple[str, str, Named], ...] = (
    ("start", "lobby", nothing),
    ("next", "write", seen),
    ("previous", "write", seen),
    ("repeat", "write", seen),
    ("go-to", "write", later),
    ("skip", "write", here),
    ("keep", "write", here),
    ("insert", "write", lambda room: {"kind": "talk", "title": "Even praten", "minutes": 5}),
    ("end", "write", nothing),
    ("undo", "write", nothing),
    ("pause", "write", nothing),
    ("resume", "paused", nothing),
    ("minutes", "write", with_(here, by=2)),
    ("turn-time", "round", with_(here, by=30)),
    ("shorten", "write", nothing),
    ("turn-next", "round", speaker),
    ("turn-pass", "round", speaker),
    ("turn-give", "round", lambda room: {**here(room), "seat": room.seats[2].pk}),
    ("turn-earlier", "round", lambda room: {**here(room), "seat": gerda(room).pk}),
    ("turn-later", "round", lambda room: {**here(room), "seat": room.seats[2].pk}),
    ("card-show", "write", one_card),
    ("card-hide", "sort", one_card),
    ("card-show-all", "write", here),
    ("card-correct", "write", with_(one_card, text="Wat houdt jou tegen?")),
    ("card-remove", "write", one_card),
    ("card-merge", "write", lambda room: {**one_card(room), "into": card(room, 1).pk}),
    ("card-earlier", "write", lambda room: {"card": card(room, 1).pk}),
    ("card-later", "write", one_card),
    ("card-to", "write", lambda room: {**one_card(room), "sheet": sheet(room, "advies")}),
    ("line", "flip", lambda room: {**line(room), "text": "Ze draagt alles alleen."}),
    (
        "write-for",
        "write",
        lambda room: {**here(room), "seat": gerda(room).pk, "text": "Van wie is dit?", "key": key()},
    ),
    ("sort", "without", with_(card_here, bin="neutraal")),
    ("sort-share", "sort", here),
    ("light", "answer", lambda room: {**here(room), "card": card(room, 1).pk}),
    ("answered", "answer", with_(card_here, note="Dan ligt het stil.")),
    ("seat-add", "write", lambda room: {"name": "Willem"}),
    ("seat-rename", "write", with_(one_seat, name="Yas")),
    ("seat-out", "write", one_seat),
    ("seat-earlier", "write", one_seat),
    ("seat-later", "write", one_seat),
    ("case-bringer", "write", lambda room: {**one_seat(room), "round": room.session.rounds.get().pk}),
    ("scribe", "write", one_seat),
    ("door-open", "write", nothing),
    ("door-ajar", "write", nothing),
    ("door-lock", "write", nothing),
    ("let-in", "write", knock),
    ("let-all-in", "write", nothing),
    ("not-now", "write", knock),
    ("give-back", "write", lambda room: {**knock(room), **one_seat(room)}),
    ("beamer-black", "write", nothing),
    ("beamer-hold", "write", nothing),
    ("gong", "write", nothing),
    ("hand-see", "write", one_seat),
    ("hand-pause", "write", one_seat),
    ("hand-close", "write", one_seat),
    ("bringer-joins", "core", here),
    ("bringer-listens", "core", here),
)

PHONE: tuple[tuple[str, str, int, Named], ...] = (
    ("write", "write", 1, lambda room: {**here(room), "key": key(), "text-vraag-0": "Wat maakt dat je blijft?"}),
    ("ready", "write", 1, here),
    ("not-ready", "write", 1, here),
    ("hand-up", "write", 1, nothing),
    ("hand-down", "write", 1, nothing),
    ("card-rewrite", "write", 1, with_(one_card, text="Wat houdt jou tegen?")),
    ("card-take-back", "write", 1, one_card),
    ("card-share", "choice", 1, with_(one_card, share="withheld")),
    ("card-read", "round", 1, card_here),
    ("turn-done", "round", 1, here),
    ("turn-pass", "round", 1, here),
    ("line", "flip", 1, lambda room: {**line(room), "text": "Ze draagt alles alleen."}),
    ("sort", "sort", 0, with_(card_here, bin="neutraal")),
    ("sort-share", "sort", 0, here),
    ("light", "answer", 0, lambda room: {**here(room), "card": card(room, 1).pk}),
    ("answered", "answer", 0, with_(card_here, note="Dan ligt het stil.")),
)

ACTS = [Meant(act, room, FACILITATOR, fields) for act, room, fields in DESK]
ACTS += [Meant(act, room, seat, fields) for act, room, seat, fields in PHONE]
