"""The path of a group: its meetings, planned or held, and who was there. It outlives what was said in them."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Mode(models.TextChoices):
    """Whether a facilitator guides the meeting or a member hosts it."""

    WITH = "with", _("with facilitator")
    WITHOUT = "without", _("without facilitator")


PATH = 10  # meetings in a path (S1:16-20)
ALONE = {4, 5, 7, 8, 9}  # without a facilitator; the source leaves the ninth open, and we say so


def usual_mode(number: int) -> Mode:
    """How the meeting with this number is usually held; whatever comes after a path has a facilitator."""
    return Mode.WITHOUT if number in ALONE else Mode.WITH


class MeetingQuerySet(models.QuerySet["Meeting"]):
    def held(self) -> MeetingQuerySet:
        return self.exclude(held_at=None)


class Meeting(models.Model):
    """One meeting in the path. `session` is its evening in the room for as long as that is kept.

    `methods` says which methods were used: a list of {slug, name, hue}.
    """

    group = models.ForeignKey("Group", on_delete=models.CASCADE, related_name="meetings")
    number = models.PositiveSmallIntegerField()
    mode = models.CharField(max_length=7, choices=Mode, default=Mode.WITH)
    day = models.DateField(null=True)
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
    def is_held(self) -> bool:
        return self.held_at is not None


class Attendance(models.Model):
    """That a member was at a meeting, and whether the case was theirs."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendance")
    member = models.ForeignKey("Member", on_delete=models.CASCADE, related_name="attendance")
    brought_case = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "member"], name="once_at_a_meeting")]

    def __str__(self) -> str:
        return f"{self.member_id} at {self.meeting_id}"
