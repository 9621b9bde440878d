"""Making a group, describing it, handing it over, putting it away and deleting it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from ..errors import NotAFacilitator
from ..models import Case, Familiarity, Group

if TYPE_CHECKING:
    from intervisie.accounts.models import User


@dataclass(frozen=True, slots=True)
class Description:
    """What a facilitator writes down about a group."""

    name: str
    purpose: str = ""
    field: str = ""
    familiarity: str = Familiarity.ANY
    notes: str = ""


def create(facilitator: User, description: Description) -> Group:
    """A new group, guided by who makes it."""
    return Group.objects.create(
        organisation_id=facilitator.organisation_id, facilitator=facilitator, **asdict(description)
    )


def describe(group: Group, description: Description) -> None:
    """Write the description anew."""
    Group.objects.filter(pk=group.pk).update(**asdict(description))


@transaction.atomic
def hand_over(group: Group, facilitator: User, others: Iterable[User]) -> None:
    """Who guides the group from now on, and who beside them. Raises `NotAFacilitator`."""
    beside = [user for user in others if user.pk != facilitator.pk]
    for user in (facilitator, *beside):
        if not (user.is_facilitator and user.is_active and user.organisation_id == group.organisation_id):
            raise NotAFacilitator
    locked = lock(group)
    locked.facilitator = facilitator
    locked.save(update_fields=["facilitator"])
    locked.co_facilitators.set(beside)


def archive(group: Group) -> None:
    """Put the group away: it is in no list of what is next, and no link of its cases opens."""
    Group.objects.filter(pk=group.pk, archived_at=None).update(archived_at=timezone.now())


def bring_back(group: Group) -> None:
    """Take the group out of the archive."""
    Group.objects.filter(pk=group.pk).update(archived_at=None)


@transaction.atomic
def delete(group: Group) -> None:
    """Erase the group with its members, cases, notes and path. Sessions of the room stay as long as they are kept."""
    locked = lock(group)
    Case.objects.filter(group=locked).delete()
    locked.delete()


def lock(group: Group) -> Group:
    """The row of this group as it is now, held until the transaction ends."""
    return Group.objects.select_for_update().get(pk=group.pk)
