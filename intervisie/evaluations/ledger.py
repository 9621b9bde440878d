"""The arithmetic of what may be shown. Pure: numbers in, numbers out; no row, no clock.

Every figure is about a piece: one evaluation with five answers or more, or several smaller ones of the same kind that
are only ever shown together. Pieces never overlap, and every larger figure is reckoned from what was shown of its
pieces, not from answers. So whatever is subtracted from whatever, nothing smaller than a piece comes out, and no
answer. `tests/intervisie/evaluations/test_adversary.py` tries.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

LEAST = 5  # answers before anything is shown
POOL = 10  # answers before anything finer than half a point is shown, and texts
BIN = 3  # answers in every part of a distribution
LOWEST, HIGHEST = 1, 5


@dataclass(frozen=True, slots=True)
class Piece:
    """An evaluation that has closed: its number, the cell it may be added up in, and how many answered."""

    number: int
    cell: tuple[Any, ...]
    answers: int


def proposed(closed: Iterable[Piece], least: int = LEAST) -> list[frozenset[int]]:
    """Which evaluations are shown together, from those that wait: alone from five answers, small ones by cell."""
    found, small = [], dict[tuple[Any, ...], list[Piece]]()
    for piece in closed:
        if piece.answers >= least:
            found.append(frozenset({piece.number}))
            continue
        waiting = small.setdefault(piece.cell, [])
        waiting.append(piece)
        if sum(each.answers for each in waiting) >= least:
            found.append(frozenset(each.number for each in small.pop(piece.cell)))
    return found


def allows(candidate: frozenset[int], earlier: Collection[frozenset[int]], sizes: Mapping[int, int]) -> bool:
    """Whether this set of evaluations may be shown after those.

    Not when what all of them cut out together, by adding and subtracting, has a part of one to four answers.
    """
    parts: dict[tuple[bool, ...], int] = {}
    for number in candidate.union(*earlier):
        membership = (number in candidate, *(number in each for each in earlier))
        parts[membership] = parts.get(membership, 0) + sizes.get(number, 0)
    return all(size == 0 or size >= LEAST for size in parts.values())


def showable(
    waiting: Iterable[Piece], earlier: Collection[frozenset[int]], sizes: Mapping[int, int]
) -> list[frozenset[int]]:
    """What of the evaluations that wait is shown now, after what was shown `earlier`."""
    shown, found = list(earlier), []
    for candidate in proposed(waiting):
        if allows(candidate, shown, sizes):
            shown.append(candidate)
            found.append(candidate)
    return found


def bounds(answers: int) -> tuple[float, float]:
    """Between which means are shown. So few answers near the end of the scale would tell one of them the others'."""
    return (2.0, 4.0) if answers < 7 else (1.5, 4.5)


def half(total: int, answers: int) -> float:
    """The mean of answers with this sum: rounded to half points, upwards from the middle, and never near the ends."""
    lowest, highest = bounds(answers)
    rounded = (4 * total + answers) // (2 * answers) / 2
    return min(max(rounded, lowest), highest)


def pooled(shown: Sequence[tuple[float, int]]) -> float | None:
    """The mean of means that were shown, each with its number of answers, to a tenth; from ten answers."""
    answers = sum(count for _mean, count in shown)
    if answers < POOL:
        return None
    return round(sum(mean * count for mean, count in shown) / answers, 1)


def middle(shown: Sequence[tuple[float, int]]) -> tuple[float, float]:
    """Between which of the means that were shown the middle half lies, each counted as often as it has answers.

    Of figures and never of answers: how answers themselves are spread, next to the mean of every circle, would tell an
    insider what the others said.
    """
    quarter = sum(count for _mean, count in shown) / 4
    return _reached(shown, quarter), _reached(shown, 3 * quarter)


def _reached(shown: Sequence[tuple[float, int]], place: float) -> float:
    """The mean at which so many answers are behind."""
    behind = 0
    for mean, count in sorted(shown):
        behind += count
        if behind >= place:
            return mean
    return max(shown)[0]


def merged(counts: Mapping[str, int]) -> dict[tuple[str, ...], int] | None:
    """How often each was chosen, with what was chosen seldom taken together. Nothing when too little is left to tell.

    Every part has three or more, and there are two parts at least: one alone would say what everybody chose.
    """
    seldom = [name for name, count in counts.items() if count < BIN]
    often = sorted((name for name in counts if name not in seldom), key=lambda name: counts[name])
    while seldom and often and sum(counts[name] for name in seldom) < BIN:
        seldom.append(often.pop(0))
    parts: dict[tuple[str, ...], int] = {(name,): counts[name] for name in counts if name in often}
    if seldom:
        parts[tuple(name for name in counts if name in seldom)] = sum(counts[name] for name in seldom)
    enough = sum(counts.values()) >= POOL and len(parts) > 1 and all(each >= BIN for each in parts.values())
    return parts if enough else None


def are_settled(counts: Iterable[int]) -> bool:
    """Whether wishes that wait are looked at now, with whatever comes out. Never depends on what anybody chose."""
    return sum(counts) >= POOL


def may_be_read(texts: Collection[int]) -> bool:
    """Whether texts from these evaluations may be shown, all at once: ten at least, and never of one circle alone."""
    return len(texts) >= POOL and len(set(texts)) > 1


def band(answers: int) -> str:
    """How many answered, as roughly as anybody hears it."""
    if answers < LEAST:
        return "0–4"
    if answers < POOL:
        return "5–9"
    return "10–19" if answers < 20 else f"{answers // 10 * 10}+"


def response(answers: int, invited: int) -> int | None:
    """How many of a hundred answered, to the nearest ten; from ten answers."""
    return min(100, round(answers * 10 / invited) * 10) if answers >= POOL and invited else None
