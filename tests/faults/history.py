"""What every phone did and what it was told, and the check of that history against what is there in the end.

An operation begins with `invoke` and ends with `ok` (acknowledged) or stays `unknown`: no answer, it may have happened.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

Outcome = Literal["invoke", "ok", "unknown"]


@dataclass(frozen=True, slots=True)
class Operation:
    phone: str
    text: str
    outcome: Outcome


@dataclass(slots=True)
class History:
    """Every operation in the order in which the phones lived through it."""

    operations: list[Operation] = field(default_factory=list)
    versions: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def note(self, phone: str, text: str, outcome: Outcome) -> None:
        self.operations.append(Operation(phone, text, outcome))

    def shows(self, screen: str, version: int) -> None:
        self.versions[screen].append(version)

    def texts(self, *outcomes: Outcome) -> list[tuple[str, str]]:
        found = [(each.phone, each.text) for each in self.operations if each.outcome in outcomes]
        return list(dict.fromkeys(found))


def faults(history: History, kept: Sequence[tuple[str, str]]) -> list[str]:
    """Every way in which what is kept (writer and text, oldest first) breaks a promise; empty when all is well."""
    return [
        *_lost(history, kept),
        *_doubled(kept),
        *_invented(history, kept),
        *_out_of_order(history, kept),
        *_going_back(history.versions),
    ]


def _lost(history: History, kept: Sequence[tuple[str, str]]) -> list[str]:
    there = set(kept)
    return [
        f"lost: {phone} was told that {text[:20]!r} was kept"
        for phone, text in history.texts("ok")
        if (phone, text) not in there
    ]


def _doubled(kept: Sequence[tuple[str, str]]) -> list[str]:
    return [
        f"doubled: {text[:20]!r} of {phone} is there {times} times"
        for (phone, text), times in Counter(kept).items()
        if times > 1
    ]


def _invented(history: History, kept: Sequence[tuple[str, str]]) -> list[str]:
    """Half a card is one that nobody wrote."""
    written = set(history.texts("invoke"))
    return [
        f"invented: nobody of the name {phone} wrote {text[:20]!r}"
        for phone, text in kept
        if (phone, text) not in written
    ]


def _out_of_order(history: History, kept: Sequence[tuple[str, str]]) -> list[str]:
    wrong = []
    for phone in dict.fromkeys(phone for phone, _text in kept):
        there = [text for name, text in kept if name == phone]
        meant = [text for name, text in history.texts("invoke") if name == phone and text in set(there)]
        if list(dict.fromkeys(there)) != meant:
            wrong.append(f"out of order: the cards of {phone}")
    return wrong


def _going_back(versions: Mapping[str, Sequence[int]]) -> list[str]:
    return [
        f"going back: {screen} showed {later} after {earlier}"
        for screen, seen in versions.items()
        for earlier, later in pairwise(seen)
        if later < earlier
    ]
