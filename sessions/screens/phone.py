"""What one seat's phone shows: one task, or the advice to put it away."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone

from ..activities import kind_of
from ..models import Activity, Seat, Session
from .circle import Audience, Circle, circle
from .clocks import ClockView, clock_view
from .question import question


@dataclass(frozen=True, slots=True)
class PhoneScreen:
    """`mode` is lobby, task (something to do), rest (phone away), away (back turned), paused or ended.

    `task` belongs to the template `activities/<kind>/phone.html`; it is there in `task` and `rest` alike.
    """

    version: int
    mode: str
    title: str
    seat: int
    name: str
    is_case_bringer: bool
    is_ready: bool
    activity: int
    step: str
    heading: str
    show: str
    question: str
    kind: str
    bringer: str
    pad: str
    task: object | None
    clock: ClockView | None
    circle: Circle
    attention: str


def phone_screen(seat: Seat) -> PhoneScreen:
    """This seat's screen as it is now."""
    session, now = seat.session, timezone.now()
    activity = session.current if session.is_open else None
    bringer = _bringer(session, activity)
    mode = _mode(session, activity, seat)
    return PhoneScreen(
        version=session.version,
        mode=mode,
        title=session.title,
        seat=seat.pk,
        name=seat.name,
        is_case_bringer=_brings(session, activity, seat),
        is_ready=activity is not None and activity.ready.filter(seat=seat).exists(),
        activity=activity.pk if activity else 0,
        step=activity.step.title if activity else "",
        heading=activity.title if activity else "",
        show=activity.words(activity.definition.show) if activity else "",
        question=question(session, activity),
        kind=activity.kind if activity else "",
        bringer=bringer.name if bringer else "",
        pad=_pad(session, activity, seat),
        task=_task(activity, seat, mode),
        clock=clock_view(activity.clock, now) if activity else None,
        circle=circle(session, Audience.PHONE, now, seat),
        attention="now" if mode == "task" else "",
    )


def _mode(session: Session, activity: Activity | None, seat: Seat) -> str:
    if not session.is_open:
        return "ended"
    if activity is None:
        return "lobby"
    if session.is_paused:
        return "paused"
    if activity.is_away(seat):
        return "away"
    return "task" if kind_of(activity).asks(activity, seat) else "rest"


def _task(activity: Activity | None, seat: Seat, mode: str) -> object | None:
    """Whose back is turned gets nothing of the activity: texts of others never reach that phone."""
    if activity is None or mode in {"away", "ended", "lobby"}:
        return None
    return kind_of(activity).phone(activity, seat)


def _bringer(session: Session, activity: Activity | None) -> Seat | None:
    if activity is not None:
        return activity.case_bringer
    first = session.rounds.select_related("case_bringer").first()
    return first.case_bringer if first else None


def _brings(session: Session, activity: Activity | None, seat: Seat) -> bool:
    if activity is not None:
        return activity.brings(seat)
    return session.rounds.filter(case_bringer=seat).exists()


def _pad(session: Session, activity: Activity | None, seat: Seat) -> str:
    """The name under which this phone keeps private notes; one pad per seat and session. Empty: no pad now."""
    if activity is None or not (activity.definition.pad or activity.is_away(seat)):
        return ""
    return f"{session.public_id}:{seat.pk}"
