"""Somebody in the waiting room: a name and a ticket, and nothing of the session until the facilitator lets them in."""

from __future__ import annotations

import uuid

from django.db import models

from .seat import new_token

UNSEEN = "u."  # how a ticket begins whose code was not judged aloud


def new_ticket(*, unseen: bool = False) -> str:
    """A fresh 256-bit ticket for the waiting room; only its hash is stored."""
    return (UNSEEN if unseen else "") + new_token()


def is_unseen(ticket: str) -> bool:
    """Whether this ticket may belong to nobody: its page says the same for a right code and a wrong one."""
    return ticket.startswith(UNSEEN)


class KnockQuerySet(models.QuerySet["Knock"]):
    def waiting(self) -> KnockQuerySet:
        """Those who stand before the door now, in order of arrival."""
        return self.filter(seat=None, refused_at=None).order_by("pk")


class Knock(models.Model):
    """`ticket_hash` opens the waiting room only. Once `seat` is set the ticket is exchanged for that seat's token."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    session = models.ForeignKey("Session", on_delete=models.CASCADE, related_name="knocks")
    name = models.CharField(max_length=40)
    ticket_hash = models.CharField(max_length=64, unique=True)
    join_key = models.UUIDField(null=True, blank=True)
    knocked_at = models.DateTimeField(auto_now_add=True)
    seen_at = models.DateTimeField(null=True, blank=True)
    seat = models.ForeignKey("Seat", null=True, blank=True, on_delete=models.CASCADE, related_name="knocks")
    refused_at = models.DateTimeField(null=True, blank=True)

    objects = KnockQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["session", "join_key"], name="one_knock_per_join")]

    def __str__(self) -> str:
        return f"knock {self.pk}"

    @property
    def is_waiting(self) -> bool:
        return self.seat_id is None and self.refused_at is None

    @property
    def reservation(self) -> str:
        """What a seat that waits for this ticket has for a `token_hash`: the hash of no token at all."""
        return f"knock {self.pk}"
