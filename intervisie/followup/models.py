"""An intention: what somebody wants to do with it, theirs alone until they share what became of it."""

from __future__ import annotations

import hashlib
import uuid
from datetime import datetime, timedelta

from django.db import models
from django.db.models import F, Q
from django.utils.crypto import get_random_string, salted_hmac

LONGEST = 200  # signs in an intention, and in what became of it
WEEKS = (2, 4, 6, 8)  # after which somebody may be asked
ANSWERED_IN = timedelta(days=30)  # so long after being asked an intention waits for an answer
KEPT_AFTER = timedelta(days=30)  # so long an answer for oneself is kept
SHARED_FOR = timedelta(days=180)  # so long a shared one waits for the next meeting


def key_hash(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()


class IntentionQuerySet(models.QuerySet["Intention"]):
    def known(self, now: datetime) -> IntentionQuerySet:
        """Those whose time is not up."""
        return self.filter(ends_at__gt=now)

    def perhaps_due(self, now: datetime) -> IntentionQuerySet:
        """Those about which there may be something to mail; the command that sends looks at each once more."""
        receipt = Q(received_at=None, ask_at__gt=now)
        asking = Q(asked_at=None, answered_at=None, ask_at__lte=now)
        free = Q(claimed_until=None) | Q(claimed_until__lte=now)
        return self.known(now).filter(receipt | asking).filter(free)

    def looked_back_on(self) -> IntentionQuerySet:
        """Those whose group has met since they were shared."""
        return self.filter(group__meetings__held_at__gt=F("shared_at")).distinct()

    def to_look_back_on(self, group: int, now: datetime) -> IntentionQuerySet:
        """What members shared with this group since it met last, oldest first."""
        told = self.model._default_manager.all().looked_back_on().values("pk")
        return self.known(now).filter(group=group).exclude(shared_at=None).exclude(pk__in=told).order_by("shared_at")


class Intention(models.Model):
    """What one person takes along. Nobody reads it but who holds its link; shared is `answer`, never `text`.

    `seat` is where it was written, so that it is written once; `meeting` and `group` are whose circle it was, if any.
    `name` is the chair's, and goes with a shared answer when `with_name`. The key of the link is made of `salt` and the
    server's own key; stored is its hash alone. `ends_at` is when it is erased, whatever happens.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey("accounts.Organisation", on_delete=models.CASCADE, related_name="+")
    group = models.ForeignKey("groups.Group", null=True, on_delete=models.SET_NULL, related_name="+")
    seat = models.OneToOneField("live_sessions.Seat", null=True, on_delete=models.SET_NULL, related_name="+")
    salt = models.CharField(max_length=32)
    token_hash = models.CharField(max_length=64, unique=True)
    address = models.CharField(max_length=255)
    name = models.CharField(max_length=60)
    email = models.EmailField()
    text = models.CharField(max_length=LONGEST)
    ask_at = models.DateTimeField()
    ends_at = models.DateTimeField(db_index=True)
    received_at = models.DateTimeField(null=True)
    asked_at = models.DateTimeField(null=True)
    claimed_until = models.DateTimeField(null=True)
    failures = models.PositiveSmallIntegerField(default=0)
    answer = models.CharField(max_length=LONGEST, blank=True)
    answered_at = models.DateTimeField(null=True)
    shared_at = models.DateTimeField(null=True)
    with_name = models.BooleanField(default=False)

    objects = IntentionQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"intention {self.pk}"

    def key(self) -> str:
        """The key of the personal link: 256 bits that nobody can make without the server's own key."""
        return salted_hmac("intervisie.intention", f"{self.public_id}/{self.salt}", algorithm="sha256").hexdigest()

    def is_asked(self, now: datetime) -> bool:
        """Whether the moment has come to say what became of it."""
        return self.ask_at <= now

    def seal(self) -> None:
        """Make the link of a new row."""
        self.salt = get_random_string(32)
        self.token_hash = key_hash(self.key())


def intention_by_key(key: str, now: datetime) -> Intention | None:
    """The intention of this link, as long as it is kept."""
    return Intention.objects.known(now).select_related("group").filter(token_hash=key_hash(key)).first()
