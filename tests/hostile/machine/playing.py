"""The machine: facilitator and seats do whatever their screens let them do, in any order, at any moment."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import timedelta
from functools import partial
from random import Random
from typing import Any, ClassVar

from django.core.exceptions import BadRequest
from django.db import transaction
from django.db.models import F
from django.http import Http404, QueryDict
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from methods import catalogue
from sessions import screens
from sessions.commands import act, cards, cases, door, steps
from sessions.commands.opening import Case
from sessions.errors import SessionError, SessionOver
from sessions.models import Act, Activity, Card, Seat, Session, Share, Turn, rooms
from sessions.screens.lead import Viewer
from sessions.views import console_acts, phone_acts
from sessions.views.asked import Asked

from .luck import chances, dice
from .naming import Naming
from .truths import ALWAYS, Rows, check_acknowledged, check_restored, is_private, is_shown, rows_of

REFUSALS = (SessionError, BadRequest, Http404)
SLUGS = [method.slug for method in catalogue.methods()]
MOVES = ("next", "next", "next", "previous", "repeat", "go-to", "go-to", "skip", "keep")
CARDS = tuple(name for name in console_acts.ACTS if name.startswith("card-"))
NOT_BY_CHANCE = ("end", "undo", "start")  # have a rule of their own
OTHERS = tuple(name for name in console_acts.ACTS if name not in {*MOVES, *CARDS, *NOT_BY_CHANCE})
done: Counter[str] = Counter()
refused: Counter[str] = Counter()


def named(asked: Asked, field: str) -> str:
    return str(asked.data.get(field, ""))


def data(fields: dict[str, Any]) -> QueryDict:
    query = QueryDict(mutable=True)
    query.update({name: str(value) for name, value in fields.items()})
    return query


class Playing(RuleBasedStateMachine):
    """One session of one method. Everything happens in one transaction that is thrown away afterwards."""

    rooms: ClassVar[Sequence[int]] = ()  # sessions in their lobby, by key; the test opens them once
    now: Rows

    def __init__(self) -> None:
        super().__init__()
        dice.begin()
        self.atomic = transaction.atomic()
        self.atomic.__enter__()
        self.pk = 0
        self.version = 0
        self.words = 0
        self.acknowledged: set[uuid.UUID] = set()
        self.taken: set[uuid.UUID] = set()

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.atomic.__exit__(None, None, None)

    @initialize(number=st.integers(0, 99))
    def opens(self, number: int) -> None:
        self.pk = self.rooms[number % len(self.rooms)]
        rooms.forget_all()  # the last example was thrown away, and with it the versions it had
        self.now = rows_of(self.pk)
        self.tries("start", lambda: steps.start(self.session))

    @property
    def session(self) -> Session:
        return Session.objects.select_related("current", "current__step", "scribe").get(pk=self.pk)

    def asked(self, luck: Random, seat: int | None = None) -> Asked:
        self.words += 1
        fields = Naming(self.now, luck, self.words).fields(seat)
        return Asked(self.session, data(fields))

    def tries(self, name: str, command: Callable[[], object], *, and_back: bool = False) -> bool:
        """Do it, or be refused with nothing changed; then perhaps take it back, with everything as it was."""
        before, version, last = self.now, self.version_now(), self.last_act() if and_back else None
        try:
            with transaction.atomic():
                command()
        except REFUSALS:
            refused[name] += 1
            assert self.version_now() == version, name
            return False
        done[name] += 1
        if and_back and self.last_act() not in {None, last}:
            act.undo(self.session)
            check_restored(before.photograph(), rows_of(self.pk).photograph())
            return False
        return True

    def version_now(self) -> int:
        return Session.objects.values_list("version", flat=True).get(pk=self.pk)

    def last_act(self) -> int | None:
        return Act.objects.filter(session=self.pk).order_by("-pk").values_list("pk", flat=True).first()

    # ---- the facilitator ------------------------------------------------------------------------------------------

    @precondition(lambda self: self.now.current is None)
    @rule()
    def starts(self) -> None:
        self.tries("start", lambda: steps.start(self.session))

    @rule(luck=chances, and_back=st.booleans())
    def moves(self, luck: Random, and_back: bool) -> None:
        name, asked = luck.choice(MOVES), self.asked(luck)
        if name in {"go-to", "skip", "keep"}:
            asked.data["activity"] = str(luck.choice(list(self.now.activities)))
        self.tries(name, lambda: console_acts.ACTS[name](asked), and_back=and_back)

    @precondition(lambda self: len(self.now.cards) > 0)
    @rule(luck=chances, and_back=st.booleans())
    def handles_cards(self, luck: Random, and_back: bool) -> None:
        name, asked = luck.choice(CARDS), self.asked(luck)
        known = self.now.cards.get(int(named(asked, "card") or 0))
        kept = self.tries(name, lambda: console_acts.ACTS[name](asked), and_back=and_back)
        if kept and name == "card-remove" and known is not None:
            self.taken.add(known["key"])

    @rule(luck=chances, and_back=st.booleans())
    def leads(self, luck: Random, and_back: bool) -> None:
        name, asked = luck.choice(OTHERS), self.asked(luck)
        kept = self.tries(name, lambda: console_acts.ACTS[name](asked), and_back=and_back)
        if kept and name in {"write-for", "line"}:
            self.remember()

    @rule(luck=chances)
    def takes_back(self, luck: Random) -> None:
        """An act of a while ago: only the truths are asked. It may take away lines of the facilitator's own."""
        if luck.random() < 0.3 and self.tries("undo", lambda: act.undo(self.session)):
            lines = Card.objects.filter(session=self.pk, seat=None, removed=True)
            self.taken.update(lines.values_list("key", flat=True))

    @precondition(lambda self: len(self.now.rounds) < 2)
    @rule(luck=chances, and_back=st.booleans())
    def adds_a_case(self, luck: Random, and_back: bool) -> None:
        case = Case(method=catalogue.method(luck.choice(SLUGS)))
        self.tries("second case", lambda: cases.add_case(self.session, case), and_back=and_back)

    @precondition(lambda self: self.words > 40 and self.now.session["ended_at"] is None)
    @rule(luck=chances)
    def ends(self, luck: Random) -> None:
        """Nothing changes any more afterwards, whoever tries."""
        if luck.random() < 0.2:
            self.tries("end", lambda: steps.end(self.session))

    # ---- the circle -----------------------------------------------------------------------------------------------

    def seat(self, luck: Random) -> Seat | None:
        """Mostly somebody in the circle; sometimes somebody whose request crossed being put out."""
        found = list(Seat.objects.select_related("session", "session__current").filter(session=self.pk))
        here = [seat for seat in found if seat.left_at is None]
        pool = here if here and luck.random() > 0.1 else found
        return luck.choice(pool) if pool else None

    @rule(luck=chances, again=st.booleans())
    def sits_down(self, luck: Random, again: bool) -> None:
        key = uuid.UUID(int=luck.getrandbits(2))
        name = luck.choice(["Anouk", "Ruben", "anouk", "Soraya"])
        if len(self.now.circle) < 5 or luck.random() < 0.3:
            self.tries("join", lambda: door.join(self.session, name, key if again else None))

    @rule(luck=chances)
    def writes(self, luck: Random) -> None:
        seat, session = self.seat(luck), self.session
        if seat is None or session.current is None:
            return
        known = list(Card.objects.filter(seat=seat).values_list("key", flat=True))
        key = luck.choice(known) if known and luck.random() < 0.3 else uuid.UUID(int=luck.getrandbits(128))
        asked = self.asked(luck, seat.pk)
        parts = Activity.objects.select_related("step", "step__round", "session")
        activity = parts.get(pk=named(asked, "activity"))
        draft = cards.Draft(named(asked, "text"), key, named(asked, "prompt"), Share(named(asked, "share")))
        if self.tries("write", lambda: cards.add(seat, activity, draft)):
            self.remember()

    @rule(luck=chances)
    def taps(self, luck: Random) -> None:
        name, seat = luck.choice(sorted(phone_acts.ACTS)), self.seat(luck)
        if seat is None:
            return
        asked = self.asked(luck, seat.pk)
        if name in {"sort", "light", "answered"}:
            asked.data["card"] = str(Naming(self.now, luck, self.words).card())
        known = self.now.cards.get(int(named(asked, "card") or 0))
        if self.tries(f"phone {name}", lambda: phone_acts.ACTS[name](seat, asked)):
            self.remember()
            if name == "card-take-back" and known is not None:
                self.taken.add(known["key"])

    def goes_to(self, kind: str, luck: Random) -> Activity | None:
        """The running activity when it is of this kind, else one that is gone to; nothing when that is refused."""
        here = self.session.current
        found = [activity for activity in self.session.agenda() if activity.kind == kind]
        if here is None or not found:
            return None
        if here.kind != kind:
            self.tries("go-to", partial(steps.go_to, self.session, luck.choice(found)))
            here = self.session.current
        return here if here is not None and here.kind == kind else None

    @rule(luck=chances)
    def writes_what_is_asked(self, luck: Random) -> None:
        """Most of the circle writes, and sometimes all of it is shown: otherwise chance seldom gets to a sorting."""
        current = self.goes_to("write", luck)
        if current is None:
            return
        self.words += 1
        for number, seat in enumerate(self.session.circle().select_related("session")):
            draft = cards.Draft(f"woord{self.words}n{number}x", uuid.UUID(int=luck.getrandbits(128)))
            self.tries("write", partial(cards.add, seat, current, draft))
        if luck.random() < 0.5:
            self.tries("card-show-all", lambda: console_acts.ACTS["card-show-all"](Asked(self.session, data({}))))
        self.remember()

    @rule(luck=chances)
    def sorts_everything(self, luck: Random) -> None:
        current = self.goes_to("sort", luck)
        bringer = current.case_bringer if current is not None else None
        if current is None or bringer is None:
            return
        seat = Seat.objects.select_related("session").get(pk=bringer.pk)
        bins = [each["id"] for sheet in self.now.sheets.values() for each in sheet["bins"]]
        for pk, card in self.now.cards.items():
            if is_shown(card):
                fields = data({"activity": current.pk, "card": pk, "bin": luck.choice(bins)})
                self.tries("phone sort", partial(phone_acts.ACTS["sort"], seat, Asked(self.session, fields)))
        self.tries("phone sort-share", lambda: phone_acts.ACTS["sort-share"](seat, Asked(self.session, data({}))))
        if luck.random() < 0.5:
            self.goes_to("answer", luck)

    @rule(seconds=st.integers(1, 1200))
    def time_passes(self, seconds: int) -> None:
        """Every running clock is that much nearer to its end, or further over it."""
        gone = timedelta(seconds=seconds)
        for model, mine in ((Activity, {"session": self.pk}), (Turn, {"activity__session": self.pk})):
            model._default_manager.filter(ends_at__isnull=False, **mine).update(ends_at=F("ends_at") - gone)

    def remember(self) -> None:
        """What is there now was acknowledged; words that were sent again under a known key are back."""
        for key, removed in Card.objects.filter(session=self.pk).values_list("key", "removed"):
            if not removed:
                self.acknowledged.add(key)
                self.taken.discard(key)

    # ---- what is always true --------------------------------------------------------------------------------------

    @precondition(lambda self: self.pk)
    @invariant()
    def the_truths_hold(self) -> None:
        self.now = now = rows_of(self.pk)
        for truth in ALWAYS:
            truth(now)
        check_acknowledged(now, self.acknowledged, self.taken)
        assert now.session["version"] >= self.version
        self.version = now.session["version"]

    @precondition(lambda self: len(self.now.cards) > 0)
    @rule(luck=chances)
    def screens_keep_secrets(self, luck: Random) -> None:
        if luck.random() > 0.2:
            return
        secret = [card["text"] for card in self.now.cards.values() if is_private(card)]
        unseen = [card["text"] for card in self.now.cards.values() if not is_shown(card)]
        session = self.session
        wall, desk = repr(screens.beamer_screen(session, "")), repr(screens.console_screen(session, "", Viewer()))
        paper = repr(screens.harvest_screen(session))
        assert not [text for text in unseen if text in wall]
        assert not [text for text in secret if text in desk or text in paper]

    @precondition(lambda self: self.now.session["ended_at"] is not None)
    @rule(luck=chances)
    def an_end_is_an_end(self, luck: Random) -> None:
        asked, seat = self.asked(luck), self.seat(luck)
        for name, command in console_acts.ACTS.items():
            assert not self.tries(name, partial(command, asked)), name
        for name, tap in phone_acts.ACTS.items() if seat else ():
            assert seat is not None
            assert not self.tries(name, partial(tap, seat, asked)), name
        try:
            door.join(self.session, "Te laat")
        except SessionOver:
            return
        raise AssertionError
