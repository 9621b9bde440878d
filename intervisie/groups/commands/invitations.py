"""Inviting the members to a planned meeting, and what they answer. What is mailed and when: `post`."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from intervisie.accounts.models import User

from ..errors import EnoughMail, InvitationOver, NotPlanned
from ..models import (
    REMIND_DAYS,
    Announcement,
    Answer,
    Group,
    Invitation,
    Meeting,
    Member,
    invitation_by_key,
    key_hash,
    new_invitation,
)
from .groups import lock

REST = timedelta(hours=1)  # between two letters that somebody asks for by hand


@transaction.atomic
def announce(meeting: Meeting, address: str, remind_days: int = REMIND_DAYS) -> int:
    """Invite every member who has not been invited yet, and give how many those are; the letters go by themselves.

    `address` is scheme and host of the links. Done twice it invites nobody twice, and keeps the newer days.
    Raises `NotPlanned`.
    """
    group = lock(meeting.group)
    fresh = Meeting.objects.get(pk=meeting.pk)
    if not fresh.is_open or fresh.begins_at is None or fresh.begins_at <= timezone.now():
        raise NotPlanned
    known = {"address": address, "remind_days": remind_days}
    first = known | {"sequence": fresh.sequence, "settled_at": timezone.now()}
    Announcement.objects.update_or_create(meeting=fresh, defaults=known, create_defaults=first)
    return len(_invited(fresh, group))


def _invited(meeting: Meeting, group: Group) -> list[Invitation]:
    uninvited = group.circle().exclude(invitations__meeting=meeting)
    return Invitation.objects.bulk_create(new_invitation(meeting.pk, member.pk) for member in uninvited)


def answer(invitation: Invitation, word: Answer, noted_by: User | None = None) -> None:
    """What this member says, for the moment at which the meeting is planned now. Raises `InvitationOver`.

    `noted_by` writes it down for somebody who said it otherwise, by telephone; the member reads who did.
    """
    meeting = Meeting.objects.get(pk=invitation.meeting_id)
    if not meeting.is_open or meeting.begins_at is None:
        raise InvitationOver
    said = {"answer": word, "answered_for": meeting.begins_at, "noted_by": noted_by}
    Invitation.objects.filter(pk=invitation.pk).update(**said)


def mail_again(invitation: Invitation, now: datetime) -> None:
    """Send the letter once more, to somebody who lost it. Raises `EnoughMail` within an hour after the last one."""
    rested = Q(sent_at=None) | Q(sent_at__lte=now - REST)
    if not Invitation.objects.filter(rested, pk=invitation.pk).update(told=None, failures=0, claimed_until=None):
        raise EnoughMail(REST.total_seconds())


def find(key: str, now: datetime) -> Invitation:
    """The invitation of a personal link. Raises `InvitationOver`."""
    found = invitation_by_key(key, now)
    if found is None:
        raise InvitationOver
    return found


@transaction.atomic
def link_for(meeting: Meeting, member: Member) -> Invitation:
    """The invitation of this member, made when there is none. Raises `NotPlanned` when nobody was invited yet."""
    lock(meeting.group)
    if not Announcement.objects.filter(meeting=meeting).exists():
        raise NotPlanned
    known = Invitation.objects.filter(meeting=meeting, member=member).first()
    if known is None:
        known = new_invitation(meeting.pk, member.pk)
        known.save()
    keep_key(known)
    return known


def keep_key(invitation: Invitation) -> None:
    """Its link opens it, also when the server's own key is another one since it was made; then an older link ends."""
    Invitation.objects.filter(pk=invitation.pk).update(token_hash=key_hash(invitation.key()))
