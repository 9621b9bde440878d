"""All groups of a facilitator."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Q, QuerySet

from ..models import Group, template_of

if TYPE_CHECKING:
    from intervisie.accounts.models import User

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

    @property
    def arc(self) -> str:
        """Dashes of the drawn circle: one dot for each meeting that was held."""
        done = min(self.held, self.path)
        return " ".join(["0 1"] * (done - 1) + [f"0 {self.path - done + 1}"]) if done else f"0 {self.path}"


@dataclass(frozen=True, slots=True)
class GroupsScreen:
    """Groups by name; `archived` were put away."""

    present: tuple[GroupLine, ...]
    archived: tuple[GroupLine, ...]


def groups_screen(user: User) -> GroupsScreen:
    """The groups that this facilitator guides."""
    groups = Group.objects.for_user(user)
    people = _counts(groups.annotate(found=Count("members", filter=CIRCLE, distinct=True)))
    held = _counts(groups.annotate(found=Count("meetings", filter=HELD, distinct=True)))
    lines = [
        (group.is_archived, _line(group, people[group.pk], held[group.pk])) for group in groups.select_related("laid")
    ]
    return GroupsScreen(
        present=tuple(line for archived, line in lines if not archived),
        archived=tuple(line for archived, line in lines if archived),
    )


def _counts(groups: QuerySet[Any]) -> dict[int, int]:
    return dict(groups.values_list("pk", "found"))


def _line(group: Group, people: int, held: int) -> GroupLine:
    return GroupLine(str(group.public_id), group.name, people, held, max(len(template_of(group).modes), held))
