"""Clocks as a screen needs them: server moments that the browser counts with, and words for a page without script."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from ..models import Clock


@dataclass(frozen=True, slots=True)
class ClockView:
    """`ends` and `now` are ISO moments of the server, `left` whole seconds (below zero: over), `total` seconds."""

    ends: str
    left: int
    total: int
    state: str
    now: str

    @property
    def minutes(self) -> int:
        return round(self.total / 60)

    @property
    def digits(self) -> str:
        """What stands in the ring before any script runs: `4:05`, or `+0:42` when over time."""
        seconds = abs(self.left)
        return f"{'+' if self.left < 0 else ''}{seconds // 60}:{seconds % 60:02d}"

    @property
    def share(self) -> str:
        """The part of the arc that is left, in percent with one digit, never below zero."""
        return f"{max(0.0, min(100.0, 100 * self.left / self.total if self.total else 0)):.1f}"

    @property
    def offset(self) -> str:
        """Where the arc begins, so that it empties clockwise."""
        return f"{float(self.share) - 100:.1f}"

    @property
    def ticks(self) -> str:
        """Dash pattern that cuts the ring into minutes on a path length of 60."""
        gap = 60 / max(1, self.minutes)
        return f".3 {gap - 0.3:.2f}" if gap > 1 else ".1 60"


def clock_view(clock: Clock, now: datetime) -> ClockView:
    return ClockView(
        ends=clock.ends_at.isoformat() if clock.ends_at else "",
        left=round(clock.seconds_left(now)),
        total=clock.total,
        state=clock.state(now),
        now=now.isoformat(),
    )
