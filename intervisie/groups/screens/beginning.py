"""What a group still needs before its first meeting: who never did this sees what comes next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..models import Meeting


@dataclass(frozen=True, slots=True)
class Beginning:
    """What is done of the four steps. `number` is the meeting to plan, `is_planned` that it has a day, and a
    method that fits in its time."""

    people: int
    has_case: bool
    number: int
    is_planned: bool
    is_announced: bool

    @property
    def step(self) -> str:
        """What comes next: people, case, plan, guests, or nothing any more."""
        done = {"people": self.people > 0, "case": self.has_case, "plan": self.is_planned, "guests": self.is_announced}
        return next((name for name, is_done in done.items() if not is_done), "")


def beginning(meetings: Sequence[Meeting], *, people: int, cases: int) -> Beginning | None:
    """The way to the first meeting; None once a meeting was held or is in the room."""
    if any(meeting.is_held or meeting.session_id for meeting in meetings):
        return None
    first = next((meeting for meeting in meetings if meeting.is_open), None)
    return Beginning(
        people=people,
        has_case=cases > 0,
        number=first.number if first else 1,
        is_planned=bool(first and first.is_planned and not first.too_long),
        is_announced=bool(first and hasattr(first, "announcement")),
    )
