"""How people come in: the address, the code in two groups, a QR with its key in the fragment; and who waits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

import segno

from intervisie.groups.models import chairs_for
from methods import script

from ..models import Door as DoorState
from ..models import Seat, Session, room_of
from ..models.seat import LEASE
from .circle import Circle


@dataclass(frozen=True, slots=True)
class Door:
    """`address` is what people read from the wall; `qr_path` draws in a square of `qr_size` modules.

    `state` is open, wait or locked; `is_open` means that people can still come, be it to the waiting room.
    """

    address: str
    code: str
    qr_path: str
    qr_size: int
    state: str

    @property
    def is_open(self) -> bool:
        return self.state != DoorState.LOCKED


@dataclass(frozen=True, slots=True)
class Welcome:
    """What somebody reads before coming in: whose session it is and what the circle keeps to; `waits` to be let in.

    `known` are the names of the group's members who do not sit yet: only for who takes a seat at once.
    """

    title: str
    host: str
    rules: tuple[str, ...]
    waits: bool
    known: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chair:
    """A chair that this phone already has in a session that is still open."""

    name: str
    title: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody in the waiting room. `again` is the chair of the same name, 0 without; `since` when they knocked."""

    key: str
    name: str
    again: int
    since: datetime
    is_asleep: bool


def welcome(session: Session, *, scanned: bool) -> Welcome:
    """The words on the doorstep."""
    waits = not (scanned and session.seats_at_once)
    known = () if waits else _not_here_yet(session)
    return Welcome(session.title, session.facilitator.name, tuple(session.rules), waits, known)


def _not_here_yet(session: Session) -> tuple[str, ...]:
    seated = {seat.name.casefold() for seat in session.circle()}
    return tuple(name for name in chairs_for(session.pk) if name.casefold() not in seated)


def common_rules() -> tuple[str, ...]:
    """What every session agrees on, for who stands at a door that does not say which."""
    return script.rules(())


def waiting(session: Session, circle: Circle, now: datetime) -> tuple[Waiting, ...]:
    """Who waits to be let in, for the console only."""
    chairs = {chair.name.casefold(): chair.pk for chair in circle.chairs}
    knocks = room_of(session).knocks() if session.is_open else []
    return tuple(
        Waiting(
            key=str(knock.public_id),
            name=knock.name,
            again=chairs.get(knock.name.casefold(), 0),
            since=knock.knocked_at,
            is_asleep=knock.seen_at is None or now - knock.seen_at > LEASE,
        )
        for knock in knocks
    )


def chair(seat: Seat | None) -> Chair | None:
    """The chair to go back to, if there is one."""
    return Chair(seat.name, seat.session.title) if seat and seat.session.is_open else None


def door(session: Session, origin: str) -> Door:
    """The door of a session as seen from outside; `origin` is scheme and host, without a slash."""
    address = f"{origin}/mee"
    path, size = _qr(f"{address}/#{session.door_key}")
    shown = address.removeprefix("https://").removeprefix("http://")
    return Door(address=shown, code=session.code_in_groups, qr_path=path, qr_size=size, state=session.door)


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
