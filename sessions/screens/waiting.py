"""The waiting room as a phone sees it: whose door it is and the own name, and nothing of what happens behind it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ..models import Knock, is_unseen


class Standing(StrEnum):
    """How somebody with a ticket stands: waiting, let in, not now, unseen (nobody judged the code), or nowhere."""

    WAITING = "waiting"
    IN = "in"
    NOT_NOW = "not-now"
    UNSEEN = "unseen"
    NOWHERE = "nowhere"


@dataclass(frozen=True, slots=True)
class WaitingScreen:
    """Title, host and name are empty for who stands there unseen; `early` when no console was opened yet (T03)."""

    standing: Standing
    title: str = ""
    host: str = ""
    name: str = ""
    early: bool = False


def standing(ticket: str, knock: Knock | None) -> Standing:
    """A ticket that was given without judging the code says the same until its owner has been let in."""
    if knock is not None and knock.seat_id is not None:
        return Standing.IN
    if is_unseen(ticket):
        return Standing.UNSEEN
    if knock is None:
        return Standing.NOWHERE
    return Standing.WAITING if knock.is_waiting and knock.session.is_open else Standing.NOT_NOW


def waiting_screen(where: Standing, knock: Knock | None) -> WaitingScreen:
    """What the page shows."""
    if where is Standing.UNSEEN or knock is None:
        return WaitingScreen(where)
    session = knock.session
    return WaitingScreen(where, session.title, session.facilitator.name, knock.name, early=not session.is_hosted)
