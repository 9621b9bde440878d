"""What a seat can do, by name: read what it names, call the command."""

from __future__ import annotations

import uuid
from collections.abc import Callable

from django.core.exceptions import BadRequest

from ..commands import cards, seats, sheets, signal, sorting, turns
from ..commands.cards import Draft
from ..models import Seat, Share
from .asked import Asked

SeatAct = Callable[[Seat, Asked], object]


def _share(seat: Seat, asked: Asked) -> None:
    if asked.word("share") not in Share.values:
        raise BadRequest("share")
    cards.choose_share(seat, asked.number("card"), Share(asked.word("share")))


def _line(seat: Seat, asked: Asked) -> None:
    """All sheets of a page carry one key, so each sheet makes its own of it. A lost answer comes after the end too."""
    sheet = asked.sheet()
    line = Draft(text=asked.text(), key=uuid.uuid5(asked.key(), str(sheet.pk)))
    if seat.session.is_open or not cards.are_kept(seat, [line]):
        sheets.add_line(seat, asked.activity(), sheet, line.text, line.key)


ACTS: dict[str, SeatAct] = {
    "ready": lambda seat, a: seats.set_ready(seat, a.activity(), is_ready=True),
    "not-ready": lambda seat, a: seats.set_ready(seat, a.activity(), is_ready=False),
    "hand-up": lambda seat, _a: signal.raise_hand(seat),
    "hand-down": lambda seat, _a: signal.take_back(seat),
    "card-rewrite": lambda seat, a: cards.rewrite(seat, a.number("card"), a.text()),
    "card-take-back": lambda seat, a: cards.take_back(seat, a.number("card")),
    "card-share": _share,
    "card-read": lambda seat, a: cards.read_aloud(seat, a.activity(), a.number("card")),
    "turn-done": lambda seat, a: turns.finish_own(seat, a.activity()),
    "turn-pass": lambda seat, a: turns.pass_own(seat, a.activity()),
    "line": _line,
    "sort": lambda seat, a: sorting.put(seat, a.activity(), a.number("card"), a.word("bin")),
    "sort-share": lambda seat, a: sorting.share(seat, a.activity()),
    "light": lambda seat, a: sorting.lead_light(seat, a.activity(), a.number("card")),
    "answered": lambda seat, a: sorting.lead_answered(seat, a.activity(), a.number("card"), a.optional_text("note")),
}
