"""The path of a group: its meetings, planned or held, and who was there. It outlives what was said in them."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from intervisie.planning import TEN


class Mode(models.TextChoices):
    """Whether a facilitator guides the meeting or a member hosts it."""

    WITH = "with", _("with facilitator")
    WITHOUT = "without", _("without facilitator")


OUTSIDE = ("before", "after")
PATH = len(TEN.modes)  # meetings in a path that nobody laid out yet


def coffee_around(agenda: Mapping[str, Any] | None) -> tuple[int, int]:
    """Minutes of coffee before the begin and after the end, in an agenda as it is kept (S3:68-70)."""
    blocks = agenda["blocks"] if agenda else ()
    before, after = (sum(block["minutes"] for block in blocks if block["outside"] == side) for side in OUTSIDE)
    return before, after


class MeetingQuerySet(models.QuerySet["Meeting"]):
    def held(self) -> MeetingQuerySet:
        return self.exclude(held_at=None)

    def open(self) -> MeetingQuerySet:
        """Still to come: neither held, nor cancelled, nor in the room by now."""
        return self.filter(held_at=None, cancelled_at=None, session=None)


class Meeting(models.Model):
    """One meeting in the path. `session` is its evening in the room for as long as that is kept.

    `begins_at` and `ends_at` are when it is planned, `started_at` and `held_at` when it was. `question` is what it is
    about and `safety` how safe it feels to its facilitator, in the words that methods choose by
    (`methods.choosing.Situation`). `chosen` holds the slugs of the methods
    it is planned with, one for each case; `agenda` what `methods.agenda.Agenda` dumps.
    `version` rises with every change of the plan; `sequence` with every change that members are told of
    (RFC 5545, 3.8.7.4). `open_choice`: nobody chose its mode yet; `final`: the path ends with it, and the group
    looks back. `host` leads it when no facilitator does; `cleared` are the methods whose
    gate its facilitator answered for them. `host_hash` is of the key in the host's link, `host_key` the
    form that used it. `methods` says which methods were used: a list of {slug, name, hue}.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    group = models.ForeignKey("Group", on_delete=models.CASCADE, related_name="meetings")
    number = models.PositiveSmallIntegerField()
    mode = models.CharField(max_length=7, choices=Mode, default=Mode.WITH)
    open_choice = models.BooleanField(default=False)
    final = models.BooleanField(default=False)
    host = models.ForeignKey("Member", null=True, on_delete=models.SET_NULL, related_name="hosted")
    host_hash = models.CharField(max_length=64, unique=True, null=True, blank=True)
    host_key = models.UUIDField(null=True)
    cleared = models.JSONField(default=list)
    begins_at = models.DateTimeField(null=True)
    ends_at = models.DateTimeField(null=True)
    place = models.CharField(max_length=200, blank=True)
    online = models.BooleanField(default=False)
    question = models.CharField(max_length=10, blank=True)
    safety = models.CharField(max_length=7, blank=True)
    chosen = models.JSONField(default=list)
    agenda = models.JSONField(null=True)
    version = models.PositiveIntegerField(default=0)
    sequence = models.PositiveIntegerField(default=0)
    cancelled_at = models.DateTimeField(null=True)
    session = models.OneToOneField(
        "live_sessions.Session", null=True, on_delete=models.SET_NULL, related_name="meeting"
    )
    started_at = models.DateTimeField(null=True)
    held_at = models.DateTimeField(null=True)
    methods = models.JSONField(default=list)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["group", "number"], name="meetings_in_order")]

    def __str__(self) -> str:
        return f"{self.group_id}/{self.number}"

    @property
    def day(self) -> date | None:
        """The day for which it is planned."""
        return timezone.localdate(self.begins_at) if self.begins_at else None

    @property
    def welcome_at(self) -> datetime | None:
        """From when there is coffee before it begins."""
        before, _after = coffee_around(self.agenda)
        return self.begins_at - timedelta(minutes=before) if self.begins_at and before else None

    @property
    def lingers_until(self) -> datetime | None:
        """Until when there is coffee or lunch after it."""
        _before, after = coffee_around(self.agenda)
        return self.ends_at + timedelta(minutes=after) if self.ends_at and after else None

    @property
    def too_long(self) -> int:
        """Minutes that its agenda takes more than there are; 0 when it fits, or nothing is planned."""
        agenda = self.agenda or {"blocks": ()}
        taken = sum(block["minutes"] for block in agenda["blocks"] if not block["outside"])
        return max(0, taken - agenda["available"]) if taken else 0

    @property
    def places(self) -> int:
        """How many cases it has room for."""
        return max(1, len(self.chosen))

    @property
    def is_planned(self) -> bool:
        """Whether it has a day and a method."""
        return self.begins_at is not None and bool(self.chosen)

    @property
    def is_held(self) -> bool:
        return self.held_at is not None

    @property
    def is_past(self) -> bool:
        """Whether it was planned, its end is over, and it was never in the room."""
        return self.is_open and self.ends_at is not None and self.ends_at < timezone.now()

    @property
    def is_open(self) -> bool:
        """The same as `MeetingQuerySet.open`."""
        return self.held_at is None and self.cancelled_at is None and self.session_id is None


class Attendance(models.Model):
    """That a member was at a meeting, and whether the case was theirs."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendance")
    member = models.ForeignKey("Member", on_delete=models.CASCADE, related_name="attendance")
    brought_case = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "member"], name="once_at_a_meeting")]

    def __str__(self) -> str:
        return f"{self.member_id} at {self.meeting_id}"
