"""All groups of a facilitator."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..models import Group, GroupLine, group_lines

if TYPE_CHECKING:
    from intervisie.accounts.models import User


@dataclass(frozen=True, slots=True)
class GroupsScreen:
    """Groups by name; `archived` were put away."""

    present: tuple[GroupLine, ...]
    archived: tuple[GroupLine, ...]


def groups_screen(user: User) -> GroupsScreen:
    """The groups that this facilitator guides."""
    lines = group_lines(Group.objects.for_user(user))
    return GroupsScreen(
        present=tuple(line for line in lines if not line.is_archived),
        archived=tuple(line for line in lines if line.is_archived),
    )
