"""What goes and what stays when a group is put away or deleted, in numbers."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone

from ..models import Group, Invitation


@dataclass(frozen=True, slots=True)
class EndingScreen:
    """`sessions` are evenings of which the room still keeps the harvest; `invited` are letters that have to go out."""

    public_id: str
    name: str
    is_archived: bool
    people: int
    cases: int
    meetings: int
    sessions: int
    invited: int


def ending_screen(group: Group) -> EndingScreen:
    """The group as it would end now."""
    return EndingScreen(
        public_id=str(group.public_id),
        name=group.name,
        is_archived=group.is_archived,
        people=group.members.count(),
        cases=group.cases.count(),
        meetings=group.meetings.held().count(),
        sessions=group.meetings.exclude(session=None).count(),
        invited=Invitation.objects.of_what_is_told(timezone.now()).filter(meeting__group=group).count(),
    )
