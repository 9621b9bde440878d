"""How far groups are on their path."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Max, Q, QuerySet

from .group import Group, GroupQuerySet
from .meeting import Meeting
from .path import template_of

CIRCLE = Q(members__left_at=None)
HELD = Q(meetings__held_at__isnull=False)


@dataclass(frozen=True, slots=True)
class GroupLine:
    """A group in a list; `arc` draws how much of the path is behind it."""

    public_id: str
    name: str
    people: int
    held: int
    path: int
    is_archived: bool

    @property
    def arc(self) -> str:
        """Dashes of the drawn circle: one dot for each meeting that was held."""
        done = min(self.held, self.path)
        return " ".join(["0 1"] * (done - 1) + [f"0 {self.path - done + 1}"]) if done else f"0 {self.path}"


def group_lines(groups: GroupQuerySet) -> tuple[GroupLine, ...]:
    """These groups in their order, in three queries however many there are."""
    people = _counts(groups.annotate(found=Count("members", filter=CIRCLE, distinct=True)))
    held = _counts(groups.annotate(found=Count("meetings", filter=HELD, distinct=True)))
    return tuple(_line(group, people[group.pk], held[group.pk]) for group in groups.select_related("laid"))


def _counts(groups: QuerySet[Any]) -> dict[int, int]:
    return dict(groups.values_list("pk", "found"))


def _line(group: Group, people: int, held: int) -> GroupLine:
    path = max(len(template_of(group).modes), held)
    return GroupLine(str(group.public_id), group.name, people, held, path, group.is_archived)


def upcoming(group: Group) -> int:
    """The number of the meeting that is planned next; it may have no row yet."""
    first = group.meetings.open().first()
    return first.number if first else (group.meetings.aggregate(last=Max("number"))["last"] or 0) + 1


def first_unplanned(meetings: Iterable[Meeting], length: int) -> int | None:
    """The number of the first meeting to come without a day or a method; None when all of the path are planned.

    `length` is the number of meetings in the path. Beyond it there is one more when nothing else is to come.
    """
    known = {meeting.number: meeting for meeting in meetings}
    behind = max((number for number, meeting in known.items() if meeting.is_held), default=0)
    ahead = {number for number, meeting in known.items() if meeting.is_open and not meeting.is_past}
    last = max([length, *known]) + (not ahead)
    waiting = (n for n in range(behind + 1, last + 1) if n not in known or n in ahead)
    return next((n for n in waiting if n not in known or not known[n].is_planned), None)
