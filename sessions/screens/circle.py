"""The circle as each audience may see it: who sits where, whose turn it is, who turned around."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from ..activities import Look
from ..models import Activity, Room, Seat, Session, TurnState, room_of

FRESH = timedelta(seconds=20)  # somebody "just sat down" this long


class Audience(StrEnum):
    CONSOLE = "console"
    BEAMER = "beamer"
    PHONE = "phone"


@dataclass(frozen=True, slots=True)
class Chair:
    """One chair. `state`: empty, new, ready, turn, away or nothing; `role`: case or nothing.

    `signal` is the quiet signal, on the console only: raised, seen or nothing.
    """

    pk: int
    name: str
    state: str = ""
    role: str = ""
    turned: bool = False
    scribe: bool = False
    phone: bool = True
    me: bool = False
    signal: str = ""


@dataclass(frozen=True, slots=True)
class Circle:
    """The chairs in order; `seated` of `expected` people are in."""

    chairs: tuple[Chair, ...]
    seated: int
    expected: int


@dataclass(frozen=True, slots=True)
class _Facts:
    activity: Activity | None
    bringer: int | None
    turn: int | None
    ready: frozenset[int]
    scribe: int | None
    now: datetime
    audience: Audience = Audience.PHONE
    away: frozenset[int] = frozenset()
    me: int | None = None


def circle(
    session: Session, audience: Audience, now: datetime, me: Seat | None = None, look: Look | None = None
) -> Circle:
    """The circle for one audience: readiness and connections are the console's, and one's own chair on a phone.

    `look` is what the beamer shows; a held one keeps the chairs it had, and lights no turn that may be over.
    """
    until = look.until if look else None
    room = room_of(session)
    facts = replace(
        _facts(look.activity if look else session.current, room, now), audience=audience, me=me.pk if me else None
    )
    if until is not None:
        facts = replace(facts, turn=None)
    if audience is Audience.CONSOLE:
        facts = replace(facts, away=room.away(now))
    seats = [seat for seat in room.circle if until is None or seat.joined_at <= until]
    chairs = [_chair(seat, facts) for seat in seats]
    if session.in_lobby:
        chairs += [Chair(pk=0, name="", state="empty")] * max(0, session.seats_expected - len(seats))
    return Circle(chairs=tuple(chairs), seated=len(seats), expected=max(session.seats_expected, len(seats)))


def _facts(activity: Activity | None, room: Room, now: datetime) -> _Facts:
    if activity is None:
        first = next(iter(room.cases), None)
        bringer, turn, ready = (first.case_bringer_id if first else None), None, frozenset[int]()
    else:
        bringer = activity.case_bringer.pk if activity.case_bringer else None
        found = next((turn for turn in room.turns(activity) if turn.state == TurnState.NOW), None)
        turn = found.seat_id if found else _floor(activity, bringer)
        ready = room.ready(activity)
    return _Facts(activity, bringer, turn, ready, room.session.scribe_id, now)


def _floor(activity: Activity, bringer: int | None) -> int | None:
    """Without turns the case bringer's chair is lit when the floor is theirs."""
    return bringer if activity.definition.floor == "case-bringer" and activity.kind in {"talk", "answer"} else None


def _chair(seat: Seat, facts: _Facts) -> Chair:
    return Chair(
        pk=seat.pk,
        name=seat.name,
        state=_state(seat, facts),
        role="case" if seat.pk == facts.bringer else "",
        turned=facts.activity is not None and facts.activity.is_away(seat),
        scribe=seat.pk == facts.scribe,
        phone=seat.has_phone,
        me=seat.pk == facts.me,
        signal=seat.signal if facts.audience is Audience.CONSOLE else "",
    )


def _state(seat: Seat, facts: _Facts) -> str:
    on_console = facts.audience is Audience.CONSOLE
    if seat.pk in facts.away:
        return "away"
    if seat.pk == facts.turn:
        return "turn"
    if seat.pk in facts.ready and (on_console or seat.pk == facts.me):
        return "ready"
    is_new = facts.activity is None and facts.now - seat.joined_at < FRESH
    return "new" if is_new and facts.audience is not Audience.PHONE else ""
