"""Who was invited hears once that a meeting is off, also when its day was emptied or its group put away or deleted."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from intervisie.accounts.models import User

from ..models import Group, Invitation, Meeting, Member, Parting
from .invitation_letters import Kind, Letter, compose

log = logging.getLogger("intervisie.mail")

TIME_TO_RETURN = timedelta(minutes=5)  # an emptied day, or a group put away, that comes back meanwhile mails nobody
CLAIMED = timedelta(minutes=10)  # after that somebody who was sending is taken for dead
MOST_AT_ONCE = 200
LONGEST_WAIT = 60  # minutes between two tries


def part(invitations: QuerySet[Invitation], wait: timedelta = timedelta()) -> None:
    """Note what these people have to hear, before the rows change or go."""
    due_at = timezone.now() + wait
    rows = invitations.select_related("meeting__group__facilitator", "member")
    Parting.objects.bulk_create((_noted(each, due_at) for each in rows), ignore_conflicts=True)


def _noted(invitation: Invitation, due_at: datetime) -> Parting:
    meeting, group = invitation.meeting, invitation.meeting.group
    assert meeting.begins_at is not None  # noqa: S101  # only meetings to come are here
    return Parting(
        invitation=invitation,
        letter=invitation.public_id,
        meeting=meeting.public_id,
        name=invitation.member.name,
        email=invitation.member.email,
        group=group.name,
        facilitator=group.facilitator.name,
        reply_to=group.facilitator.email,
        place=meeting.place,
        online=meeting.online,
        begins_at=meeting.begins_at,
        ends_at=meeting.ends_at,
        sequence=max(meeting.sequence, invitation.told or 0) + 1,
        due_at=due_at,
    )


def withdraw(invitations: QuerySet[Invitation]) -> None:
    """They need not hear it: the meeting is there again."""
    Parting.objects.filter(invitation__in=invitations).delete()


def send_due() -> int:
    """Send what is due now, and give how many letters went. Safe to run in several processes at once."""
    now = timezone.now()
    Parting.objects.filter(begins_at__lte=now).delete()
    due = Parting.objects.filter(_free(now), due_at__lte=now).order_by("begins_at", "pk").values_list("pk", flat=True)
    return sum(_send(pk, now) for pk in due[:MOST_AT_ONCE])


def _free(now: datetime) -> Q:
    return Q(claimed_until=None) | Q(claimed_until__lte=now)


def _send(pk: int, now: datetime) -> bool:
    """One letter: claimed first, and sent outside any transaction."""
    if not Parting.objects.filter(_free(now), pk=pk).update(claimed_until=now + CLAIMED):
        return False
    parting = Parting.objects.filter(pk=pk).first()
    if parting is None:
        return False
    try:
        compose(Letter(Kind.CANCEL, _as_invitation(parting), now)).send()
    except (OSError, ValueError) as error:  # a mail server that is away; an address that cannot stand in a header
        log.warning("a letter about a meeting could not be sent: %s", type(error).__name__)
        wait = timedelta(minutes=min(2**parting.failures, LONGEST_WAIT))
        failures = min(parting.failures + 1, 10)
        Parting.objects.filter(pk=pk).update(claimed_until=timezone.now() + wait, failures=failures)
        return False
    _went(parting)
    return True


@transaction.atomic
def _went(parting: Parting) -> None:
    """The letter is out: erased here, and written down where the invitation is still there."""
    now = timezone.now()
    rows = Invitation.objects.filter(public_id=parting.letter)
    rows.update(told=parting.sequence, told_at=now, told_cancelled=True, sent=F("sent") + 1, sent_at=now)
    Meeting.objects.filter(public_id=parting.meeting, sequence__lt=parting.sequence).update(sequence=parting.sequence)
    Parting.objects.filter(pk=parting.pk).delete()


def _as_invitation(parting: Parting) -> Invitation:
    """The rows that a letter is made from, as they were. They are never stored."""
    guide = User(name=parting.facilitator, email=parting.reply_to)
    meeting = Meeting(
        public_id=parting.meeting,
        group=Group(name=parting.group, facilitator=guide),
        begins_at=parting.begins_at,
        ends_at=parting.ends_at,
        place=parting.place,
        online=parting.online,
        sequence=parting.sequence,
    )
    return Invitation(public_id=parting.letter, meeting=meeting, member=Member(name=parting.name, email=parting.email))
