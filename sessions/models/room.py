"""A session as it was at one version, read once for every screen that shows it.

Whoever asks for the same version gets the same room, so that the beamer, the console and six phones together read the
database once. Every change raises the version; only the presence of phones does not, so that is asked for anew. Rooms
live in this process's memory and nowhere else.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Mapping
from copy import copy
from datetime import datetime
from functools import cached_property
from threading import Lock
from time import monotonic
from typing import Any

from django.db import models
from django.db.models import ForeignKey

from intervisie.accounts.models import Organisation
from intervisie.table import SLOT, Known, Table

from .act import Act
from .activity import Activity, Ready, Step, Turn
from .knock import Knock
from .pieces import Pieces
from .seat import Seat
from .session import Round, Session
from .sheet import Card, Sheet

MOST = 256  # sessions whose rooms are kept
LONGEST = 15 * 60  # seconds that a room is kept without anybody asking for it

SEATS = Table(lambda: Seat.objects.filter(session=SLOT))
ROUNDS = Table(lambda: Round.objects.filter(session=SLOT))
STEPS = Table(lambda: Step.objects.filter(session=SLOT))
ACTIVITIES = Table(lambda: Activity.objects.filter(session=SLOT))
SHEETS = Table(lambda: Sheet.objects.filter(session=SLOT))
TURNS = Table(lambda: Turn.objects.filter(activity=SLOT))
READY = Table(lambda: Ready.objects.filter(activity=SLOT))
ORGANISATIONS = Table(lambda: Organisation.objects.filter(pk=SLOT))
KNOCKS = Table(lambda: Knock.objects.waiting().filter(session=SLOT))
ACTS = Table(lambda: Act.objects.filter(session=SLOT).order_by("-pk")[:1])
ON_SHEET = Table(lambda: Card.objects.kept().filter(sheet=SLOT))
IN_ACTIVITY = Table(lambda: Card.objects.kept().filter(activity=SLOT).order_by("position", "pk"))
QUESTIONS = Table(
    lambda: Card.objects.kept().filter(activity__step__round=SLOT, mark__startswith="question").order_by("pk")
)


class Room:
    """One session at one version. Its rows point at each other and are only looked at, never changed."""

    def __init__(self, session: Session, before: Room | None = None) -> None:
        self.version = session.version
        self.known: Known = before.known if before else {}
        self.pieces: Pieces = before.pieces if before else Pieces()
        self.asked_at = monotonic()
        self.session = copy(session)
        self.session.room = self
        self.seats = {seat.pk: seat for seat in SEATS.read(session.pk, known=self.known)}
        self.steps = {step.pk: step for step in STEPS.read(session.pk, known=self.known)}
        self.rounds = ROUNDS.read(session.pk, known=self.known)
        self.activities = {each.pk: each for each in ACTIVITIES.read(session.pk, known=self.known)}
        self._turns: dict[int, list[Turn]] = {}
        self._ready: dict[int, list[Ready]] = {}
        self._on: dict[int, list[Card]] = {}
        self._in: dict[int, list[Card]] = {}
        self._questions: dict[int, list[Card]] = {}
        self._tie()

    def _tie(self) -> None:
        """Let the rows point at each other, so that following a reference asks the database nothing."""
        rounds = {each.pk: each for each in self.rounds}
        _tie(self.seats.values(), "session", self.session)
        for each in self.rounds:
            _point(each, "case_bringer", self.seats)
            _tie([each], "session", self.session)
        for step in self.steps.values():
            _point(step, "round", rounds)
        for activity in self.activities.values():
            _point(activity, "step", self.steps)
            _tie([activity], "session", self.session)
            vars(activity).pop("case_bringers", None)
        for name in ("current", "held"):
            _point(self.session, name, self.activities)
        for name in ("scribe", "lead_seat"):
            _point(self.session, name, self.seats)

    @cached_property
    def circle(self) -> tuple[Seat, ...]:
        """The seats in the circle, in the order in which they sit."""
        return tuple(seat for seat in self.seats.values() if seat.left_at is None)

    @cached_property
    def agenda(self) -> tuple[Activity, ...]:
        """The script's activities in playing order, without removed ones."""
        return tuple(each for each in self.activities.values() if not each.removed)

    @cached_property
    def cases(self) -> tuple[Round, ...]:
        """The case rounds that are in the script."""
        played = {activity.step.round_id for activity in self.agenda}
        return tuple(each for each in self.rounds if each.pk in played)

    @cached_property
    def sheets(self) -> tuple[Sheet, ...]:
        """Every sheet, in order."""
        return tuple(SHEETS.read(self.session.pk, known=self.known))

    @cached_property
    def organisation(self) -> str:
        """The name of the organisation."""
        return ORGANISATIONS.read(self.session.organisation_id, known=self.known)[0].name

    @cached_property
    def last_act(self) -> str:
        """What undo takes back; empty when there is nothing."""
        found = ACTS.read(self.session.pk, known=self.known)
        return found[0].label if found else ""

    @cached_property
    def has_knocks(self) -> bool:
        """Whether somebody waits at the door."""
        return bool(KNOCKS.read(self.session.pk))

    def knocks(self) -> list[Knock]:
        """Who waits at the door, each as last heard at this moment."""
        return KNOCKS.read(self.session.pk) if self.has_knocks else []

    def sheet(self, activity: Activity, slug: str) -> Sheet:
        """The sheet of the activity's own round, or the session's shared one. Raises `KeyError`."""
        found = {(sheet.round_id, sheet.slug): sheet for sheet in self.sheets}
        return found.get((activity.step.round_id, slug)) or found[None, slug]

    def turns(self, activity: Activity) -> list[Turn]:
        """The turns of a round in their order, also those of seats that have left."""
        if activity.pk not in self._turns:
            turns = TURNS.read(activity.pk, known=self.known)
            for turn in turns:
                _point(turn, "seat", self.seats)
            self._turns[activity.pk] = turns
        return self._turns[activity.pk]

    def said_ready(self, activity: Activity) -> list[Ready]:
        """Who said to be ready, in an `agree` activity who committed, also those who have left."""
        if activity.pk not in self._ready:
            said = READY.read(activity.pk, known=self.known)
            for each in said:
                _point(each, "seat", self.seats)
            self._ready[activity.pk] = said
        return self._ready[activity.pk]

    def ready(self, activity: Activity) -> frozenset[int]:
        """The keys of the seats that said they are ready."""
        return frozenset(each.seat_id for each in self.said_ready(activity))

    def cards_on(self, sheet: Sheet) -> list[Card]:
        """The cards that lie on a sheet, whoever may see them."""
        if sheet.pk not in self._on:
            self._on[sheet.pk] = self._tied(ON_SHEET.read(sheet.pk, known=self.known))
        return self._on[sheet.pk]

    def cards_in(self, activity: Activity) -> list[Card]:
        """The cards that were written in an activity, wherever they lie now, whoever may see them."""
        if activity.pk not in self._in:
            self._in[activity.pk] = self._tied(IN_ACTIVITY.read(activity.pk, known=self.known))
        return self._in[activity.pk]

    def questions(self, case_round: Round) -> list[Card]:
        """The cards with a formulation of the question of this case, oldest first, whoever may see them."""
        if case_round.pk not in self._questions:
            self._questions[case_round.pk] = self._tied(QUESTIONS.read(case_round.pk, known=self.known))
        return self._questions[case_round.pk]

    def away(self, now: datetime) -> frozenset[int]:
        """The seats whose phone was not heard lately, as it is at this moment."""
        return frozenset(seat.pk for seat in SEATS.read(self.session.pk) if not seat.is_connected(now))

    def _tied(self, cards: list[Card]) -> list[Card]:
        for card in cards:
            _point(card, "seat", self.seats)
            _point(card, "activity", self.activities)
        return cards


