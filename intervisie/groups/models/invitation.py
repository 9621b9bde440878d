"""Who is invited to a meeting, what they answered, and what was mailed to them about it."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q
from django.utils.crypto import get_random_string, salted_hmac
from django.utils.translation import gettext_lazy as _

from .case import key_hash

if TYPE_CHECKING:
    from intervisie.accounts.models import Organisation

REMIND_DAYS = 2  # before the meeting; 0 is never
LONGEST_AHEAD = timedelta(days=14)  # the earliest that anybody can be reminded
GOOD_AFTER = timedelta(days=1)  # so long after its end the link to a meeting still says something


class Announcement(models.Model):
    """That a planned meeting was announced to the members: from then on they are told of every change.

    `address` is scheme and host of the links, `remind_days` how long before they are reminded (0: not at all).
    `sequence` is the plan as it was last looked at, `settled_at` since when that plan stands.
    """

    meeting = models.OneToOneField("Meeting", on_delete=models.CASCADE, related_name="announcement")
    address = models.CharField(max_length=255)
    remind_days = models.PositiveSmallIntegerField(default=REMIND_DAYS)
    sequence = models.PositiveIntegerField(default=0)
    settled_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"announcement of {self.meeting_id}"


class Answer(models.TextChoices):
    """What a member said to an invitation."""

    COMING = "coming", _("I am coming")
    CANNOT = "cannot", _("I cannot come")


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def ahead(self, now: datetime) -> InvitationQuerySet:
        """Of meetings that are still to come, to members with an address who are still in the group."""
        to_come = self.filter(meeting__begins_at__gt=now, meeting__held_at=None, meeting__session=None)
        return to_come.filter(member__left_at=None, meeting__group__archived_at=None).exclude(member__email="")

    def of_what_is_told(self, now: datetime) -> InvitationQuerySet:
        """Those who were told of a meeting that is still to come, and not that it is off."""
        return self.ahead(now).filter(told__isnull=False, told_cancelled=False)

    def perhaps_due(self, now: datetime) -> InvitationQuerySet:
        """Those about which there may be something to mail; the command that sends looks at each once more."""
        changed = Q(told=None) | Q(told__lt=F("meeting__sequence"))
        cancelled = Q(told_cancelled=False, meeting__cancelled_at__isnull=False)
        soon = Q(meeting__begins_at__lt=now + LONGEST_AHEAD) & (
            Q(reminded_for=None) | ~Q(reminded_for=F("meeting__begins_at"))
        )
        opened = Q(meeting__vote__isnull=False, meeting__vote__closed_at=None)
        votes = opened & (Q(vote_told=None) | ~Q(vote_told=F("meeting__vote__opened_at")))
        free = Q(claimed_until=None) | Q(claimed_until__lte=now)
        return self.ahead(now).filter(free, changed | cancelled | soon | votes).exclude(meeting__announcement=None)

    def mailed_since(self, organisation: Organisation | int, moment: datetime) -> int:
        """How many people of this organisation's groups got a letter since then."""
        return self.filter(meeting__group__organisation=organisation, sent_at__gt=moment).count()


class Invitation(models.Model):
    """A member and a meeting. The key of the personal link is made of `salt` and the server's own key, so that every
    letter can hold the same link; stored is its hash alone.

    `answered_for` and `reminded_for` are the beginning they were about: a meeting that moves asks and reminds anew.
    `noted_by` wrote the answer down for a member who gave it otherwise.
    `told` is the sequence of the plan that was mailed last, `vote_told` the opening of the vote that was. While
    `claimed_until` lies ahead somebody is sending, or it failed and is tried again then. `sent` counts all letters.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    meeting = models.ForeignKey("Meeting", on_delete=models.CASCADE, related_name="invitations")
    member = models.ForeignKey("Member", on_delete=models.CASCADE, related_name="invitations")
    salt = models.CharField(max_length=32)
    token_hash = models.CharField(max_length=64, unique=True)
    answer = models.CharField(max_length=7, choices=Answer, blank=True)
    answered_for = models.DateTimeField(null=True)
    noted_by = models.ForeignKey("accounts.User", null=True, on_delete=models.SET_NULL, related_name="+")
    told = models.PositiveIntegerField(null=True)
    told_at = models.DateTimeField(null=True)
    told_cancelled = models.BooleanField(default=False)
    reminded_for = models.DateTimeField(null=True)
    vote_told = models.DateTimeField(null=True)
    claimed_until = models.DateTimeField(null=True)
    failures = models.PositiveSmallIntegerField(default=0)
    sent = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "member"], name="invited_once")]

    def __str__(self) -> str:
        return f"invitation {self.pk}"

    @property
    def standing_answer(self) -> str:
        """The answer, as long as the meeting is when it was then."""
        return self.answer if self.answered_for == self.meeting.begins_at else ""

    @property
    def has_lapsed(self) -> bool:
        """Whether there was an answer, to another moment than the meeting has now."""
        return bool(self.answer) and not self.standing_answer

    def key(self) -> str:
        """The key of the personal link: 256 bits that nobody can make without the server's own key."""
        return salted_hmac("intervisie.invitation", f"{self.public_id}/{self.salt}", algorithm="sha256").hexdigest()


def new_invitation(meeting: int, member: int) -> Invitation:
    """An invitation that is not stored yet."""
    fresh = Invitation(meeting_id=meeting, member_id=member, salt=get_random_string(32))
    fresh.token_hash = key_hash(fresh.key())
    return fresh


def invitation_by_key(key: str, now: datetime) -> Invitation | None:
    """The invitation of this link, until a day after the meeting and as long as the member is in the group."""
    related = Invitation.objects.select_related("meeting__group__facilitator", "meeting__session", "member", "noted_by")
    found = related.filter(token_hash=key_hash(key), member__left_at=None, meeting__group__archived_at=None).first()
    if found is None:
        return None
    ends = found.meeting.ends_at or found.meeting.begins_at
    return found if ends is None or now < ends + GOOD_AFTER else None
