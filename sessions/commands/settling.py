"""What has to be right again after an undo: the circle did not stand still meanwhile."""

from __future__ import annotations

from collections.abc import Collection

from django.utils import timezone

from ..models import Seat, Session, Timed, Turn, TurnState, clock_fields
from .words import clean

LONGEST_NAME = 36  # signs, so that a number still fits behind it


def settle(session: Session, returned: Collection[int]) -> None:
    """Give seats that came back a name and a place of their own, and make the turns' clocks agree with the pause."""
    for seat in session.circle().filter(pk__in=returned):
        seat.name = free_name(session, seat.name, but=seat)
        seat.save(update_fields=["name"])
    if returned:
        _give_places(session)
    _agree_with_pause(session)


def free_name(session: Session, name: str, but: Seat | None = None) -> str:
    """The name as nobody else in the circle has it: a second Anouk becomes "Anouk 2". Raises `TextMissing`."""
    wanted = one_line(name)
    taken = {seat.name.casefold() for seat in session.circle() if seat != but}
    if wanted.casefold() not in taken:
        return wanted
    number = next(number for number in range(2, len(taken) + 3) if f"{wanted} {number}".casefold() not in taken)
    return f"{wanted} {number}"


def one_line(name: str) -> str:
    """A name as it is kept: without signs that nobody sees, on one line. Raises `TextMissing`."""
    return " ".join(clean(name).split())[:LONGEST_NAME]


def _give_places(session: Session) -> None:
    seats = list(session.circle())
    if len({seat.position for seat in seats}) == len(seats):
        return
    for place, seat in enumerate(seats, 1):
        Seat.objects.filter(pk=seat.pk).update(position=place)


def _agree_with_pause(session: Session) -> None:
    """Who sat down meanwhile may have got a turn: its clock runs only in the running activity, and never in a pause."""
    now = timezone.now()
    is_running = session.current is not None and not session.is_paused
    here = Turn.objects.filter(activity=session.current_id, state=TurnState.NOW)
    for turn in Turn.objects.filter(activity__session=session, ends_at__isnull=False):
        if not is_running or turn.activity_id != session.current_id or turn.state != TurnState.NOW:
            _keep(turn, **clock_fields(turn.clock.stopped(now)))
    for turn in here.filter(ends_at=None) if is_running else ():
        _keep(turn, **clock_fields(turn.clock.started(now)))


def _keep(row: Timed, **values: object) -> None:
    type(row)._default_manager.filter(pk=row.pk).update(**values)
