"""A seat in the circle: a name and, mostly, a phone. No account."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta

from django.db import models

LEASE = timedelta(seconds=60)  # a seat counts as connected this long after its phone was last heard
TOKEN_AGE = timedelta(hours=12)  # so old does a token ever get
IDLE = timedelta(hours=8)  # a phone that was not heard for so long has left
ANSWERED_WITHIN = timedelta(minutes=10)  # so long may a phone whose answer got lost ask for its token once more


def new_token() -> str:
    """A fresh 256-bit seat token; only its hash is stored."""
    return secrets.token_urlsafe(32)


def token_hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


class Signal(models.TextChoices):
    """The quiet signal: nothing, raised, or seen by the facilitator. It leaves no trace once it is over."""

    NONE = ""
    RAISED = "raised"
    SEEN = "seen"


class Seat(models.Model):
    """Somebody in the circle. Without `token_hash` the seat has no phone and the facilitator writes for it.

    `chose_at` is when somebody last said what of their words may leave the room.
    """

    session = models.ForeignKey("Session", on_delete=models.CASCADE, related_name="seats")
    name = models.CharField(max_length=40)
    token_hash = models.CharField(max_length=64, unique=True, null=True, blank=True)
    join_key = models.UUIDField(null=True, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    joined_at = models.DateTimeField(auto_now_add=True)
    committed_at = models.DateTimeField(null=True, blank=True)
    seen_at = models.DateTimeField(null=True, blank=True)
    left_at = models.DateTimeField(null=True, blank=True)
    chose_at = models.DateTimeField(null=True, blank=True)
    signal = models.CharField(max_length=6, choices=Signal, blank=True, default=Signal.NONE)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["session", "join_key"], name="one_seat_per_join")]

    def __str__(self) -> str:
        return self.name

    @property
    def has_phone(self) -> bool:
        return self.token_hash is not None and self.left_at is None

    def is_current(self, now: datetime) -> bool:
        """Whether its token still opens anything: not a day old, and not idle for hours."""
        given, seen = self.committed_at or self.joined_at, self.seen_at
        return now - given < TOKEN_AGE and (seen is None or now - seen < IDLE)

    def is_connected(self, now: datetime) -> bool:
        """Whether the phone was heard within the lease; a seat without a phone is never away."""
        return not self.has_phone or (self.seen_at is not None and now - self.seen_at < LEASE)
