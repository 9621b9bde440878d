"""What everybody sees on the wall. Nothing private is in this view-model, so no template can leak it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from ..activities import Look, kind_of
from ..activities.fit import Head
from ..models import Activity, Scene, Session, TurnState
from .circle import Audience, Circle, circle
from .clocks import ClockView, clock_view
from .door import Door, door
from .question import question


@dataclass(frozen=True, slots=True)
class BeamerScreen:
    """`mode` is lobby, running, paused, black or ended; `scene` belongs to `activities/<kind>/beamer.html`.

    `bringer` is who brings the case of this activity, `turn` who has the floor by turn. `said` means that `show` is the
    question itself; `length` is short, medium or long. `clock` is nothing while the beamer holds an activity that the
    session has left.
    """

    version: int
    mode: str
    title: str
    organisation: str
    step: str
    show: str
    length: str
    question: str
    is_long_question: bool
    turn: str
    bringer: str
    quiet: bool
    kind: str
    hue: str
    scene: object | None
    clock: ClockView | None
    circle: Circle
    door: Door
    held: bool
    said: bool


def beamer_screen(session: Session, origin: str) -> BeamerScreen:
    """The wall as it is now; a held beamer keeps the activity and the cards it had."""
    now = timezone.now()
    mode = _mode(session)
    is_held = session.is_open and session.scene == Scene.HELD
    shown = session.held if is_held else session.current
    running = shown if mode in {"running", "paused"} else None
    head = _head(session, running)
    return BeamerScreen(
        version=session.version,
        mode=mode,
        title=session.title,
        organisation=session.organisation.name,
        step=running.step.title if running else "",
        show=head.title,
        length=head.length,
        question=head.question,
        is_long_question=head.is_long_question,
        turn=_turn(running),
        bringer=running.case_bringer.name if running and running.case_bringer else "",
        quiet=running is not None and bool(running.definition.away),
        kind=running.kind if running else "",
        hue=_hue(session, running),
        scene=_scene(running, session.held_at if is_held else None, head),
        clock=_clock(session, running, now),
        circle=circle(session, Audience.BEAMER, now, at=running),
        door=door(session, origin),
        held=is_held,
        said=bool(head.title) and head.title == question(session, running),
    )


def _mode(session: Session) -> str:
    if not session.is_open:
        return "ended"
    if session.scene == Scene.BLACK:
        return "black"
    if session.scene == Scene.HELD:
        return "lobby" if session.held is None else "running"
    if session.current is None:
        return "lobby"
    return "paused" if session.is_paused else "running"


def _head(session: Session, activity: Activity | None) -> Head:
    if activity is None:
        return Head()
    title, asked = activity.words(activity.definition.show), question(session, activity)
    is_there = asked == title or getattr(activity.definition, "mark", "").startswith("question")
    return Head(title, "" if is_there else asked, activity.kind in {"round", "sort", "answer"})


def _scene(activity: Activity | None, until: datetime | None, head: Head) -> object | None:
    return None if activity is None else kind_of(activity).beamer(Look(activity, until, head))


def _turn(activity: Activity | None) -> str:
    """The name of whoever has the floor by turn, empty otherwise."""
    if activity is None:
        return ""
    turn = activity.turns.select_related("seat").filter(state=TurnState.NOW).first()
    return turn.seat.name if turn else ""


def _clock(session: Session, activity: Activity | None, now: datetime) -> ClockView | None:
    if activity is None or activity.pk != session.current_id:
        return None
    return clock_view(activity.clock, now)


def _hue(session: Session, activity: Activity | None) -> str:
    found = (activity.step.round if activity else None) or session.cases().first()
    return found.hue if found else ""
