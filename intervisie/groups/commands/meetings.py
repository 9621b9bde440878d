"""The path: an evening in the room becomes a meeting of the group, and what is remembered of it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from intervisie.planning import Stop, usual

from ..models import Attendance, Case, Group, Meeting, Member, Mode, chair_names, template_of
from .groups import lock

Methods = Sequence[dict[str, str]]


@dataclass(frozen=True, slots=True)
class Evening:
    """What the room tells at its end: from when to when, who sat in the circle, and whose cases were told."""

    started_at: datetime | None
    ended_at: datetime
    names: Sequence[str]
    bringers: Sequence[str]
    methods: Methods


@transaction.atomic
def begin(group: Group, session: int, planned: Meeting | None = None) -> Meeting:
    """This meeting of the group happens in this session; without one, or when it is over by now, the next one does."""
    locked = lock(group)
    coming = locked.meetings.open()
    meeting = (coming.filter(pk=planned.pk).first() if planned else None) or coming.first()
    if meeting is None:
        last = locked.meetings.aggregate(last=Max("number"))["last"] or 0
        meeting = Meeting(group=locked, number=last + 1, **held(usual(last + 1, template_of(locked))))
    meeting.session_id = session
    meeting.save()
    return meeting


def held(stop: Stop) -> dict[str, Any]:
    """How a meeting of the path is held, as the fields of its row."""
    return {"mode": Mode.WITH if stop.guided else Mode.WITHOUT, "open_choice": stop.open, "final": stop.final}


def bring(meeting: Meeting, case: Case) -> None:
    """This case is brought to this meeting; it counts as told when the meeting has been held."""
    Case.objects.filter(pk=case.pk, group=meeting.group_id, told_at=None).update(meeting=meeting)


@transaction.atomic
def hold(session: int, evening: Evening) -> None:
    """The session has ended: keep when it was, its methods and who was there. Nothing of what was said.

    A session that ended before it began was no meeting. Sessions without a group leave nothing.
    """
    meeting = Meeting.objects.select_for_update().filter(session=session, held_at=None).first()
    if meeting is None:
        return
    if evening.started_at is None:
        _let_go(meeting)
        return
    meeting.started_at, meeting.held_at = evening.started_at, evening.ended_at
    meeting.methods = list(evening.methods)
    meeting.save()
    _note_presence(meeting, evening)
    meeting.cases.filter(told_at=None).update(told_at=evening.ended_at, link_hash=None, phone_hash=None)


def _let_go(meeting: Meeting) -> None:
    """Only the last of the path goes; a meeting that others follow keeps its place."""
    meeting.cases.update(meeting=None)
    if meeting.begins_at is None and not meeting.group.meetings.filter(number__gt=meeting.number).exists():
        meeting.delete()
    else:
        Meeting.objects.filter(pk=meeting.pk).update(session=None)


def _note_presence(meeting: Meeting, evening: Evening) -> None:
    circle = list(meeting.group.circle())
    chairs = chair_names(circle)
    seated, brought = _folded(evening.names), _folded(evening.bringers)
    called = {member.pk: {member.name.casefold(), chairs[member.pk].casefold()} for member in circle}
    present = {pk for pk, names in called.items() if names & seated}
    bringing = {pk for pk in present if called[pk] & brought}
    keep_attendance(meeting, present, bringing)


def _folded(names: Sequence[str]) -> set[str]:
    return {name.casefold() for name in names}


@transaction.atomic
def hold_elsewhere(meeting: Meeting, present: Collection[int], brought: Collection[int]) -> None:
    """A planned meeting whose time is over was held without the room: as planned, with these people."""
    lock(meeting.group)
    now = Meeting.objects.get(pk=meeting.pk)
    if now.is_past and present:
        now.started_at, now.held_at = now.begins_at, now.ends_at
        now.save(update_fields=["started_at", "held_at"])
    if now.is_held:
        keep_attendance(now, present, brought)


@transaction.atomic
def keep_attendance(meeting: Meeting, present: Collection[int], brought: Collection[int]) -> None:
    """Who was there (members by primary key), and who of them brought a case; what was kept before is replaced."""
    members = Member.objects.filter(group=meeting.group_id, pk__in={*present, *brought})
    meeting.attendance.all().delete()
    Attendance.objects.bulk_create(
        Attendance(meeting=meeting, member=member, brought_case=member.pk in brought) for member in members
    )
