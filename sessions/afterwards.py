"""What comes after the circle: rows on the thanks page of a phone and on the checklist of the console.

Other parts of the house add a row by appending a question to one of the two lists when they start (`AppConfig.ready`).
A row never holds words of a session: the thanks page stays open on phones and shared laptops (T23).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from .models import Seat, Session


@dataclass(frozen=True, slots=True)
class Row:
    """One thing to do: `title`, a sentence, and the `link` (its words) to the own page at `url`. `done` gets a tick."""

    title: str
    says: str
    url: str = ""
    link: str = ""
    done: bool = False


on_phone: list[Callable[[Seat], Row | None]] = []
on_desk: list[Callable[[Session], Row | None]] = []


def phone_rows(seat: Seat) -> tuple[Row, ...]:
    """What this person may still do, in the order in which the parts of the house started."""
    return tuple(row for ask in on_phone if (row := ask(seat)) is not None)


def desk_rows(session: Session) -> tuple[Row, ...]:
    """What is still to be done about a session that has ended."""
    return tuple(row for ask in on_desk if (row := ask(session)) is not None)
