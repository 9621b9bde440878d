"""Who leads, as the console tells it to whoever looks at it."""

from __future__ import annotations

from dataclasses import dataclass

from ..models import Session


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who looks at a console. `acts`: may do more than look; `by_seat`: somebody of the circle, without an account.

    `hosts`: there is no facilitator, so this console explains more.
    """

    acts: bool = True
    by_seat: bool = False
    hosts: bool = False


@dataclass(frozen=True, slots=True)
class Lead:
    """`name` is who took over, empty when nobody did; `word` is what somebody has to say to take over next."""

    acts: bool
    by_seat: bool
    hosts: bool
    name: str
    word: str


def lead(session: Session, viewer: Viewer) -> Lead:
    """Who only looks along is not told the word."""
    is_told = viewer.acts and session.is_open
    word = session.lead_word_in_groups if is_told else ""
    return Lead(acts=viewer.acts, by_seat=viewer.by_seat, hosts=viewer.hosts, name=session.led_by, word=word)
