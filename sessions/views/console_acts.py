"""The facilitator's acts by name, each one line: read what it names, call the command."""

from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.utils import timezone

from ..commands import (
    act,
    beamer,
    cards,
    cases,
    clock,
    desk,
    door,
    inserting,
    seats,
    signal,
    sorting,
    steps,
    turns,
    waiting,
)
from ..models import Door, Share
from ..models.pace import shorter
from .asked import Asked

Act = Callable[[Asked], object]


def _draft(a: Asked) -> cards.Draft:
    share = Share(a.word("share")) if a.word("share") in Share.values else Share.UNNAMED
    return cards.Draft(text=a.text(), key=a.key(), prompt=a.word("prompt"), share=share)


def _insert(a: Asked) -> None:
    minutes, kind = a.number("minutes"), a.word("kind")
    if kind not in inserting.INSERTABLE or not 1 <= minutes <= 180:
        raise BadRequest("kind")
    inserting.insert(a.session, kind=kind, title=a.text("title")[:60], minutes=minutes)


ACTS: dict[str, Act] = {
    "start": lambda a: steps.start(a.session),
    "next": lambda a: steps.go_next(a.session, seen=a.number("seen")),
    "previous": lambda a: steps.go_previous(a.session, seen=a.number("seen")),
    "repeat": lambda a: steps.repeat(a.session, seen=a.number("seen")),
    "go-to": lambda a: steps.go_to(a.session, a.activity()),
    "skip": lambda a: steps.skip(a.session, a.activity()),
    "keep": lambda a: steps.keep(a.session, a.activity()),
    "insert": _insert,
    "end": lambda a: steps.end(a.session),
    "undo": lambda a: act.undo(a.session),
    "pause": lambda a: clock.pause(a.session),
    "resume": lambda a: clock.resume(a.session),
    "minutes": lambda a: clock.add_minutes(a.session, a.activity(), max(-60, min(60, a.number("by")))),
    "turn-time": lambda a: clock.add_turn_time(a.session, a.activity(), max(-600, min(600, a.number("by")))),
    "shorten": lambda a: clock.shorten(a.session, shorter(a.session, timezone.now())),
    "turn-next": lambda a: turns.next_turn(a.session, a.activity(), seen=a.optional("speaker")),
    "turn-pass": lambda a: turns.pass_turn(a.session, a.activity(), seen=a.optional("speaker")),
    "turn-give": lambda a: turns.give_turn(a.session, a.activity(), a.seat()),
    "turn-earlier": lambda a: turns.move_turn(a.session, a.activity(), a.seat(), earlier=True),
    "turn-later": lambda a: turns.move_turn(a.session, a.activity(), a.seat(), earlier=False),
    "card-show": lambda a: desk.show(a.session, a.number("card")),
    "card-hide": lambda a: desk.hide(a.session, a.number("card")),
    "card-show-all": lambda a: desk.show_all(a.session, a.activity()),
    "card-correct": lambda a: desk.correct(a.session, a.number("card"), a.text()),
    "card-remove": lambda a: desk.remove(a.session, a.number("card")),
    "card-merge": lambda a: desk.merge(a.session, a.number("card"), a.number("into")),
    "card-earlier": lambda a: desk.move(a.session, a.number("card"), earlier=True),
    "card-later": lambda a: desk.move(a.session, a.number("card"), earlier=False),
    "card-to": lambda a: desk.move_to(a.session, a.number("card"), a.sheet()),
    "line": lambda a: desk.write_line(a.session, a.activity(), a.sheet(), a.text(), a.key()),
    "write-for": lambda a: desk.write_for(a.session, a.seat(), a.activity(), _draft(a)),
    "sort": lambda a: sorting.put_for(a.session, a.activity(), a.number("card"), a.word("bin")),
    "sort-share": lambda a: sorting.share_for(a.session, a.activity()),
    "light": lambda a: sorting.light(a.session, a.activity(), a.optional("card")),
    "answered": lambda a: sorting.answered(a.session, a.activity(), a.number("card"), a.optional_text("note")),
    "seat-add": lambda a: seats.seat_without_phone(a.session, a.text("name")),
    "seat-rename": lambda a: seats.rename(a.seat(), a.text("name")),
    "seat-out": lambda a: seats.put_out(a.session, a.seat()),
    "seat-earlier": lambda a: seats.move(a.session, a.seat(), earlier=True),
    "seat-later": lambda a: seats.move(a.session, a.seat(), earlier=False),
    "hand-see": lambda a: signal.see(a.session, a.seat()),
    "hand-pause": lambda a: clock.pause_for(a.session, a.seat()),
    "hand-close": lambda a: signal.close(a.session, a.seat()),
    "case-bringer": lambda a: seats.choose_case_bringer(a.session, a.round(), a.optional_seat()),
    "bringer-joins": lambda a: cases.let_bringer_join(a.session, a.activity(), joins=True),
    "bringer-listens": lambda a: cases.let_bringer_join(a.session, a.activity(), joins=False),
    "scribe": lambda a: seats.choose_scribe(a.session, a.optional_seat()),
    "door-open": lambda a: door.hold(a.session, Door.OPEN),
    "door-ajar": lambda a: door.hold(a.session, Door.WAIT),
    "door-lock": lambda a: door.hold(a.session, Door.LOCKED),
    "let-in": lambda a: waiting.let_in(a.session, a.knock()),
    "let-all-in": lambda a: waiting.let_all_in(a.session),
    "not-now": lambda a: waiting.refuse(a.session, a.knock()),
    "give-back": lambda a: waiting.give_back(a.session, a.knock(), a.seat()),
    "beamer-black": lambda a: beamer.black(a.session),
    "beamer-hold": lambda a: beamer.hold(a.session),
    "gong": lambda a: beamer.gong(a.session),
}
