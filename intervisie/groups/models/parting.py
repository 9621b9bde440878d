"""A cancellation that still has to be mailed when its meeting has lost its day, or its group is put away or gone."""

from __future__ import annotations

import uuid

from django.db import models


class Parting(models.Model):
    """Everything that one such letter needs. The row goes as soon as it was mailed, or when the meeting would begin.

    `due_at` leaves time to come back on it. `letter` and `meeting` are the public ids of invitation and meeting, so
    that mail programmes and calendars know what it is about. `sequence` is higher than what was mailed before.
    """

    invitation = models.ForeignKey("Invitation", null=True, on_delete=models.SET_NULL, related_name="partings")
    letter = models.UUIDField(unique=True)
    meeting = models.UUIDField(default=uuid.uuid4)
    name = models.CharField(max_length=120)
    email = models.EmailField()
    group = models.CharField(max_length=120)
    facilitator = models.CharField(max_length=120)
    reply_to = models.EmailField()
    place = models.CharField(max_length=200, blank=True)
    online = models.BooleanField(default=False)
    begins_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True)
    sequence = models.PositiveIntegerField()
    due_at = models.DateTimeField()
    claimed_until = models.DateTimeField(null=True)
    failures = models.PositiveSmallIntegerField(default=0)

    def __str__(self) -> str:
        return f"parting {self.pk}"
