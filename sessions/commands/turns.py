"""Turns go round the circle. Passing is always allowed, and the order can be changed."""

from __future__ import annotations

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from ..errors import ActivityOver, NotYourTurn, StepMoved
from ..live import Topic
from ..models import Activity, Clock, Seat, Session, Turn, TurnState, clock_fields
from .act import Acting, act, check_seated

TURNED = (Topic.STEP, Topic.CLOCK, Topic.PEOPLE)


def deal(acting: Acting, activity: Activity) -> None:
    """Give everybody whom the round concerns a turn, beginning after the case bringer; the first one begins."""
    seats = _in_order(activity, list(acting.session.circle()))
    known = set(activity.turns.values_list("seat_id", flat=True))
    for seat in seats:
        if seat.pk not in known:
            acting.made(_new_turn(activity, seat))
    current = activity.turns.filter(state=TurnState.NOW).first()
    if current is not None:
        running = current.clock if acting.session.is_paused else current.clock.started(timezone.now())
        acting.change(current, **clock_fields(running))
    elif getattr(activity.definition, "order", "seats") == "seats":
        _begin_next(acting, activity)


def _new_turn(activity: Activity, seat: Seat) -> Turn:
    """The last turn of this round, also when turns before it were taken back."""
    last = activity.turns.aggregate(last=Max("position"))["last"]
    return activity.turns.create(seat=seat, position=0 if last is None else last + 1)


def _in_order(activity: Activity, seats: list[Seat]) -> list[Seat]:
    bringer = activity.case_bringer
    places = [seat.pk for seat in seats]
    if bringer is not None and bringer.pk in places:
        start = places.index(bringer.pk) + 1
        seats = seats[start:] + seats[:start]
    return [seat for seat in seats if activity.may_do(seat)]


def _begin_next(acting: Acting, activity: Activity) -> None:
    waiting = activity.turns.filter(state=TurnState.WAITING, seat__left_at=None).first()
    if waiting is not None:
        _begin(acting, waiting)


def _begin(acting: Acting, turn: Turn) -> None:
    seconds = getattr(turn.activity.definition, "seconds", 0)
    clock = Clock(seconds)
    paused = acting.session.is_paused
    running = Clock(seconds, left=float(seconds)) if paused else clock.started(timezone.now())
    acting.change(turn, state=TurnState.NOW, **clock_fields(running))


def _finish(acting: Acting, activity: Activity, state: TurnState) -> None:
    for turn in activity.turns.filter(state=TurnState.NOW):
        acting.change(turn, state=state, **clock_fields(turn.clock.stopped(timezone.now())))


def _check_running(acting: Acting, activity: Activity) -> None:
    """Turns move only in the round that is played now. Raises `ActivityOver`."""
    if acting.session.current_id != activity.pk or activity.kind != "round":
        raise ActivityOver


def next_turn(session: Session, activity: Activity, *, seen: int | None = None) -> None:
    """The one whose turn it is has finished; the next in the circle begins.

    `seen` is the seat that the facilitator saw speaking. Raises `StepMoved` when somebody else has the turn by now.
    """
    with act(session, _("Next turn"), *TURNED) as acting:
        _check_running(acting, activity)
        _check_seen(activity, seen)
        _finish(acting, activity, TurnState.DONE)
        _begin_next(acting, activity)


def pass_turn(session: Session, activity: Activity, *, seen: int | None = None) -> None:
    """The one whose turn it is passes. Always allowed, no reason asked (S2:27). Raises `StepMoved` like `next_turn`."""
    with act(session, _("Passed"), *TURNED) as acting:
        _check_running(acting, activity)
        _check_seen(activity, seen)
        _finish(acting, activity, TurnState.PASSED)
        _begin_next(acting, activity)


def give_turn(session: Session, activity: Activity, seat: Seat) -> None:
    """It is this seat's turn now, whatever the order says. Raises `SeatGone` for somebody who just left."""
    with act(session, _("{name} has the turn").format(name=seat.name), *TURNED) as acting:
        _check_running(acting, activity)
        check_seated(seat)
        _finish(acting, activity, TurnState.DONE)
        turn = activity.turns.filter(seat=seat).first()
        if turn is None:
            turn = _new_turn(activity, seat)
            acting.made(turn)
        _begin(acting, turn)


def move_turn(session: Session, activity: Activity, seat: Seat, *, earlier: bool) -> None:
    """Let a seat that still waits come one place earlier or later."""
    with act(session, _("Order changed"), *TURNED) as acting:
        waiting = list(activity.turns.filter(state=TurnState.WAITING))
        at = next((place for place, turn in enumerate(waiting) if turn.seat_id == seat.pk), None)
        other = None if at is None else at + (-1 if earlier else 1)
        if at is not None and other is not None and 0 <= other < len(waiting):
            one, two = waiting[at], waiting[other]
            first, second = one.position, two.position
            acting.change(one, position=second)
            acting.change(two, position=first)


def finish_own(seat: Seat, activity: Activity) -> None:
    """The seat has read or spoken. Raises `NotYourTurn`, `SeatGone`."""
    with act(seat.session, _("{name} has finished").format(name=seat.name), *TURNED) as acting:
        _check_running(acting, activity)
        _check_turn(seat, activity)
        _finish(acting, activity, TurnState.DONE)
        _begin_next(acting, activity)


def pass_own(seat: Seat, activity: Activity) -> None:
    """The seat passes its own turn. Raises `NotYourTurn`, `SeatGone`."""
    with act(seat.session, _("{name} passes").format(name=seat.name), *TURNED) as acting:
        _check_running(acting, activity)
        _check_turn(seat, activity)
        _finish(acting, activity, TurnState.PASSED)
        _begin_next(acting, activity)


def _check_seen(activity: Activity, seen: int | None) -> None:
    if seen is not None and not activity.turns.filter(seat=seen, state=TurnState.NOW).exists():
        raise StepMoved


def hand_on(acting: Acting, seat: Seat) -> None:
    """Somebody leaves the circle: waiting turns lapse, and a running one goes to the next."""
    activity = acting.session.current
    spoke = activity is not None and activity.turns.filter(seat=seat, state=TurnState.NOW).exists()
    for turn in seat.turns.filter(state__in=(TurnState.WAITING, TurnState.NOW)):
        acting.change(turn, state=TurnState.PASSED, **clock_fields(turn.clock.stopped(timezone.now())))
    if activity is not None and spoke:
        _begin_next(acting, activity)


def _check_turn(seat: Seat, activity: Activity) -> None:
    check_seated(seat)
    if not activity.turns.filter(seat=seat, state=TurnState.NOW).exists():
        raise NotYourTurn
