"""Pieces of HTML that were rendered before, for one session and in this process's memory only."""

from __future__ import annotations

from collections.abc import Hashable
from itertools import count

MOST = 600  # pieces of one session


class Pieces:
    """HTML by whatever it was made of. When there are too many, those that were not used for longest are dropped."""

    def __init__(self) -> None:
        self._kept: dict[Hashable, tuple[int, str]] = {}
        self._clock = count()

    def find(self, key: Hashable) -> str | None:
        found = self._kept.get(key)
        if found is None:
            return None
        self._kept[key] = (next(self._clock), found[1])
        return found[1]

    def keep(self, key: Hashable, html: str) -> None:
        self._kept[key] = (next(self._clock), html)
        if len(self._kept) > MOST:
            self._prune()

    def _prune(self) -> None:
        pieces = list(self._kept.items())  # at once: another thread may be adding
        pieces.sort(key=lambda piece: piece[1][0])
        for key, _piece in pieces[: MOST // 2]:
            self._kept.pop(key, None)
