"""The facilitator's screen: the script, what to say, what happens, the people and the time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from ..activities import kind_of
from ..models import Activity, Round, Scene, Session, TurnState, room_of
from ..models.pace import Pace, Shorter, pace, shorter, to_come
from .circle import Audience, Chair, Circle, circle
from .clocks import ClockView, clock_view
from .closing import Closing, closing
from .door import Door, Waiting, door, waiting
from .hosting import how
from .lead import Lead, Viewer, lead
from .question import own_question
from .score import ScoreStep, score


@dataclass(frozen=True, slots=True)
class RoundView:
    """One case round; `bringer` is the seat that brings the case, 0 when not chosen."""

    pk: int
    method: str
    hue: str
    bringer: int
    bringer_name: str


@dataclass(frozen=True, slots=True)
class Guide:
    """What the facilitator reads: where we are, what to say, what to watch. `number` of `of` counts steps.

    `how` is for a host: what to do in such an activity.
    """

    activity: int
    number: int
    of: int
    step: str
    title: str
    kind: str
    show: str
    say: str
    watch: tuple[str, ...]
    ours: bool
    optional: bool
    bringer: str
    how: str


@dataclass(frozen=True, slots=True)
class Play:
    """Where the script is: what to say, what happens, its clocks, and what comes next.

    `desk` belongs to `activities/<kind>/console.html`; it is empty in the lobby and after the end.
    """

    guide: Guide | None
    desk: object | None
    question: str
    clock: ClockView | None
    turn_clock: ClockView | None
    following: str


@dataclass(frozen=True, slots=True)
class ConsoleScreen:
    """`mode` is lobby, running, paused or ended; `last_act` is what undo takes back."""

    version: int
    public_id: str
    mode: str
    title: str
    door: Door
    waiting: tuple[Waiting, ...]
    beamer_token: str
    scene: str
    rounds: tuple[RoundView, ...]
    score: tuple[ScoreStep, ...]
    play: Play
    circle: Circle
    pace: Pace
    proposal: tuple[Shorter, ...]
    last_act: str
    lead: Lead
    closing: Closing | None = None

    @property
    def has_parts(self) -> bool:
        """Whether the script says which case a step belongs to."""
        return len(self.rounds) > 1

    @property
    def signals(self) -> tuple[Chair, ...]:
        """Who asks for a pause or marks a limit, and nobody but the facilitator knows."""
        return tuple(chair for chair in self.circle.chairs if chair.signal)


def console_screen(session: Session, origin: str, viewer: Viewer) -> ConsoleScreen:
    """The console as it is now for this viewer."""
    room, now = room_of(session), timezone.now()
    session = room.session
    steps = score(session, now)
    mode = _mode(session)
    people = circle(session, Audience.CONSOLE, now)
    return ConsoleScreen(
        version=session.version,
        public_id=str(session.public_id),
        mode=mode,
        title=session.title,
        door=door(session, origin),
        waiting=waiting(session, people, now),
        beamer_token=session.beamer_token,
        scene=str(Scene(session.scene)),
        rounds=tuple(_round(each) for each in room.cases),
        score=steps,
        play=_play(session, steps, now, viewer),
        circle=people,
        pace=pace(session, now),
        proposal=shorter(session, now) if mode in ("running", "paused") else (),
        last_act=room.last_act,
        lead=lead(session, viewer),
        closing=closing(session),
    )


def _play(session: Session, steps: tuple[ScoreStep, ...], now: datetime, viewer: Viewer) -> Play:
    activity = session.current
    return Play(
        guide=_guide(activity, steps, viewer) if activity else None,
        desk=kind_of(activity).console(activity) if activity and session.is_open else None,
        question=own_question(activity),
        clock=clock_view(activity.clock, now) if activity else None,
        turn_clock=_turn_clock(activity, now),
        following=_following(session),
    )


def _mode(session: Session) -> str:
    if not session.is_open:
        return "ended"
    if session.current is None:
        return "lobby"
    return "paused" if session.is_paused else "running"


def _round(case_round: Round) -> RoundView:
    bringer = case_round.case_bringer
    return RoundView(
        pk=case_round.pk,
        method=case_round.method_name,
        hue=case_round.hue,
        bringer=bringer.pk if bringer else 0,
        bringer_name=bringer.name if bringer else "",
    )


def _guide(activity: Activity, steps: tuple[ScoreStep, ...], viewer: Viewer) -> Guide:
    script = activity.definition
    bringer = activity.case_bringer
    number = next((place for place, step in enumerate(steps, 1) if step.state == "now"), 1)
    return Guide(
        activity=activity.pk,
        number=number,
        of=len(steps),
        step=activity.step.title,
        title=activity.title,
        kind=activity.kind,
        show=activity.words(script.show),
        say=activity.words(script.say),
        watch=tuple(map(activity.words, script.watch)),
        ours=script.ours,
        optional=script.optional,
        bringer=bringer.name if bringer else "",
        how=how(activity) if viewer.hosts else "",
    )


def _turn_clock(activity: Activity | None, now: datetime) -> ClockView | None:
    turns = room_of(activity.session).turns(activity) if activity else []
    turn = next((each for each in turns if each.state == TurnState.NOW), None)
    return clock_view(turn.clock, now) if turn and turn.total else None


def _following(session: Session) -> str:
    """The title of what comes next; empty at the end of the script."""
    if session.current is None:
        return ""
    return next((activity.title for activity in to_come(session)), "")
