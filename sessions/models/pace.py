"""Whether the session runs on time: its projected end, and a proposal that fits what is left into the time left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from methods.fitting import Length, shrink

from .activity import Activity
from .session import Session


@dataclass(frozen=True, slots=True)
class Shorter:
    """One line of a proposal: `minutes` instead of `was`; zero minutes means skipping an optional part."""

    activity: int
    title: str
    was: int
    minutes: int


@dataclass(frozen=True, slots=True)
class Pace:
    """The session's own clock. `late` is in whole minutes after the planned end, below zero is earlier."""

    planned_end: datetime
    projected_end: datetime

    @property
    def late(self) -> int:
        return round((self.projected_end - self.planned_end).total_seconds() / 60)


def to_come(session: Session) -> list[Activity]:
    """The activities after the current one that are still meant to be played."""
    current = session.current
    after = float("-inf") if current is None else current.position
    agenda = session.room.agenda if session.room else session.agenda()
    return [activity for activity in agenda if activity.position > after and not activity.skipped]


def pace(session: Session, now: datetime) -> Pace:
    """When the session ends if everything that is left takes the minutes it was given (over time counts on)."""
    current = session.current
    left = 0.0 if current is None else max(0.0, current.clock.seconds_left(now))
    rest = sum(activity.total for activity in to_come(session))
    start = session.started_at or now
    planned = start + timedelta(minutes=session.minutes_available)
    return Pace(planned_end=planned, projected_end=now + timedelta(seconds=left + rest))


def shorter(session: Session, now: datetime) -> tuple[Shorter, ...]:
    """A proposal that ends on time: optional parts go first, then the rest shrinks evenly. Empty when on time."""
    over = pace(session, now).late
    rest = to_come(session)
    lines: list[Shorter] = []
    for activity in reversed(rest):
        if over > 0 and activity.definition.optional:
            lines.append(_line(activity, 0))
            over -= _minutes(activity)
    dropped = {line.activity for line in lines}
    kept = [activity for activity in rest if activity.pk not in dropped]
    return tuple(sorted([*lines, *_shrink(kept, over)], key=lambda line: _place(rest, line)))


def _shrink(activities: Sequence[Activity], over: int) -> list[Shorter]:
    """What each of these keeps when together they lose this many minutes."""
    lengths = [Length(_minutes(each), own=each.planned // 60) for each in activities]
    kept = zip(activities, shrink(lengths, over), strict=True)
    return [_line(each, minutes) for each, minutes in kept if minutes != _minutes(each)]


def _minutes(activity: Activity) -> int:
    return round(activity.total / 60)


def _line(activity: Activity, minutes: int) -> Shorter:
    return Shorter(activity=activity.pk, title=activity.title, was=_minutes(activity), minutes=minutes)


def _place(rest: Sequence[Activity], line: Shorter) -> int:
    return next(number for number, activity in enumerate(rest) if activity.pk == line.activity)
