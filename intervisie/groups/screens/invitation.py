"""What a member sees behind the personal link, and what the facilitator sees of who comes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from methods import script
from sessions.models import Seat

from ..models import REMIND_DAYS, Announcement, Group, Invitation, Meeting, Mode, chair_names
from .vote import Ballot, ballot


@dataclass(frozen=True, slots=True)
class Invited:
    """`state`: before, today (not open yet), open (the circle is in the room), cancelled or over. `chair` is the name
    in the circle; `seated` that this phone sits there already. `host` leads a meeting that is not `guided`.
    `has_lapsed`: the answer was to another moment. `noted_by` wrote it down for who gave it otherwise.
    """

    state: str
    name: str
    chair: str
    group: str
    facilitator: str
    host: str
    guided: bool
    begins_at: datetime | None
    ends_at: datetime | None
    welcome_at: datetime | None
    lingers_until: datetime | None
    place: str
    online: bool
    answer: str
    noted_by: str
    has_lapsed: bool
    seated: bool
    rules: tuple[str, ...]
    ballot: Ballot | None = None


@dataclass(frozen=True, slots=True)
class Guest:
    """A member and their answer: coming, cannot or nothing; `mailed` when they got a letter, `has_address` whether
    they can get one.
    """

    pk: int
    name: str
    answer: str
    mailed: datetime | None
    has_address: bool
    invited: bool
    has_lapsed: bool


@dataclass(frozen=True, slots=True)
class Guests:
    """Who was invited to a meeting. `uninvited` is how many members were not."""

    group: Group
    number: int
    begins_at: datetime | None
    ends_at: datetime | None
    can_invite: bool
    announced: bool
    cancelled: bool
    remind_days: int
    people: tuple[Guest, ...]

    @property
    def uninvited(self) -> int:
        return sum(not guest.invited for guest in self.people)

    @property
    def coming(self) -> int:
        return sum(guest.answer == "coming" for guest in self.people)

    @property
    def cannot(self) -> int:
        return sum(guest.answer == "cannot" for guest in self.people)

    @property
    def silent(self) -> int:
        return len(self.people) - self.coming - self.cannot


def invited_screen(invitation: Invitation, seat: Seat | None, now: datetime) -> Invited:
    """The page behind a personal link, for the phone that opens it."""
    meeting, group = invitation.meeting, invitation.meeting.group
    session = meeting.session
    return Invited(
        state=state_of(meeting, now),
        name=invitation.member.first_name,
        chair=chair_of(invitation),
        group=group.name,
        facilitator=group.facilitator.name,
        host=meeting.host.name if meeting.host and meeting.mode == Mode.WITHOUT else "",
        guided=meeting.mode == Mode.WITH,
        begins_at=meeting.begins_at,
        ends_at=meeting.ends_at,
        welcome_at=meeting.welcome_at,
        lingers_until=meeting.lingers_until,
        place=meeting.place,
        online=meeting.online,
        answer=invitation.standing_answer,
        noted_by=invitation.noted_by.name if invitation.noted_by else "",
        has_lapsed=invitation.has_lapsed,
        seated=seat is not None and session is not None and seat.session_id == session.pk,
        rules=tuple(session.rules) if session is not None and session.is_open else script.rules(()),
        ballot=ballot(invitation),
    )


def state_of(meeting: Meeting, now: datetime) -> str:
    """Where this meeting stands for somebody who was invited."""
    if meeting.cancelled_at is not None:
        return "cancelled"
    if meeting.session is not None and meeting.session.is_open:
        return "open"
    ends = meeting.ends_at or meeting.begins_at
    if meeting.is_held or meeting.session_id is not None or (ends is not None and ends < now):
        return "over"
    return "today" if meeting.day == timezone.localdate(now) else "before"


def chair_of(invitation: Invitation) -> str:
    """The name that this member has in the circle."""
    return chair_names(invitation.meeting.group.circle())[invitation.member_id]


def guests_screen(group: Group, meeting: Meeting) -> Guests:
    """Who comes, who cannot and who has not answered."""
    known = {row.member_id: row for row in meeting.invitations.select_related("meeting")}
    announcement = Announcement.objects.filter(meeting=meeting).first()
    now = timezone.now()
    return Guests(
        group=group,
        number=meeting.number,
        begins_at=meeting.begins_at,
        ends_at=meeting.ends_at,
        can_invite=meeting.is_open and meeting.begins_at is not None and meeting.begins_at > now,
        announced=announcement is not None,
        cancelled=meeting.cancelled_at is not None,
        remind_days=announcement.remind_days if announcement else REMIND_DAYS,
        people=tuple(
            _guest(pk, name, bool(email), known.get(pk))
            for pk, name, email in group.circle().values_list("pk", "name", "email")
        ),
    )


def _guest(pk: int, name: str, has_address: bool, invitation: Invitation | None) -> Guest:  # noqa: FBT001  (a fact of the row)
    answer = invitation.standing_answer if invitation else ""
    mailed = invitation.told_at if invitation else None
    lapsed = invitation is not None and invitation.has_lapsed
    return Guest(pk, name, answer, mailed, has_address, invitation is not None, lapsed)
