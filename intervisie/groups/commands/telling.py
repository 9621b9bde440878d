"""What members have to hear again: the only place where the sequence of a meeting rises."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from ..models import Invitation, Meeting, coffee_around
from . import partings

TOLD = ("begins_at", "ends_at", "place", "online", "mode", "host_id", "cancelled_at")


def change(meeting: Meeting, fields: Mapping[str, Any]) -> None:
    """Write these fields on the row, unsaved. Its `sequence` rises when it had a day and members should know of it.

    Who was told of a day that is emptied hears once that it is off, unless it gets a day again within minutes.
    """
    had_a_day = meeting.begins_at is not None or meeting.sequence > 0  # once told of it, they hear of a new day too
    _notes(meeting, fields)
    moves = any(name in fields and getattr(meeting, name) != fields[name] for name in TOLD)
    moves |= "agenda" in fields and coffee_around(meeting.agenda) != coffee_around(fields["agenda"])
    for name, value in fields.items():
        setattr(meeting, name, value)
    meeting.sequence += int(had_a_day and moves)


def _notes(meeting: Meeting, fields: Mapping[str, Any]) -> None:
    if meeting._state.adding or "begins_at" not in fields:
        return
    if fields["begins_at"] is not None:
        partings.withdraw(meeting.invitations.all())
    elif meeting.begins_at is not None:
        partings.part(
            Invitation.objects.of_what_is_told(timezone.now()).filter(meeting=meeting), partings.TIME_TO_RETURN
        )
