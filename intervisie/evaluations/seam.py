"""The one place where looking back meets the room and the groups: who sat there, and what kind of meeting it was.

It reads sessions, chairs, rounds, meetings and members, never a card, a sheet or a case, and hands over plain values.
No other module of evaluations may import the room or the groups (`bin/check`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils import timezone

from intervisie.groups.models import Meeting, Member, chair_names
from sessions.models import Session

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from intervisie.accounts.models import User


@dataclass(frozen=True, slots=True)
class Evening:
    """A session that people may look back at. `people` are pairs of a chair and the member who sat there, if known.

    `number` is its place in the path and None without a group; `method` is empty when it had more than one.
    """

    session: int
    organisation: int
    about: str
    held_on: date
    guided: bool
    has_ended: bool
    people: tuple[tuple[int, int | None], ...]
    method: str = ""
    group: int | None = None
    number: int | None = None
    final: bool = False
    region: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody to write to or to call."""

    name: str
    email: str


def evening_of(session: int) -> Evening | None:
    """What may be known of this session; nothing when it is gone or never began."""
    found = Session.objects.filter(pk=session).exclude(started_at=None).first()
    return _evening(found) if found else None


def session_for(user: User, public_id: UUID) -> Evening | None:
    """A session that this facilitator opened or led, once it is over."""
    found = Session.objects.for_user(user).filter(public_id=public_id).exclude(ended_at=None).first()
    return _evening(found) if found and found.started_at else None


def _evening(session: Session) -> Evening:
    slugs = set(session.rounds.values_list("method_slug", flat=True))
    meeting = Meeting.objects.select_related("group").filter(session=session.pk).first()
    seats = list(session.circle().values_list("pk", "name"))
    about = Evening(
        session=session.pk,
        organisation=session.organisation_id,
        about=meeting.group.name if meeting else session.title,
        held_on=timezone.localdate(session.started_at),
        guided=not session.unguided,
        has_ended=session.ended_at is not None,
        people=tuple((pk, None) for pk, _name in seats),
        method=slugs.pop() if len(slugs) == 1 else "",
    )
    return _with_meeting(about, meeting, seats) if meeting else about


def _with_meeting(evening: Evening, meeting: Meeting, seats: Collection[tuple[int, str]]) -> Evening:
    members = _by_chair(meeting)
    announcement = getattr(meeting, "announcement", None)
    return Evening(
        **{name: getattr(evening, name) for name in ("session", "organisation", "about", "held_on", "guided")},
        has_ended=evening.has_ended,
        method=evening.method,
        people=tuple((pk, members.get(name.casefold())) for pk, name in seats),
        group=meeting.group_id,
        number=meeting.number,
        final=meeting.final,
        region=meeting.group.field,
        address=announcement.address if announcement else "",
    )


def _by_chair(meeting: Meeting) -> dict[str, int]:
    circle = list(meeting.group.circle())
    chairs = chair_names(circle)
    return {member.name.casefold(): member.pk for member in circle} | {
        chairs[member.pk].casefold(): member.pk for member in circle
    }


def _to_write_to() -> QuerySet[Member]:
    return Member.objects.filter(left_at=None, group__archived_at=None).exclude(email="")


def person(member: int | None) -> Person | None:
    """A member who is still in the group and has an address."""
    found = _to_write_to().filter(pk=member).first() if member is not None else None
    return Person(found.first_name, found.email) if found else None


def is_anybody_to_write_to(members: Iterable[int]) -> bool:
    """Whether one of these members is still in the group and has an address."""
    return _to_write_to().filter(pk__in=list(members)).exists()


def names_of(session: int) -> tuple[str, ...]:
    """Who sat in the circle, as they sat there."""
    found = Session.objects.filter(pk=session).first()
    return tuple(found.circle().values_list("name", flat=True)) if found else ()
