"""The clocks: pause, resume, a minute more or less, and fitting the rest into the time that is left."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..live import Topic
from ..models import Activity, Seat, Session, TurnState, clock_fields
from ..models.pace import Shorter
from . import signal
from .act import Acting, act

SHORTEST_TURN = 10  # seconds


def pause(session: Session) -> None:
    """Stop the activity's clock and the turn's clock; everybody sees the pause."""
    with act(session, _("Paused"), Topic.CLOCK, Topic.STEP) as acting:
        if acting.session.current is not None and not acting.session.is_paused:
            acting.change(acting.session, paused_at=timezone.now())
            _set_running(acting, acting.session.current, running=False)


@transaction.atomic
def pause_for(session: Session, seat: Seat) -> None:
    """Answer a quiet signal with a pause for everybody; the own phone shows that it was heard."""
    signal.see(session, seat)
    pause(session)


def resume(session: Session) -> None:
    """Let the clocks go on where they stood."""
    with act(session, _("Going on"), Topic.CLOCK, Topic.STEP) as acting:
        if acting.session.current is not None and acting.session.is_paused:
            acting.change(acting.session, paused_at=None)
            _set_running(acting, acting.session.current, running=True)
            signal.let_go(acting.session)


def _set_running(acting: Acting, activity: Activity, *, running: bool) -> None:
    now = timezone.now()
    for row in (activity, *activity.turns.filter(state=TurnState.NOW)):
        clock = row.clock.started(now) if running else row.clock.stopped(now)
        acting.change(row, **clock_fields(clock))


def add_minutes(session: Session, activity: Activity, minutes: int) -> None:
    """Give an activity more minutes, or fewer with a number below zero; at least one minute stays."""
    label = ngettext("{minutes} minute", "{minutes} minutes", abs(minutes)).format(minutes=f"{minutes:+d}")
    with act(session, label, Topic.CLOCK) as acting:
        fresh = acting.session.activities.get(pk=activity.pk)
        acting.change(fresh, **clock_fields(fresh.clock.extended(minutes * 60)))


def add_turn_time(session: Session, activity: Activity, seconds: int) -> None:
    """Give the running turn `seconds` more, or fewer below zero."""
    with act(session, _("Turn time changed"), Topic.CLOCK) as acting:
        for turn in activity.turns.filter(state=TurnState.NOW):
            acting.change(turn, **clock_fields(turn.clock.extended(seconds, least=SHORTEST_TURN)))


def shorten(session: Session, proposal: tuple[Shorter, ...]) -> None:
    """Accept a proposal: every activity in it gets its proposed minutes, or is skipped.

    What has become the current activity since the proposal was made keeps its time.
    """
    with act(session, _("Rest of the session shortened"), Topic.CLOCK) as acting:
        for part in proposal:
            fresh = acting.session.activities.get(pk=part.activity)
            if fresh.pk == acting.session.current_id:
                continue
            if part.minutes:
                acting.change(fresh, **clock_fields(fresh.clock.extended(part.minutes * 60 - fresh.total)))
            else:
                acting.change(fresh, skipped=True)
