"""Who guides which group, for a manager: names of groups and guides, and nothing of what is in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..models import Group

if TYPE_CHECKING:
    from intervisie.accounts.models import User


@dataclass(frozen=True, slots=True)
class Guided:
    """A group and its guides; an `orphan` has nobody any longer who may open it."""

    public_id: str
    name: str
    guides: tuple[str, ...]
    orphan: bool


def guides_screen(user: User) -> tuple[Guided, ...]:
    """The groups of this manager's organisation, those without a guide first."""
    groups = Group.objects.for_manager(user).present().select_related("facilitator")
    lines = [_line(group) for group in groups.prefetch_related("co_facilitators")]
    return tuple(sorted(lines, key=lambda line: not line.orphan))


def _line(group: Group) -> Guided:
    guides = [group.facilitator, *group.co_facilitators.all()]
    able = [each for each in guides if each.is_active and each.is_facilitator]
    return Guided(str(group.public_id), group.name, tuple(each.name for each in guides), orphan=not able)
