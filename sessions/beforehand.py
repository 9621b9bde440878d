"""What a circle may look back on before it begins: lines of other parts of the house, at the opening of a meeting.

They append a question to the list when they start (`AppConfig.ready`). Whatever they answer stands on every screen.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

looks_back: list[Callable[[int], Sequence[str]]] = []  # each takes the number of a group


def lines_for(group: int) -> list[str]:
    """What this group may look back on now."""
    return [line for ask in looks_back for line in ask(group)]
