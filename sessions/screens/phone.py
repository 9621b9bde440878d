"""What one seat's phone shows: one task, or the advice to put it away."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from django.utils import timezone
from django.utils.crypto import salted_hmac

from ..activities import kind_of
from ..activities.write import Typed, WritePhone
from ..models import Activity, Reveal, Seat, Session, TurnState, room_of
from .circle import Audience, Circle, circle
from .clocks import ClockView, clock_view
from .question import question


@dataclass(frozen=True, slots=True)
class PhoneScreen:
    """`mode` is lobby, task (something to do), rest (phone away), away (back turned), paused or ended.

    `task` belongs to the template `activities/<kind>/phone.html`; it is there in `task` and `rest` alike. `turn_clock`
    is that of the own turn. `hears_cards`: what others lay down belongs on this phone too. `signal` is the own quiet
    signal: raised, seen or nothing. `lead` is who took over from the facilitator; `leads`: it is this seat.
    """

    version: int
    mode: str
    title: str
    seat: int
    name: str
    is_case_bringer: bool
    bringer: str
    circle: Circle
    signal: str = ""
    lead: str = ""
    leads: bool = False
    session: str = ""
    is_ready: bool = False
    activity: int = 0
    step: str = ""
    heading: str = ""
    show: str = ""
    question: str = ""
    kind: str = ""
    pad: str = ""
    task: object | None = None
    clock: ClockView | None = None
    turn_clock: ClockView | None = None
    attention: str = ""
    hears_cards: bool = False

    @property
    def seal(self) -> str:
        """The key (256 bits, hex) that makes readable what this phone keeps: it stands in the seat's own page alone."""
        return salted_hmac("sessions.phone.seal", str(self.seat), algorithm="sha256").hexdigest()


def phone_screen(seat: Seat, typed: Typed | None = None) -> PhoneScreen:
    """This seat's screen as it is now; `typed` puts the words of a refused form back into its fields."""
    room, now = room_of(seat.session), timezone.now()
    session, seat = room.session, room.seats.get(seat.pk, seat)
    activity = session.current if session.is_open else None
    bringer = _bringer(session, activity)
    still = PhoneScreen(
        version=session.version,
        mode=_mode(session, activity, seat),
        title=session.title,
        seat=seat.pk,
        name=seat.name,
        is_case_bringer=_brings(session, activity, seat),
        bringer=bringer.name if bringer else "",
        circle=circle(session, Audience.PHONE, now, seat),
        signal=seat.signal,
        lead=session.led_by,
        leads=session.is_led_from(seat),
        session=str(session.public_id) if session.is_led_from(seat) else "",
    )
    if activity is None:
        return still
    playing = _playing(still, activity, seat, now)
    return replace(playing, task=_refilled(_task(activity, seat, still.mode), typed))


def _playing(still: PhoneScreen, activity: Activity, seat: Seat, now: datetime) -> PhoneScreen:
    """The same screen with the activity on it, still without its task."""
    return replace(
        still,
        is_ready=seat.pk in room_of(activity.session).ready(activity),
        activity=activity.pk,
        step=activity.step.title,
        heading=activity.title,
        show=activity.words(activity.definition.show),
        question=question(activity),
        kind=activity.kind,
        pad=_pad(activity.session, activity, seat),
        clock=clock_view(activity.clock, now),
        turn_clock=_turn_clock(activity, seat, now),
        attention="now" if still.mode == "task" else "",
        hears_cards=_hears_cards(activity, still.mode),
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
    if activity is None or mode in {"ended", "lobby"} or activity.is_away(seat):
        return None
    return kind_of(activity).phone(activity, seat)


def _refilled(task: object | None, typed: Typed | None) -> object | None:
    return task.refilled(typed) if isinstance(task, WritePhone) and typed is not None else task


def _turn_clock(activity: Activity | None, seat: Seat, now: datetime) -> ClockView | None:
    turns = room_of(activity.session).turns(activity) if activity else []
    turn = next((each for each in turns if each.seat_id == seat.pk and each.state == TurnState.NOW), None)
    return clock_view(turn.clock, now) if turn and turn.total else None


def _hears_cards(activity: Activity | None, mode: str) -> bool:
    """Lines on a flip-over and what is laid down at once; a phone on which somebody writes cards is left alone."""
    if activity is None or mode not in {"task", "rest"}:
        return False
    at_once = mode == "rest" and getattr(activity.definition, "reveal", "") == Reveal.AT_ONCE
    return at_once or activity.kind == "flip"


def _bringer(session: Session, activity: Activity | None) -> Seat | None:
    if activity is not None:
        return activity.case_bringer
    first = next(iter(room_of(session).cases), None)
    return first.case_bringer if first else None


def _brings(session: Session, activity: Activity | None, seat: Seat) -> bool:
    if activity is not None:
        return activity.brings(seat)
    return any(each.case_bringer_id == seat.pk for each in room_of(session).cases)


def _pad(session: Session, activity: Activity | None, seat: Seat) -> str:
    """The name under which this phone keeps private notes; one pad per seat and session. Empty: no pad now."""
    if activity is None or not (activity.definition.pad or _listened(activity, seat)):
        return ""
    return f"{session.public_id}:{seat.pk}"


def _listened(activity: Activity, seat: Seat) -> bool:
    """Whether this seat listens with its back to the circle, or did so earlier: the notes stay at hand."""
    agenda = room_of(activity.session).agenda
    past = (each for each in agenda if each.position < activity.position and each.started_at is not None)
    return activity.is_away(seat) or any(each.script.get("away") and each.is_away(seat) for each in past)
