"""The members choose whose case comes to a meeting. Losers are kept for later."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from ..errors import MeetingClosed, NotPlanned, TooFewCases, VotedAlready, VoteOver
from ..models import FEWEST, Candidate, Case, Group, Invitation, Meeting, Vote, Voted
from .groups import lock
from .plans import keep_cases


@transaction.atomic
def begin(group: Group, number: int, cases: Sequence[Case]) -> None:
    """From now on the members who are invited can choose between these cases; what was chosen before is forgotten.

    Raises `MeetingClosed`, `NotPlanned` when nobody is invited yet, and `TooFewCases`: only cases that are shared,
    untold, and have a sentence for the group can be chosen.
    """
    meeting = _meeting(group, number)
    if not meeting.invitations.exists():
        raise NotPlanned
    fit = group.cases.electable().filter(pk__in=[case.pk for case in cases])
    if len(fit) < FEWEST:
        raise TooFewCases
    Vote.objects.filter(meeting=meeting).delete()
    vote = Vote.objects.create(meeting=meeting, opened_at=timezone.now())
    Candidate.objects.bulk_create(Candidate(vote=vote, case=case) for case in fit)


@transaction.atomic
def cast(invitation: Invitation, candidate: int) -> None:
    """One vote of this member; it stands. Raises `VoteOver` and `VotedAlready`."""
    vote = Vote.objects.select_for_update().select_related("meeting").filter(meeting=invitation.meeting_id).first()
    if vote is None or not vote.is_open or not vote.meeting.is_open:
        raise VoteOver
    if candidate not in {each.pk for each in vote.standing()}:
        raise VoteOver
    _row, is_first = Voted.objects.get_or_create(vote=vote, member_id=invitation.member_id)
    if not is_first:
        raise VotedAlready
    Candidate.objects.filter(pk=candidate).update(votes=F("votes") + 1)


@transaction.atomic
def close(group: Group, number: int) -> list[Case]:
    """Count, and plan the meeting with what most people chose; the others wait for later.

    Gives the chosen cases, as many as the meeting has methods; none when the vote ended equal: then the facilitator or
    the circle chooses. Closing twice counts once. Raises `MeetingClosed` and `VoteOver`.
    """
    meeting = _meeting(group, number)
    vote = Vote.objects.filter(meeting=meeting).first()
    if vote is None:
        raise VoteOver
    chosen = vote.winners(meeting.places)
    if vote.is_open:
        Vote.objects.filter(pk=vote.pk).update(closed_at=timezone.now())
        if chosen:
            keep_cases(meeting, chosen)
    return chosen


@transaction.atomic
def withdraw(group: Group, number: int) -> None:
    """There is no vote, and never was. Raises `MeetingClosed`."""
    Vote.objects.filter(meeting=_meeting(group, number)).delete()


def _meeting(group: Group, number: int) -> Meeting:
    found = lock(group).meetings.filter(number=number).first()
    if found is None or not found.is_open:
        raise MeetingClosed
    return found
