"""Proof that people were there: days, times and names, as professional registers ask. Nothing of what was said."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from math import cos, pi, sin

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..models import Group, Meeting, Member

HOUR = 60  # minutes


@dataclass(frozen=True, slots=True)
class Sitting:
    """A meeting that was held: from when to when on the clock, and the names of who was there."""

    number: int
    begins_at: datetime
    ends_at: datetime
    guided: bool
    present: tuple[str, ...]

    @property
    def minutes(self) -> int:
        return max(0, round((self.ends_at - self.begins_at).total_seconds() / 60))

    @property
    def lasted(self) -> str:
        return lasting(self.minutes)


@dataclass(frozen=True, slots=True)
class Presence:
    """Somebody, and how often and how long they were there."""

    pk: int
    name: str
    times: int
    lasted: str


@dataclass(frozen=True, slots=True)
class AttendanceScreen:
    """Of a whole group, or of one member: then `member` is the name, and only meetings with them are in it."""

    public_id: str
    organisation: str
    group: str
    guides: tuple[str, ...]
    member: str
    sittings: tuple[Sitting, ...]
    people: tuple[Presence, ...]
    lasted: str
    made_on: date
    ring: str
    logo: str


def lasting(minutes: int) -> str:
    """A duration as people say it: 1 hour and 32 minutes."""
    hours, rest = divmod(minutes, HOUR)
    said = ngettext("{count} hour", "{count} hours", hours).format(count=hours)
    left = ngettext("{count} minute", "{count} minutes", rest).format(count=rest)
    if hours and rest:
        return _("{hours} and {minutes}").format(hours=said, minutes=left)
    return said if hours else left


def attendance_screen(group: Group, member: Member | None = None) -> AttendanceScreen:
    """Every meeting that was held, or every one that this member was at."""
    held = list(group.meetings.held().exclude(started_at=None).prefetch_related("attendance__member"))
    there = [meeting for meeting in held if member is None or member.pk in _members(meeting)]
    sittings = tuple(_sitting(meeting) for meeting in there)
    return AttendanceScreen(
        public_id=str(group.public_id),
        organisation=group.organisation.name,
        group=group.name,
        guides=(group.facilitator.name, *(each.name for each in group.co_facilitators.order_by("name"))),
        member=member.name if member else "",
        sittings=sittings,
        people=tuple(_people(group, held)),
        lasted=lasting(sum(each.minutes for each in sittings)),
        made_on=timezone.localdate(),
        ring=_ring([meeting in there for meeting in held]),
        logo=group.organisation.logo_drawn,
    )


def _members(meeting: Meeting) -> set[int]:
    return {row.member_id for row in meeting.attendance.all()}


def _sitting(meeting: Meeting) -> Sitting:
    begins, ends = meeting.started_at, meeting.held_at
    assert begins is not None  # noqa: S101  # only meetings that were held come here
    assert ends is not None  # noqa: S101  # the same
    rows = sorted(meeting.attendance.all(), key=lambda row: (row.member.position, row.member.pk))
    return Sitting(
        number=meeting.number,
        begins_at=timezone.localtime(begins),
        ends_at=timezone.localtime(ends),
        guided=meeting.mode == "with",
        present=tuple(row.member.name for row in rows),
    )


def _people(group: Group, held: Sequence[Meeting]) -> list[Presence]:
    """The circle, and who left but was there."""
    been = {pk for meeting in held for pk in _members(meeting)}
    everybody = [member for member in group.members.all() if member.left_at is None or member.pk in been]
    return [_presence(member, [meeting for meeting in held if member.pk in _members(meeting)]) for member in everybody]


def _presence(member: Member, there: Sequence[Meeting]) -> Presence:
    minutes = sum(_sitting(meeting).minutes for meeting in there)
    return Presence(member.pk, member.name, len(there), lasting(minutes))


def _ring(there: Sequence[bool]) -> str:
    """The meetings as a circle of dots, as a data URI: full when somebody was there."""
    turn = 2 * pi / max(1, len(there))
    dots = [
        f'<circle cx="{50 + 38 * sin(turn * place):.2f}" cy="{50 - 38 * cos(turn * place):.2f}" r="7"'
        f' fill="{"#0b544f" if was else "#ffffff"}" stroke="#0b544f" stroke-width="1.2"/>'
        for place, was in enumerate(there)
    ]
    drawn = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">{"".join(dots)}</svg>'
    return f"data:image/svg+xml;base64,{b64encode(drawn.encode()).decode()}"
