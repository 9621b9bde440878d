"""What everybody sees on the wall. Nothing private is in this view-model, so no template can leak it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from django.utils import timezone

from ..activities import Look, kind_of
from ..activities.fit import Head
from ..models import Activity, Scene, Session, TurnState, room_of
from .circle import Audience, Circle, circle
from .clocks import ClockView, clock_view
from .door import Door, door
from .question import question


@dataclass(frozen=True, slots=True)
class BeamerScreen:
    """`mode` is lobby, running, paused, black or ended; `scene` belongs to `activities/<kind>/beamer.html`.

    `bringer` is who brings the case of this activity, `turn` who has the floor by turn. `said` means that `show` is the
    question itself; `length` is short, medium or long. `clock` is nothing while the beamer holds an activity that the
    session has left. `lead` is who took over from the facilitator.
    """

    version: int
    mode: str
    title: str
    organisation: str
    hue: str
    circle: Circle
    door: Door
    held: bool
    step: str = ""
    show: str = ""
    length: str = "short"
    question: str = ""
    is_long_question: bool = False
    turn: str = ""
    bringer: str = ""
    quiet: bool = False
    kind: str = ""
    scene: object | None = None
    clock: ClockView | None = None
    said: bool = False
    lead: str = ""


def beamer_screen(session: Session, origin: str) -> BeamerScreen:
    """The wall as it is now; a held beamer keeps the activity and the cards it had."""
    session = room_of(session).session
    now, mode = timezone.now(), _mode(session)
    is_held = session.is_open and session.scene == Scene.HELD
    shown = session.held if is_held else session.current
    running = shown if mode in {"running", "paused"} else None
    still = BeamerScreen(
        version=session.version,
        mode=mode,
        title=session.title,
        organisation=room_of(session).organisation,
        hue=_hue(session, running),
        circle=circle(session, Audience.BEAMER, now, look=Look(running, _until(session)) if running else None),
        door=door(session, origin),
        held=is_held,
        lead=session.led_by if mode != "ended" else "",
    )
    return still if running is None else _playing(still, session, running, now)


def _playing(still: BeamerScreen, session: Session, activity: Activity, now: datetime) -> BeamerScreen:
    """The same screen with the activity on it."""
    until = _until(session)
    asked = question(activity, until=until)
    head = _head(activity, asked)
    bringer = activity.case_bringer
    return replace(
        still,
        step=activity.step.title,
        show=head.title,
        length=head.length,
        question=head.question,
        is_long_question=head.is_long_question,
        turn="" if still.held else _turn(activity),
        bringer=bringer.name if bringer else "",
        quiet=bool(activity.definition.away),
        kind=activity.kind,
        scene=kind_of(activity).beamer(Look(activity, until, head)),
        clock=_clock(session, activity, now),
        said=bool(head.title) and head.title == asked,
    )


def _until(session: Session) -> datetime | None:
    """The moment at which the beamer was held, nothing while it follows."""
    return session.held_at if session.is_open and session.scene == Scene.HELD else None


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


def _head(activity: Activity, asked: str) -> Head:
    title = activity.words(activity.definition.show)
    is_there = asked == title or getattr(activity.definition, "mark", "").startswith("question")
    return Head(title, "" if is_there else asked, activity.kind in {"round", "sort", "answer"})


def _turn(activity: Activity) -> str:
    """The name of whoever has the floor by turn, empty otherwise."""
    turns = room_of(activity.session).turns(activity)
    return next((turn.seat.name for turn in turns if turn.state == TurnState.NOW), "")


def _clock(session: Session, activity: Activity | None, now: datetime) -> ClockView | None:
    if activity is None or activity.pk != session.current_id:
        return None
    return clock_view(activity.clock, now)


def _hue(session: Session, activity: Activity | None) -> str:
    found = (activity.step.round if activity else None) or next(iter(room_of(session).cases), None)
    return found.hue if found else ""
