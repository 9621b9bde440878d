"""What the methods say that only the facilitator may read, and the running order that a session should have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from methods import script
from methods.definitions import AnyActivity, Method, Talk, Write

TELLING = 24  # signs; shorter pieces may stand elsewhere by chance


def activities(method: Method) -> list[AnyActivity]:
    """Every activity of a session with this method, in playing order."""
    return [each for planned in script.compose([method], first_time=False) for each in planned.step.activities]


def private(method: Method) -> list[str]:
    """The telling part of each `say` and `watch`, without what stands in a public text too."""
    known = activities(method)
    open_texts = " ".join([*_public(known), *script.rules([method]), method.lead, method.question])
    pieces = [_telling(text) for each in known for text in (each.say, *each.watch)]
    return [piece for piece in dict.fromkeys(pieces) if len(piece) >= TELLING and piece not in open_texts]


def _public(known: list[AnyActivity]) -> Iterator[str]:
    for each in known:
        yield from (each.title, each.show)
        if isinstance(each, Talk):
            yield from each.prompts
        if isinstance(each, Write):
            yield from (prompt.label for prompt in each.prompts)


def _telling(text: str) -> str:
    """The longest piece without a variable and without signs that HTML writes differently."""
    return max(re.split(r"\{\w+\}|[<>&'\"]", text), key=len).strip()
