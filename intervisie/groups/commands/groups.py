"""Making a group, describing it, handing it over, putting it away and deleting it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from datetime import timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from ..errors import GroupChanged, NotAFacilitator
from ..models import Case, Familiarity, Group, Invitation
from . import partings

if TYPE_CHECKING:
    from intervisie.accounts.models import User

TWICE = timedelta(minutes=1)  # a form that is sent again by an impatient hand


@dataclass(frozen=True, slots=True)
class Description:
    """What a facilitator writes down about a group."""

    name: str
    purpose: str = ""
    field: str = ""
    familiarity: str = Familiarity.ANY
    notes: str = ""

    @property
    def mark(self) -> str:
        """What tells this description from any other one."""
        return sha256("\0".join(map(str, asdict(self).values())).encode()).hexdigest()


@transaction.atomic
def create(facilitator: User, description: Description) -> Group:
    """A new group, guided by who makes it. The same description within a minute, still without people, is the same."""
    get_user_model().objects.select_for_update().get(pk=facilitator.pk)  # of two at once, one is first
    just_now = Group.objects.filter(facilitator=facilitator, created_at__gt=timezone.now() - TWICE, members=None)
    made = just_now.filter(**asdict(description)).first()
    return made or Group.objects.create(
        organisation_id=facilitator.organisation_id, facilitator=facilitator, **asdict(description)
    )


def described(group: Group) -> Description:
    """The description as it is written down now."""
    return Description(**{each.name: getattr(group, each.name) for each in fields(Description)})


@transaction.atomic
def describe(group: Group, description: Description, seen: str = "") -> None:
    """Write the description anew over the one that was seen (its `mark`; empty: whichever is there).

    Raises `GroupChanged` when somebody else was ahead with other words.
    """
    now = described(lock(group))
    if seen and now.mark != seen and now != description:
        raise GroupChanged
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


@transaction.atomic
def archive(group: Group) -> None:
    """Put the group away: it is in no list of what is next, and no link of its cases opens.

    Who was invited to a meeting to come hears once that it is off, unless the group is back within minutes.
    """
    lock(group)
    partings.part(
        Invitation.objects.of_what_is_told(timezone.now()).filter(meeting__group=group), partings.TIME_TO_RETURN
    )
    Group.objects.filter(pk=group.pk, archived_at=None).update(archived_at=timezone.now())


@transaction.atomic
def bring_back(group: Group) -> None:
    """Take the group out of the archive. Who heard that a meeting was off hears that it happens after all."""
    lock(group)
    partings.withdraw(Invitation.objects.filter(meeting__group=group))
    if Group.objects.filter(pk=group.pk).exclude(archived_at=None).update(archived_at=None):
        parted = Invitation.objects.filter(told_cancelled=True).values("meeting")
        group.meetings.open().filter(pk__in=parted).update(sequence=F("sequence") + 1)


@transaction.atomic
def delete(group: Group) -> None:
    """Erase the group with its members, cases, notes and path. Sessions of the room stay as long as they are kept.

    Who was invited to a meeting to come hears once that it is off.
    """
    locked = lock(group)
    partings.part(Invitation.objects.of_what_is_told(timezone.now()).filter(meeting__group=group))
    Case.objects.filter(group=locked).delete()
    locked.delete()


def lock(group: Group) -> Group:
    """The row of this group as it is now, held until the transaction ends."""
    return Group.objects.select_for_update().get(pk=group.pk)
