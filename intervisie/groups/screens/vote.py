"""The choice between cases, as the facilitator sees it, and as a member does: sentences without names."""

from __future__ import annotations

from dataclasses import dataclass

from ..models import FEWEST, Candidate, Case, Group, Invitation, Meeting, Vote


@dataclass(frozen=True, slots=True)
class Option:
    """A case with its sentence. `votes` is None as long as people choose; `chosen` when it comes to the meeting."""

    pk: int
    name: str
    line: str
    votes: int | None = None
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class VoteScreen:
    """`state`: none, open or closed. `silent` are those whose case has no sentence for the group.

    `voted` of the `invited` have chosen; who they are is nowhere. `equal`: it ended without a winner.
    """

    group: str
    group_id: str
    number: int
    state: str
    options: tuple[Option, ...]
    silent: tuple[str, ...]
    invited: int
    voted: int
    equal: bool

    @property
    def can_open(self) -> bool:
        return self.invited > 0 and len(self.options) >= FEWEST


@dataclass(frozen=True, slots=True)
class Ballot:
    """What a member sees. `state`: open, voted or closed; `chosen` are the sentences of what comes."""

    state: str
    options: tuple[tuple[int, str], ...]
    chosen: tuple[str, ...]


def vote_screen(group: Group, meeting: Meeting) -> VoteScreen:
    """The page on which a facilitator lets the group choose."""
    vote = _vote(meeting)
    shared = group.cases.waiting().shared().select_related("member")
    options = tuple(_results(vote, meeting)) if vote else tuple(_option(case) for case in group.cases.electable())
    return VoteScreen(
        group=group.name,
        group_id=str(group.public_id),
        number=meeting.number,
        state=_state(vote),
        options=options,
        silent=tuple(case.member.name for case in shared if not case.line),
        invited=meeting.invitations.filter(member__left_at=None).count(),
        voted=vote.voted.count() if vote else 0,
        equal=vote is not None and not vote.is_open and not any(each.chosen for each in options),
    )


def ballot(invitation: Invitation) -> Ballot | None:
    """The choice of this member; None when there is none."""
    vote = _vote(invitation.meeting)
    if vote is None or not invitation.meeting.is_open:
        return None
    if not vote.is_open:
        chosen = tuple(each.line for each in _results(vote, invitation.meeting) if each.chosen)
        return Ballot("closed", (), chosen) if chosen else None
    voted = vote.voted.filter(member=invitation.member_id).exists()
    options = tuple((each.pk, each.case.line) for each in vote.standing())
    return Ballot("voted" if voted else "open", options, ())


def _vote(meeting: Meeting) -> Vote | None:
    return Vote.objects.filter(meeting=meeting).first()


def _state(vote: Vote | None) -> str:
    if vote is None:
        return "none"
    return "open" if vote.is_open else "closed"


def _option(case: Case) -> Option:
    return Option(case.pk, case.member.name, case.line)


def _results(vote: Vote, meeting: Meeting) -> list[Option]:
    """While it is open without numbers, after that with them, most votes first."""
    standing = vote.standing()
    if vote.is_open:
        return [_option(each.case) for each in standing]
    winners = {case.pk for case in vote.winners(meeting.places)}
    return [_result(each, winners) for each in sorted(standing, key=lambda each: -each.votes)]


def _result(each: Candidate, winners: set[int]) -> Option:
    return Option(each.case_id, each.case.member.name, each.case.line, each.votes, each.case_id in winners)
