"""What everybody sees on the wall. Nothing private is in this view-model, so no template can leak it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from ..activities import Look, kind_of
from ..models import Activity, Scene, Session
from .circle import Audience, Circle, circle
from .clocks import ClockView, clock_view
from .door import Door, door
from .question import question


@dataclass(frozen=True, slots=True)
class BeamerScreen:
    """`mode` is lobby, running, paused, black or ended; `scene` belongs to `activities/<kind>/beamer.html`."""

    version: int
    mode: str
    title: str
    organisation: str
    step: str
    show: str
    question: str
    turn: str
    quiet: bool
    kind: str
    hue: str
    scene: object | None
    clock: ClockView | None
    circle: Circle
    door: Door
    held: bool


def beamer_screen(session: Session, origin: str) -> BeamerScreen:
    """The wall as it is now; a held beamer keeps the activity and the cards it had."""
    now = timezone.now()
    is_held = session.scene == Scene.HELD and session.held is not None
    activity = session.held if is_held else session.current
    mode = _mode(session)
    running = activity if mode in {"running", "paused"} else None
    return BeamerScreen(
        version=session.version,
        mode=mode,
        title=session.title,
        organisation=session.organisation.name,
        step=running.step.title if running else "",
        show=running.words(running.definition.show) if running else "",
        question=question(session, running),
        turn=_turn(session, running),
        quiet=running is not None and bool(running.definition.away),
        kind=running.kind if running else "",
        hue=_hue(session, running),
        scene=_scene(running, session.held_at if is_held else None),
        clock=clock_view(running.clock, now) if running else None,
        circle=circle(session, Audience.BEAMER, now),
        door=door(session, origin),
        held=is_held,
    )


def _mode(session: Session) -> str:
    if not session.is_open:
        return "ended"
    if session.scene == Scene.BLACK:
        return "black"
    if session.current is None:
        return "lobby"
    return "paused" if session.is_paused else "running"


def _scene(activity: Activity | None, until: datetime | None) -> object | None:
    return None if activity is None else kind_of(activity).beamer(Look(activity, until))


def _turn(session: Session, activity: Activity | None) -> str:
    """The name of whoever has the floor by turn, empty otherwise."""
    if activity is None:
        return ""
    turn = activity.turns.select_related("seat").filter(state="now").first()
    return turn.seat.name if turn else ""


def _hue(session: Session, activity: Activity | None) -> str:
    found = (activity.step.round if activity else None) or session.rounds.first()
    return found.hue if found else ""
