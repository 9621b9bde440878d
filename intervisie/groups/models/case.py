"""A case on its way to the circle: seen by who brings it and, once shared, by who guides the group."""

from __future__ import annotations

import hashlib
import secrets
import uuid
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .group import Group

if TYPE_CHECKING:
    from intervisie.accounts.models import User

    from .meeting import Meeting

LINK_AGE = timedelta(days=30)  # so long a link, and the phone that used it, can be prepared with
LONGEST = 4000  # signs in one answer
LINE = 120  # signs in the sentence for the group
WORDS = ("situation", "did", "thought", "felt", "beliefs", "looking_at")  # what the case bringer writes


def new_key() -> str:
    """A fresh key of 256 bits; only its hash is stored."""
    return secrets.token_urlsafe(32)


def key_hash(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()


class Level(models.TextChoices):
    """Where the question lies (S3:28-43)."""

    PERSONAL = "personal", _("Myself in my work")
    ORGANISATION = "organisation", _("My own organisation")
    COOPERATION = "cooperation", _("Working together with others")


class CaseQuerySet(models.QuerySet["Case"]):
    def for_user(self, user: User) -> CaseQuerySet:
        """The cases of the groups that this facilitator guides."""
        return self.filter(group__in=Group.objects.for_user(user))

    def waiting(self) -> CaseQuerySet:
        """Those that were not told yet."""
        return self.filter(told_at=None)

    def shared(self) -> CaseQuerySet:
        return self.exclude(shared_at=None)

    def electable(self) -> CaseQuerySet:
        """Those that members may choose between: shared, untold, and with a sentence for the group."""
        return self.waiting().shared().exclude(line="").select_related("member")


class Case(models.Model):
    """What somebody prepares to bring. The words are the bringer's: `shared_at` opens them to the facilitator.

    `line` is the one sentence that the group may read, when it chooses between cases; without it a case is in no vote.
    `taken_from` is the meeting that it was brought to when its bringer took it back.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    group = models.ForeignKey("Group", on_delete=models.CASCADE, related_name="cases")
    member = models.ForeignKey("Member", on_delete=models.CASCADE, related_name="cases")
    situation = models.TextField(max_length=LONGEST, blank=True)
    did = models.TextField(max_length=LONGEST, blank=True)
    thought = models.TextField(max_length=LONGEST, blank=True)
    felt = models.TextField(max_length=LONGEST, blank=True)
    beliefs = models.TextField(max_length=LONGEST, blank=True)
    looking_at = models.TextField(max_length=LONGEST, blank=True)
    line = models.CharField(max_length=LINE, blank=True)
    level = models.CharField(max_length=12, choices=Level, blank=True)
    version = models.PositiveIntegerField(default=1)
    shared_at = models.DateTimeField(null=True)

    link_hash = models.CharField(max_length=64, unique=True, null=True, blank=True)
    phone_hash = models.CharField(max_length=64, unique=True, null=True, blank=True)
    link_ends_at = models.DateTimeField(null=True)

    method = models.SlugField(blank=True)
    fundamental_question = models.CharField(max_length=200, blank=True)
    checked = models.JSONField(default=list)
    created_at = models.DateTimeField(auto_now_add=True)
    meeting = models.ForeignKey("Meeting", null=True, on_delete=models.SET_NULL, related_name="cases")
    taken_from = models.ForeignKey("Meeting", null=True, on_delete=models.SET_NULL, related_name="+")
    told_at = models.DateTimeField(null=True)

    objects = CaseQuerySet.as_manager()

    class Meta:
        ordering = ["created_at", "pk"]

    def __str__(self) -> str:
        return f"case {self.pk}"

    @property
    def is_shared(self) -> bool:
        return self.shared_at is not None

    def is_for(self, meeting: Meeting) -> bool:
        """Whether it may be told at this meeting: it was asked for it, or for whenever there is room."""
        return self.told_at is None and self.meeting_id in (None, meeting.pk)

    @property
    def is_empty(self) -> bool:
        return not any(getattr(self, name) for name in (*WORDS, "line"))

    def link_is_good(self, now: datetime) -> bool:
        """Whether its link, or the phone that used it, may still open it."""
        return self.link_ends_at is not None and now < self.link_ends_at and self.told_at is None


def case_by_key(key: str) -> Case | None:
    """The case that this phone prepares, as long as it may."""
    found = Case.objects.select_related("group", "member").filter(phone_hash=key_hash(key)).first() if key else None
    is_good = found is not None and found.link_is_good(timezone.now()) and not found.group.is_archived
    return found if is_good else None
