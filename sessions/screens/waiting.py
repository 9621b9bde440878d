"""The waiting room as a phone sees it: whose door it is and the own name, and nothing of what happens behind it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ..models import Knock, is_unseen


class Standing(StrEnum):
    """How somebody with a ticket stands: early (no console was opened yet, T03), waiting, let in, not now, unseen
    (nobody judged the code), or nowhere."""

    EARLY = "early"
    WAITING = "waiting"
    IN = "in"
    NOT_NOW = "not-now"
    UNSEEN = "unseen"
    NOWHERE = "nowhere"


@dataclass(frozen=True, slots=True)
class WaitingScreen:
    """Title, host and name are empty for who stands there unseen."""

    standing: Standing
    title: str = ""
    host: str = ""
    name: str = ""


def standing(ticket: str, knock: Knock | None) -> Standing:
    """A ticket that was given without judging the code says the same until its owner has been let in."""
    if knock is not None and knock.seat_id is not None:
        return Standing.IN
    if is_unseen(ticket):
        return Standing.UNSEEN
    if knock is None:
        return Standing.NOWHERE
    if not knock.is_waiting or not knock.session.is_open:
        return Standing.NOT_NOW
    return Standing.WAITING if knock.session.is_hosted else Standing.EARLY


def waiting_screen(where: Standing, knock: Knock | None) -> WaitingScreen:
    """What the page shows."""
    if where is Standing.UNSEEN or knock is None:
        return WaitingScreen(where)
    return WaitingScreen(where, knock.session.title, knock.session.facilitator.name, knock.name)
