"""Clocks as values: an end moment while running, seconds left while stopped. Nothing here ticks or is stored."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import models

WARN_SHARE = 0.2  # "almost over" begins when a fifth of the time is left


@dataclass(frozen=True, slots=True)
class Clock:
    """One clock of `total` seconds: `ends_at` while it runs, `left` seconds (below zero: over time) while it stands."""

    total: int
    ends_at: datetime | None = None
    left: float | None = None

    @property
    def is_running(self) -> bool:
        return self.ends_at is not None

    @property
    def is_idle(self) -> bool:
        """Whether the clock was never started."""
        return self.ends_at is None and self.left is None

    def seconds_left(self, now: datetime) -> float:
        """Seconds left at `now`; below zero is over time. An idle clock has all of its time."""
        if self.ends_at is not None:
            return (self.ends_at - now).total_seconds()
        return float(self.total) if self.left is None else self.left

    def spent(self, now: datetime) -> float:
        """Seconds used so far, over time included."""
        return self.total - self.seconds_left(now)

    @property
    def since(self) -> datetime | None:
        """The moment from which a running clock counts: it then had all of its time. None while it stands still."""
        return self.ends_at and self.ends_at - timedelta(seconds=self.total)

    def state(self, now: datetime) -> str:
        """One of `idle`, `paused` (also after its time), `running`, `warn` (a fifth left) and `over`."""
        left = self.seconds_left(now)
        if self.is_idle:
            return "idle"
        if not self.is_running:
            return "paused"
        if left <= 0:
            return "over"
        return "warn" if left <= self.total * WARN_SHARE else "running"

    def started(self, now: datetime) -> Clock:
        """The same clock, running from `now` with the seconds it had left."""
        return Clock(self.total, ends_at=now + timedelta(seconds=self.seconds_left(now)))

    def stopped(self, now: datetime) -> Clock:
        """The same clock, standing still; an idle clock stays idle."""
        return self if self.is_idle else Clock(self.total, left=self.seconds_left(now))

    def extended(self, seconds: int, *, least: int = 60) -> Clock:
        """The same clock with `seconds` more (or fewer, below zero); at least `least` seconds stay in all."""
        seconds = max(seconds, min(0, least - self.total))
        ends_at = self.ends_at and self.ends_at + timedelta(seconds=seconds)
        left = None if self.left is None else self.left + seconds
        return Clock(self.total + seconds, ends_at=ends_at, left=left)


class Timed(models.Model):
    """A row that carries one clock."""

    total = models.PositiveIntegerField(default=0)
    ends_at = models.DateTimeField(null=True, blank=True)
    left = models.FloatField(null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def clock(self) -> Clock:
        return Clock(self.total, self.ends_at, self.left)


def clock_fields(clock: Clock) -> dict[str, object]:
    """The field values that store `clock` on a `Timed` row."""
    return {"total": clock.total, "ends_at": clock.ends_at, "left": clock.left}
