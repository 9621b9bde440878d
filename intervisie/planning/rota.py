"""Who hosts which meeting: in turn, so that everybody does it about as often."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence


def rota(people: Sequence[int], before: Sequence[int], meetings: Mapping[int, int | None]) -> dict[int, int]:
    """A host for every meeting (by number) that has none: who hosted least, in the order of `people`.

    `before` are the hosts of meetings that were held, in order; who was asked for another meeting counts too. Nobody
    hosts twice in a row as long as there is somebody else.
    """
    known = set(people)
    often = Counter(each for each in [*before, *meetings.values()] if each in known)
    found: dict[int, int] = {}
    last = before[-1] if before else None
    for number in sorted(meetings):
        host = meetings[number]
        if host is None and people:
            others = [each for each in people if each != last] or people
            host = min(others, key=lambda each: often[each])
            often[host] += 1
            found[number] = host
        last = host if host is not None else last
    return found
