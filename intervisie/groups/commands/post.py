"""What has to be mailed about meetings, and mailing it. Nothing is queued: what is due is asked of the rows each time.

So running twice mails nothing twice, a month without running leaves nothing behind, and what has passed is never due.
See docs/adr/0011-what-is-due-is-asked-of-the-rows.md.
"""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from ..models import Announcement, Answer, Invitation, Vote
from .invitation_letters import Kind, Letter, compose
from .invitations import keep_key

log = logging.getLogger("intervisie.mail")

SETTLING = timedelta(minutes=5)  # so long a changed plan has to stand before everybody is told: one letter, not five
CLAIMED = timedelta(minutes=10)  # after that somebody who was sending is taken for dead
MOST_IN_AN_HOUR = 300  # people of one organisation who get a letter; the others wait their turn
MOST_IN_ALL = 20  # letters about one invitation
MOST_AT_ONCE = 200
LONGEST_WAIT = 60  # minutes between two tries


def send_due() -> int:
    """Send every letter that is due now, and give how many went out. Safe to run in several processes at once."""
    now = timezone.now()
    _look_at_plans(now)
    due = Invitation.objects.perhaps_due(now).order_by("meeting__begins_at", "pk").values_list("pk", flat=True)
    return sum(_send(pk) for pk in due[:MOST_AT_ONCE])


def _look_at_plans(now: datetime) -> None:
    """Note since when a plan stands as it is."""
    for announcement in Announcement.objects.select_related("meeting").filter(meeting__begins_at__gt=now):
        if announcement.sequence != announcement.meeting.sequence:
            mine = Announcement.objects.filter(pk=announcement.pk, sequence=announcement.sequence)
            mine.update(sequence=announcement.meeting.sequence, settled_at=now)


def due(invitation: Invitation, now: datetime) -> Kind | None:
    """Which letter this member has to get now, if any."""
    meeting, told = invitation.meeting, invitation.told
    if meeting.begins_at is None or meeting.begins_at <= now or invitation.sent >= MOST_IN_ALL:
        return None
    if meeting.cancelled_at is not None:
        return Kind.CANCEL if told is not None and not invitation.told_cancelled else None
    if told is None:
        return Kind.INVITE
    if told < meeting.sequence or invitation.told_cancelled:
        announcement = meeting.announcement
        stands = announcement.sequence == meeting.sequence and now - announcement.settled_at >= SETTLING
        return Kind.CHANGE if stands else None
    if opened_vote(invitation) is not None:
        return Kind.VOTE
    return Kind.REMIND if _reminds(invitation, now) else None


def opened_vote(invitation: Invitation) -> datetime | None:
    """When the choice between cases began that this member was not told of yet; None when there is none."""
    vote = Vote.objects.filter(meeting=invitation.meeting_id, closed_at=None).first()
    if vote is None or vote.opened_at == invitation.vote_told:
        return None
    return None if vote.voted.filter(member=invitation.member_id).exists() else vote.opened_at


def _reminds(invitation: Invitation, now: datetime) -> bool:
    """Not who cannot come, nor who was told of the plan after the moment of the reminder."""
    meeting, told_at = invitation.meeting, invitation.told_at
    days = meeting.announcement.remind_days
    if not days or meeting.begins_at is None or told_at is None or invitation.reminded_for == meeting.begins_at:
        return False
    moment = meeting.begins_at - timedelta(days=days)
    return told_at < moment <= now and invitation.standing_answer != Answer.CANNOT


def _send(pk: int) -> bool:
    """One letter: claimed in a transaction, sent outside it (a mail server may be slow), and then written down."""
    letter = _claim(pk, timezone.now())
    if letter is None:
        return False
    try:
        compose(letter).send()
    except (OSError, ValueError) as error:  # a mail server that is away; an address that cannot stand in a header
        log.warning("a letter about a meeting could not be sent: %s", type(error).__name__)
        _failed(letter)
        return False
    _went(letter)
    return True


@transaction.atomic
def _claim(pk: int, now: datetime) -> Letter | None:
    related = ("meeting__group__facilitator", "meeting__announcement", "meeting__host", "member")
    locked = Invitation.objects.select_related(*related).select_for_update(of=("self",))
    invitation = locked.perhaps_due(now).filter(pk=pk).first()
    kind = due(invitation, now) if invitation else None
    if invitation is None or kind is None or _too_much(invitation, now):
        return None
    Invitation.objects.filter(pk=pk).update(claimed_until=now + CLAIMED)
    keep_key(invitation)
    return Letter(kind, invitation, now, opened_vote(invitation))


def _too_much(invitation: Invitation, now: datetime) -> bool:
    organisation = invitation.meeting.group.organisation_id
    return Invitation.objects.all().mailed_since(organisation, now - timedelta(hours=1)) >= MOST_IN_AN_HOUR


def _went(letter: Letter) -> None:
    invitation, now = letter.invitation, timezone.now()
    done: dict[str, object] = {"claimed_until": None, "failures": 0, "sent": invitation.sent + 1, "sent_at": now}
    if letter.kind is Kind.REMIND:
        done["reminded_for"] = invitation.meeting.begins_at
    elif letter.kind is Kind.VOTE:
        done["vote_told"] = letter.about
    else:
        cancels = letter.kind is Kind.CANCEL
        done |= {"told": invitation.meeting.sequence, "told_at": now, "told_cancelled": cancels}
    Invitation.objects.filter(pk=invitation.pk).update(**done)


def _failed(letter: Letter) -> None:
    """Try again later, each time after a longer while; when the meeting has passed nothing is due any more."""
    invitation = letter.invitation
    wait = timedelta(minutes=min(2**invitation.failures, LONGEST_WAIT))
    again = {"claimed_until": timezone.now() + wait, "failures": min(invitation.failures + 1, 10)}
    Invitation.objects.filter(pk=invitation.pk).update(**again)