def _reference(row: models.Model, name: str) -> ForeignKey[Any, Any]:
    field = row._meta.get_field(name)
    assert isinstance(field, ForeignKey)  # noqa: S101  # the names stand in this file
    return field


def _tie(rows: Iterable[models.Model], name: str, value: models.Model) -> None:
    for row in rows:
        _reference(row, name).set_cached_value(row, value)


def _point(row: models.Model, name: str, found: Mapping[int, models.Model]) -> None:
    field = _reference(row, name)
    key = getattr(row, field.attname)
    if key is None or key in found:
        field.set_cached_value(row, found.get(key))


class Rooms:
    """The rooms that are in use, the last asked for at the end."""

    def __init__(self) -> None:
        self._kept: OrderedDict[int, Room] = OrderedDict()
        self._lock = Lock()

    def find(self, session: Session) -> Room:
        """The room of this session at the version it has."""
        before = self._kept.get(session.pk)
        if before is not None and before.session.public_id != session.public_id:
            before = None
        if before is not None and before.version >= session.version:
            before.asked_at = monotonic()
            return before
        room = Room(session, before)
        self._keep(session.pk, room)
        return room

    def _keep(self, key: int, room: Room) -> None:
        with self._lock:
            self._kept[key] = room
            self._kept.move_to_end(key)
            while len(self._kept) > MOST or self._is_stale(next(iter(self._kept.values()))):
                self._kept.popitem(last=False)

    def _is_stale(self, room: Room) -> bool:
        return room.asked_at < monotonic() - LONGEST

    def __contains__(self, key: int) -> bool:
        return key in self._kept

    def forget(self, key: int) -> None:
        """Let go of everything of this session."""
        self._kept.pop(key, None)

    def forget_all(self) -> None:
        self._kept.clear()


rooms = Rooms()


def room_of(session: Session) -> Room:
    """This session at the version it has, as all screens read it."""
    return session.room or rooms.find(session)
