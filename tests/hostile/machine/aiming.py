"""The machine with an aim now and then: what chance alone seldom leads to, done by those whose act it is."""

from __future__ import annotations

import uuid
from functools import partial
from random import Random

from hypothesis.stateful import rule

from sessions.commands import door
from sessions.commands.door import Visitor
from sessions.models import Activity, Seat
from sessions.views import console_acts, phone_acts

from .luck import chances
from .playing import Playing
from .truths import rows_of

WAITING = ("let-in", "let-all-in", "not-now", "give-back")
DOORS = ("door-open", "door-ajar", "door-lock")
JOINING = ("bringer-joins", "bringer-listens")
FITTING = {
    "write": ("write-for", "card-merge", "phone card-rewrite", "phone card-take-back", *JOINING),
    "round": ("turn-next", "turn-pass", "turn-give", "phone turn-done", "phone turn-pass", "phone card-read"),
    "sort": ("sort", "sort-share", "light"),
    "answer": ("light", "answered", "phone light", "phone answered"),
    "flip": ("line", "phone line"),
}


class Aiming(Playing):
    """Everything that `Playing` does, and what an activity or the door is for."""

    @rule(luck=chances)
    def somebody_knocks_and_is_answered(self, luck: Random) -> None:
        visitor = Visitor(luck.choice(["Anouk", "Youssef"]), uuid.UUID(int=luck.getrandbits(128)))
        asked, name = self.asked(luck), luck.choice(WAITING)
        self.tries(held := luck.choice(DOORS), partial(console_acts.ACTS[held], asked))
        self.tries("knock", lambda: door.enter(self.session, visitor, scanned=False))
        waiting = self.session.knocks.waiting().first()
        asked.data["knock"] = str(waiting.public_id) if waiting else ""
        self.tries(name, partial(console_acts.ACTS[name], asked))

    @rule(luck=chances)
    def does_what_the_activity_is_for(self, luck: Random) -> None:
        kind = luck.choice(list(FITTING))
        current, name = self.goes_to(kind, luck), luck.choice(FITTING[kind])
        if current is None:
            return
        self.now = rows_of(self.pk)
        if name.startswith("phone "):
            self.somebody_whose_act_it_is(name, current, luck)
        else:
            self.facilitator(name, luck)
        self.remember()

    def facilitator(self, name: str, luck: Random) -> None:
        asked = self.asked(luck)
        fitting = [each.pk for each in self.session.agenda() if each.bringer_may_join]
        if name in JOINING and fitting:
            asked.data["activity"] = str(luck.choice(fitting))
        self.tries(name, partial(console_acts.ACTS[name], asked))

    def somebody_whose_act_it_is(self, name: str, current: Activity, luck: Random) -> None:
        chair = self.chair(name, current, luck)
        seat = Seat.objects.select_related("session", "session__current").filter(pk=chair).first()
        if seat is None:
            return
        asked = self.asked(luck, seat.pk)
        self.tries(name, partial(phone_acts.ACTS[name.removeprefix("phone ")], seat, asked))
        self.taken.update(self.session.cards.filter(removed=True).values_list("key", flat=True))

    def chair(self, name: str, current: Activity, luck: Random) -> int:
        """Who has the turn, brings the case or wrote something; 0 when nobody does."""
        if name.startswith("phone turn") or name == "phone card-read":
            speaking = current.turns.filter(state="now").first()
            return speaking.seat_id if speaking else 0
        if current.kind == "answer":
            return int(current.case_bringer.pk) if current.case_bringer else 0
        writers: list[int] = [card["seat_id"] for card in self.now.cards.values() if card["seat_id"]]
        return luck.choice(writers or list(self.now.seats) or [0])
