"""What members have to hear again: the only place where the sequence of a meeting rises."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..models import Meeting

TOLD = ("begins_at", "ends_at", "place", "online", "cancelled_at")


def change(meeting: Meeting, fields: Mapping[str, Any]) -> None:
    """Write these fields on the row, unsaved. Its `sequence` rises when it had a day and now moves or is cancelled."""
    had_a_day = meeting.begins_at is not None
    moves = any(name in fields and getattr(meeting, name) != fields[name] for name in TOLD)
    for name, value in fields.items():
        setattr(meeting, name, value)
    meeting.sequence += int(had_a_day and moves)
