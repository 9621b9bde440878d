"""`python -m tests.bench.growth`: what one card costs as the session and the database grow, as JSON (milliseconds).

Without sockets: a POST, and the fetches that follow it. The cards lie on a sheet of another part: what is on the screen
stays the same.
"""

from __future__ import annotations

import json
import os
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .growing import Busy

ROUNDS, EACH = 15, 15
CARDS, SESSIONS = (10, 100, 1_000), (10, 1_000, 10_000)


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "intervisie.settings")
    import django  # noqa: PLC0415  (the settings come first)

    django.setup()
    from django.conf import settings  # noqa: PLC0415  (the same)

    from tests.factories import make_facilitator  # noqa: PLC0415  (the same)

    from .growing import busy, to_sessions  # noqa: PLC0415  (the same)

    settings.ALLOWED_HOSTS.append("testserver")
    facilitator = make_facilitator("growth@example.org")
    found: dict[str, float] = {}
    rooms = {number: busy(facilitator) for number in CARDS}
    for number, room in rooms.items():
        room.to_cards(number)
    for _round in range(ROUNDS):  # by turns, so that a machine that is slow for a moment is slow for all of them
        for number, room in rooms.items():
            keep(found, f"cards_{number}", cost(room))
        for number in SESSIONS:
            to_sessions(number, facilitator.organisation, facilitator)
            keep(found, f"sessions_{number}", cost(rooms[CARDS[0]]))
    print(json.dumps(found))


def keep(found: dict[str, float], name: str, measured: float) -> None:
    """The least of all rounds: what disturbs only adds."""
    found[name] = min(measured, found.get(name, measured))


def cost(room: Busy) -> float:
    """Processor milliseconds of one card, from an empty sheet on."""
    room.clear()
    room.card()
    begun = time.process_time()
    for _number in range(EACH):
        room.card()
    return 1000 * (time.process_time() - begun) / EACH


if __name__ == "__main__":
    main()
