"""Somebody's wish to get the harvest by mail: an address, a link that ends, and a code that is mailed on use."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.crypto import salted_hmac

from .seat import Seat
from .session import CLOSES_AFTER

LINK_FOR = timedelta(days=14)  # so long after it was mailed does a link open anything
CODE_FOR = timedelta(minutes=15)
MOST_TRIES = 5  # wrong codes after which a code is dead
MOST_CODES = 10  # codes of one link
MOST_WISHES = 3  # addresses that one seat may name


class HarvestLetterQuerySet(models.QuerySet["HarvestLetter"]):
    def due(self, now: datetime) -> HarvestLetterQuerySet:
        """Not mailed yet, about a harvest that is closed and still kept, and nobody is mailing it at this moment."""
        closed = Q(seat__session__harvest_closed_at__isnull=False) | Q(seat__session__ended_at__lte=now - CLOSES_AFTER)
        free = Q(claimed_until=None) | Q(claimed_until__lte=now)
        recent = now - timedelta(days=28)
        return self.exclude(email="").filter(
            closed, free, sent_at=None, seat__left_at=None, seat__session__ended_at__gt=recent
        )


class HarvestLetter(models.Model):
    """`nonce` makes the key of the link; only its hash is looked for. `address` is where the site was reached."""

    seat = models.OneToOneField(Seat, on_delete=models.CASCADE, related_name="harvest_letter")
    email = models.EmailField()
    address = models.CharField(max_length=200)
    nonce = models.UUIDField(default=uuid.uuid4)
    token_hash = models.CharField(max_length=64, unique=True)
    wishes = models.PositiveSmallIntegerField(default=1)
    sent_at = models.DateTimeField(null=True)
    claimed_until = models.DateTimeField(null=True)
    code_hash = models.CharField(max_length=64, blank=True, default="")
    code_at = models.DateTimeField(null=True)
    codes = models.PositiveSmallIntegerField(default=0)
    tries = models.PositiveSmallIntegerField(default=0)

    objects = HarvestLetterQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.seat_id}"

    def key(self) -> str:
        """What the link ends with: 256 bits, the same in every letter that is mailed again."""
        return salted_hmac("sessions.harvest_letter", self.nonce.hex, algorithm="sha256").hexdigest()

    def ends_at(self) -> datetime:
        """When the link ends: two weeks after it went, and with the session's texts at the latest."""
        session, sent = self.seat.session, self.sent_at or timezone.now()
        return min(sent + LINK_FOR, (session.ended_at or sent) + session.kept_for)
