"""Moving through the script. Nothing advances by itself: every move is the facilitator's."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from intervisie.groups.commands import meetings

from ..activities import kind_of
from ..errors import ActivityOver, EmptyCircle, FirstActivity, LastActivity, NoCaseBringer, StepMoved
from ..live import EVERYTHING, Topic
from ..models import Activity, Door, Part, Scene, Session, clock_fields, rooms
from . import signal
from .act import Acting, act, change
from .sorting import check_sorting
from .turns import deal

MOVED = (Topic.STEP, Topic.CLOCK, Topic.CARDS, Topic.PEOPLE)


def start(session: Session) -> None:
    """Leave the lobby: the first activity begins, an open door is left ajar. Raises `EmptyCircle` without anybody."""
    with act(session, _("Session started"), *MOVED) as acting:
        if not acting.session.circle().exists():
            raise EmptyCircle
        first = acting.session.agenda().first()
        if acting.session.current_id is None and first is not None:
            now = timezone.now()
            acting.change(acting.session, started_at=now)
            if acting.session.door == Door.OPEN:
                acting.change(acting.session, door=Door.WAIT)  # who comes late disturbs: the facilitator chooses when
            _enter(acting, first, now)


def go_next(session: Session, *, seen: int) -> None:
    """To the next activity, if `seen` is still the current one.

    Raises `StepMoved` when another console was first, `LastActivity` at the end of the script.
    """
    _move(session, seen, step=1)


def go_previous(session: Session, *, seen: int) -> None:
    """Back to the activity before; its clock goes on where it stood. Raises `StepMoved`, `FirstActivity`."""
    _move(session, seen, step=-1)


def _move(session: Session, seen: int, *, step: int) -> None:
    with act(session, _("To another part"), *MOVED) as acting:
        current = _current(acting, seen)
        after = Q(position__gt=current.position)
        before = Q(position__lt=current.position)
        found = acting.session.agenda().filter(after if step > 0 else before, skipped=False)
        target = found.first() if step > 0 else found.last()
        if target is None:
            raise LastActivity if step > 0 else FirstActivity
        _leave_and_enter(acting, current, target)


def go_to(session: Session, target: Activity) -> None:
    """Straight to an activity of the script; whatever lies between is left as it is.

    Raises `ActivityOver` when it was just taken out of the script, `EmptyCircle` in the lobby.
    """
    with act(session, _("To {title}").format(title=target.title), *MOVED) as acting:
        target, current = _still_there(acting, target), acting.session.current
        if current is None:
            raise EmptyCircle
        if current.pk != target.pk:
            _leave_and_enter(acting, current, target)


def skip(session: Session, activity: Activity) -> None:
    """Mark an activity as skipped; when it is the current one, the next begins."""
    with act(session, _("{title} skipped").format(title=activity.title), *MOVED) as acting:
        fresh = _still_there(acting, activity)
        acting.change(fresh, skipped=True)
        if acting.session.current_id == fresh.pk:
            following = acting.session.agenda().filter(position__gt=fresh.position, skipped=False).first()
            if following is None:
                raise LastActivity
            _leave_and_enter(acting, fresh, following)


def keep(session: Session, activity: Activity) -> None:
    """Take a skipped activity back into the script."""
    with act(session, _("{title} is back").format(title=activity.title), *MOVED) as acting:
        acting.change(_still_there(acting, activity), skipped=False)


def _still_there(acting: Acting, activity: Activity) -> Activity:
    """The activity as it is now. Raises `ActivityOver` when it was taken out of the script meanwhile."""
    found = acting.session.agenda().select_related("step", "step__round").filter(pk=activity.pk).first()
    if found is None:
        raise ActivityOver
    return found


def repeat(session: Session, *, seen: int) -> None:
    """Begin the current activity again: a fresh clock and fresh turns; what was written stays and a pause ends."""
    with act(session, _("Once more"), *MOVED) as acting:
        current = _current(acting, seen)
        fresh = type(current.clock)(current.planned).started(timezone.now())
        acting.change(current, **clock_fields(fresh), light=None, shared_at=None)
        acting.change(acting.session, paused_at=None)
        for turn in current.turns.all():
            acting.change(turn, state="waiting", total=0, ends_at=None, left=None)
        if kind_of(current).takes_turns:
            deal(acting, current)


def _current(acting: Acting, seen: int) -> Activity:
    """The current activity, with the check that keeps two consoles from skipping a step together (R15)."""
    current = acting.session.current
    if current is None or current.pk != seen:
        raise StepMoved
    return current


def _leave_and_enter(acting: Acting, current: Activity, target: Activity) -> None:
    now = timezone.now()
    _leave(acting, current, now)
    _enter(acting, target, now)


def _leave(acting: Acting, current: Activity, now: datetime) -> None:
    acting.change(current, **clock_fields(current.clock.stopped(now)), ended_at=now)
    for turn in current.turns.filter(state="now"):
        acting.change(turn, **clock_fields(turn.clock.stopped(now)))


def _enter(acting: Acting, target: Activity, now: datetime) -> None:
    """The clock of an activity that was left goes on where it stood; a pause ends here.

    Raises `NoCaseBringer` when a case round begins without one, `SortingNotShared` before its answers.
    """
    if target.step.part == Part.ROUND and not target.case_bringers:
        raise NoCaseBringer
    check_sorting(target)
    started = target.started_at or now
    running = clock_fields(target.clock.started(now))
    acting.change(target, started_at=started, ended_at=None, skipped=False, **running)
    acting.change(acting.session, current=target, paused_at=None)
    signal.let_go(acting.session)
    if acting.session.scene == Scene.BLACK:
        acting.change(acting.session, scene=Scene.FOLLOW)
    if kind_of(target).takes_turns:
        deal(acting, target)


def end(session: Session) -> None:
    """Close the session for good: the clock stops, the code dies, phones and beamer say goodbye."""
    with change(session, *EVERYTHING) as locked:
        now = timezone.now()
        current = locked.current
        if current is not None:
            values = {**clock_fields(current.clock.stopped(now)), "ended_at": now}
            locked.activities.filter(pk=current.pk).update(**values)
            for turn in current.turns.filter(state="now"):
                current.turns.filter(pk=turn.pk).update(**clock_fields(turn.clock.stopped(now)))
        locked.ended_at = now
        locked.save(update_fields=["ended_at"])
        locked.acts.all().delete()
        signal.forget(locked.seats.all())
        meetings.hold(locked.pk, _evening(locked, now))
    rooms.forget(session.pk)
    session.refresh_from_db()


def _evening(session: Session, now: datetime) -> meetings.Evening:
    """What a group remembers of this session: nothing of what was said."""
    cases = list(session.cases().select_related("case_bringer"))
    return meetings.Evening(
        started_at=session.started_at,
        ended_at=now,
        names=[seat.name for seat in session.circle()],
        bringers=[case.case_bringer.name for case in cases if case.case_bringer],
        methods=[{"slug": case.method_slug, "name": case.method_name, "hue": case.hue} for case in cases],
    )
