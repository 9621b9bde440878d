"""How people come in: the address, the code in two groups, a QR whose key stands in the fragment only; the welcome."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import segno

from ..models import Door as DoorState
from ..models import Seat, Session


@dataclass(frozen=True, slots=True)
class Door:
    """`address` is what people read from the wall; `qr_path` draws in a square of `qr_size` modules."""

    address: str
    code: str
    qr_path: str
    qr_size: int
    is_open: bool


@dataclass(frozen=True, slots=True)
class Welcome:
    """What somebody reads before taking a chair: whose session it is and what the circle keeps to."""

    title: str
    host: str
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chair:
    """A chair that this phone already has in a session that is still open."""

    name: str
    title: str


def welcome(session: Session) -> Welcome:
    """The words on the doorstep."""
    return Welcome(title=session.title, host=session.facilitator.name, rules=tuple(session.rules))


def chair(seat: Seat | None) -> Chair | None:
    """The chair to go back to, if there is one."""
    return Chair(seat.name, seat.session.title) if seat and seat.session.is_open else None


def door(session: Session, origin: str) -> Door:
    """The door of a session as seen from outside; `origin` is scheme and host, without a slash."""
    address = f"{origin}/mee"
    path, size = _qr(f"{address}/#{session.door_key}")
    shown = address.removeprefix("https://").removeprefix("http://")
    return Door(
        address=shown, code=session.code_in_groups, qr_path=path, qr_size=size, is_open=session.door == DoorState.OPEN
    )


@lru_cache(maxsize=256)
def _qr(text: str) -> tuple[str, int]:
    """One SVG path for all dark modules, a horizontal run at a time."""
    rows = [list(row) for row in segno.make(text, error="m", micro=False).matrix]
    runs: list[str] = []
    for y, row in enumerate(rows):
        x = 0
        while x < len(row):
            width = next((n for n, dark in enumerate(row[x:]) if not dark), len(row) - x)
            if width:
                runs.append(f"M{x} {y}h{width}v1h-{width}z")
            x += max(1, width)
    return "".join(runs), len(rows)
