"""Who belongs to a group."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256

from django.db import transaction
from django.utils import timezone

from ..errors import GroupFull, MemberChanged, MemberGone
from ..models import Group, Member
from . import partings
from .groups import lock

MOST = 40  # people; far beyond a circle, so that only a list of something else is refused


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody as they were written down. `leads_others`: others in the group work for them."""

    name: str
    email: str = ""
    leads_others: bool = False

    @property
    def mark(self) -> str:
        """What tells this from any other way to write somebody down."""
        return sha256("\0".join(map(str, asdict(self).values())).encode()).hexdigest()


def written(member: Member) -> Person:
    """How this member is written down now."""
    return Person(member.name, member.email, member.leads_others)


@transaction.atomic
def add(group: Group, people: Sequence[Person]) -> int:
    """Add these people, in this order, and give how many were new. Who is in the group already stays as they are, and
    gets the address if there was none.

    Raises `GroupFull`.
    """
    locked = lock(group)
    circle = list(locked.circle())
    new = [each for each in people if not _is_known(each, circle)]
    if len(circle) + len(new) > MOST:
        raise GroupFull
    last = max((member.position for member in circle), default=0)
    Member.objects.bulk_create(
        Member(group=locked, name=each.name, email=each.email, leads_others=each.leads_others, position=last + number)
        for number, each in enumerate(new, 1)
    )
    return len(new)


def _is_known(person: Person, circle: Sequence[Member]) -> bool:
    """Whether this is one of them. One of the same name without an address, on either side, is the same person."""
    named = [member for member in circle if member.name.casefold() == person.name.casefold()]
    if any(member.email.casefold() == person.email.casefold() for member in named):
        return True
    if len(named) != 1 or (named[0].email and person.email):
        return False
    if person.email:
        Member.objects.filter(pk=named[0].pk).update(email=person.email)
    return True


@transaction.atomic
def change(member: Member, person: Person, seen: str = "") -> None:
    """Write this member anew over what was seen (its `mark`; empty: whatever is there).

    A new address gets the invitations that stand, too. Raises `MemberGone` when they left, and `MemberChanged` when
    somebody was ahead with other words.
    """
    there = lock(member.group).circle().filter(pk=member.pk).first()
    if there is None:
        raise MemberGone
    now = written(there)
    if seen and now.mark != seen and now != person:
        raise MemberChanged
    if person.email.casefold() != there.email.casefold():
        there.invitations.filter(meeting__begins_at__gt=timezone.now()).update(told=None, told_cancelled=False)
    Member.objects.filter(pk=member.pk).update(name=person.name, email=person.email, leads_others=person.leads_others)


@transaction.atomic
def leave(member: Member) -> None:
    """Take somebody out of the group: address and untold cases are erased; who was there before stays in the path."""
    lock(member.group)
    partings.part(member.invitations.of_what_is_told(timezone.now()))
    member.cases.filter(told_at=None).delete()
    if member.attendance.exists():
        Member.objects.filter(pk=member.pk).update(left_at=timezone.now(), email="")
    else:
        member.delete()
