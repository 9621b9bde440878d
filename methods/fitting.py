"""Making minutes fit: one way to shorten and to stretch, for an agenda beforehand and for a session under way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

LEAST = 2  # minutes that a shortened activity keeps


@dataclass(frozen=True, slots=True)
class Length:
    """How long something takes now, how long it was meant to take, and what it keeps at least; in minutes."""

    minutes: int
    own: int
    least: int = LEAST


def shrink(lengths: Sequence[Length], over: int) -> list[int]:
    """The minutes after taking `over` away, one by one from whatever has most left of its own time.

    Never below the least of any: when there is no more to take, what comes back is longer than asked.
    """
    minutes = [length.minutes for length in lengths]
    for _ in range(max(0, over)):
        candidates = [number for number, length in enumerate(lengths) if minutes[number] > length.least]
        if not candidates:
            break
        minutes[max(candidates, key=lambda number: minutes[number] / max(1, lengths[number].own))] -= 1
    return minutes


def stretch(lengths: Sequence[Length], under: int) -> list[int]:
    """The minutes after adding `under`, one by one to whatever has least of its own time. Nothing in, nothing out."""
    minutes = [length.minutes for length in lengths]
    for _ in range(max(0, under) if lengths else 0):
        minutes[min(range(len(minutes)), key=lambda number: minutes[number] / max(1, lengths[number].own))] += 1
    return minutes
