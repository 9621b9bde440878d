"""The path of a group: laid out over days, kept to be laid out again, and who means to come to all of it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from datetime import date, time
from typing import Any

from django.db import transaction
from django.utils import timezone

from intervisie.planning import Closed, Span

from ..errors import PathChanged
from ..models import Group, LaidPath, Meeting, Mode
from .groups import lock
from .telling import change


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How a path was laid out. `modes` are of every meeting: with, without or free."""

    modes: tuple[str, ...]
    first: date
    begins: time
    ends: time
    weeks: int
    closed: Sequence[Closed] = ()


@dataclass(frozen=True, slots=True)
class Placed:
    """A meeting of the path: how it is held, and when, if that is known."""

    number: int
    mode: str
    span: Span | None


def state(meetings: Sequence[Meeting]) -> str:
    """What a page saw of the path: it differs as soon as somebody changed, began or cancelled a meeting."""
    return " ".join(f"{each.number}.{each.version}.{int(each.is_open)}" for each in meetings)


@transaction.atomic
def lay(group: Group, rhythm: Rhythm, placed: Sequence[Placed], *, seen: str) -> None:
    """Lay the path out. Meetings that were held, began or were cancelled stay as they are.

    Meetings after the last one go when nobody prepared anything for them. Raises `PathChanged` when another screen
    was ahead with something else.
    """
    locked = lock(group)
    known = {meeting.number: meeting for meeting in locked.meetings.select_for_update()}
    last = max((each.number for each in placed), default=0)
    changes = [(known.get(each.number) or Meeting(group=locked, number=each.number), each) for each in placed]
    changes = [(meeting, each) for meeting, each in changes if _differs(meeting, _fields(each, last))]
    if changes and state(list(known.values())) != seen:
        raise PathChanged
    for meeting, each in changes:
        _place(meeting, _fields(each, last))
    for meeting in known.values():
        if meeting.number > last and _is_bare(meeting):
            meeting.delete()
    values = asdict(rhythm) | {"modes": list(rhythm.modes), "closed": [_as_json(each) for each in rhythm.closed]}
    LaidPath.objects.update_or_create(group=locked, defaults=values)


def _fields(placed: Placed, last: int) -> dict[str, Any]:
    return {
        "mode": Mode.WITH if placed.mode == "with" else Mode.WITHOUT,
        "open_choice": placed.mode == "free",
        "final": placed.number == last,
        "begins_at": placed.span.begin if placed.span else None,
        "ends_at": placed.span.end if placed.span else None,
    }


def _differs(meeting: Meeting, fields: dict[str, Any]) -> bool:
    new = meeting._state.adding or any(getattr(meeting, name) != value for name, value in fields.items())
    return new and meeting.is_open


def _place(meeting: Meeting, fields: dict[str, Any]) -> None:
    """A meeting with a facilitator needs no host; one that moves is told to the members again."""
    change(meeting, fields)
    if meeting.mode == Mode.WITH:
        meeting.host, meeting.host_hash = None, None
    meeting.version += 1
    meeting.save()


def _is_bare(meeting: Meeting) -> bool:
    """Whether nobody knows of it: not begun, not told to anybody, nothing planned for it."""
    kept = meeting.cases.exists() or meeting.invitations.exists()
    used = meeting.chosen or meeting.agenda or meeting.sequence or kept
    return meeting.is_open and not used


def _as_json(closed: Closed) -> dict[str, str]:
    return {"first": closed.first.isoformat(), "last": closed.last.isoformat(), "name": closed.name}


@transaction.atomic
def commit(group: Group, coming: Collection[int], not_coming: Collection[int] = ()) -> None:
    """Who means to come to the whole path and who does not, members by primary key; all others stay as they are.

    Who said so before keeps their day.
    """
    circle = lock(group).circle()
    circle.filter(pk__in=coming, committed_at=None).update(committed_at=timezone.now())
    circle.filter(pk__in=not_coming).update(committed_at=None)
