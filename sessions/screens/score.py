"""The script as the console's left column shows it: steps and activities with planned and actual minutes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from ..models import Activity, Session, Step, room_of


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """One activity; `state` is done, now, skipped or to come; minutes are whole, `spent` nothing before it began.

    While its clock runs, the screen counts on by itself: `before`, and the minutes `since` that moment.
    """

    pk: int
    title: str
    kind: str
    state: str
    planned: int
    spent: int | None
    since: datetime | None
    optional: bool
    before: int = 0


@dataclass(frozen=True, slots=True)
class ScoreStep:
    """One step with its activities, counting on as they do; `part` names its case round, `opens` says it begins one."""

    title: str
    state: str
    planned: int
    spent: int | None
    since: datetime | None
    before: int
    lines: tuple[ScoreLine, ...]
    part: str
    opens: bool


def score(session: Session, now: datetime) -> tuple[ScoreStep, ...]:
    """The whole script in playing order."""
    agenda = room_of(session).agenda
    current = session.current
    played = [(step, list(activities)) for step, activities in groupby(agenda, key=lambda each: each.step)]
    first = {step.round_id: step.pk for step, _activities in reversed(played) if step.round_id}
    return tuple(
        _step(step, tuple(_line(each, current, now) for each in activities), opens=step.pk in first.values())
        for step, activities in played
    )


def _step(step: Step, lines: tuple[ScoreLine, ...], *, opens: bool) -> ScoreStep:
    spent = [line.spent for line in lines if line.spent is not None]
    since = next((line.since for line in lines if line.since), None)
    return ScoreStep(
        title=step.title,
        state=_together(lines),
        planned=sum(line.planned for line in lines if line.state != "skipped"),
        spent=sum(spent) if spent else None,
        since=since,
        before=sum(line.spent or 0 for line in lines if line.since is None),
        lines=lines,
        part=step.round.method_name if step.round else "",
        opens=opens,
    )


def _line(activity: Activity, current: Activity | None, now: datetime) -> ScoreLine:
    begun, clock = activity.started_at is not None, activity.clock
    return ScoreLine(
        pk=activity.pk,
        title=activity.title,
        kind=activity.kind,
        state=_state(activity, current),
        planned=round(activity.total / 60),
        spent=round(clock.spent(now) / 60) if begun else None,
        since=clock.since if begun else None,
        optional=activity.definition.optional,
    )


def _state(activity: Activity, current: Activity | None) -> str:
    if current is not None and activity.pk == current.pk:
        return "now"
    if activity.skipped:
        return "skipped"
    return "done" if activity.ended_at is not None else ""


def _together(lines: Iterable[ScoreLine]) -> str:
    states = {line.state for line in lines}
    if "now" in states:
        return "now"
    return "done" if states and states <= {"done", "skipped"} else ""
