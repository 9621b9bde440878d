"""The door: who may come in at once, who waits, and how the facilitator holds it."""

from __future__ import annotations

import uuid
from contextlib import suppress
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from ..errors import DoorClosed, SeatGone, SessionOver, TooManyGuesses
from ..models import ANSWERED_WITHIN, Door, Knock, Seat, Session, new_ticket, new_token, token_hash
from . import attempts
from .act import Acting, act, change
from .seats import PEOPLE, deal_in, free_chairs, give_phone, sit_down, sits
from .settling import one_line

WAITING_ROOM = 24  # more people than that at one door are no circle
CODES = attempts.Limit(of="code", each=30, together=120)
UNSEEN = attempts.Limit(of="unseen", each=60, together=120)


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody who agreed to the rules: the name they gave, and the key that makes tapping twice one knock."""

    name: str
    key: uuid.UUID | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """What a phone gets: the token of a seat, or a ticket for the waiting room."""

    token: str = ""
    ticket: str = ""


def find(source: str, *, code: str = "", door_key: str = "") -> Session:
    """The session that a typed code or a scanned key leads to. Spaces and case do not matter.

    Raises `DoorClosed`: the same for wrong, ended, locked and full. Raises `TooManyGuesses` once `source`, or everybody
    together, guessed wrong too often; a key of 128 bits is beyond guessing and stays welcome.
    """
    typed = as_typed(code)
    found = _behind(Q(door_key=door_key)) if door_key else None
    if found is None:
        with transaction.atomic():
            wait = attempts.wait_for(CODES, source)
            found = None if wait or door_key else _behind(Q(code=typed))
            if found is None and not wait and (typed or door_key):
                attempts.failed(CODES, source)
        if wait:
            raise TooManyGuesses(wait)
    if found is None:
        raise DoorClosed
    return found


def as_typed(code: str) -> str:
    """The code that somebody means, however they write it."""
    return "".join(code.split()).replace("-", "").upper()


def _behind(which: Q) -> Session | None:
    """The session with a door that is not locked and a waiting room with place; one query whatever the reason is."""
    waiting = Count("knocks", filter=Q(knocks__seat=None, knocks__refused_at=None))
    ajar = Session.objects.live().exclude(door=Door.LOCKED).select_related("facilitator")
    return ajar.alias(waiting=waiting).filter(which, waiting__lt=WAITING_ROOM).first()


def enter(session: Session, visitor: Visitor, *, scanned: bool) -> Entry:
    """A seat for who scanned the QR of an open door, the waiting room for everybody else.

    Nobody sits down before a console was opened (T03), nor under a name that sits in the circle already: that may be
    somebody's new phone, and the facilitator knows. The request that took a seat may come once more for ten minutes;
    later it waits too. Raises `SessionOver`, `DoorClosed`, `SeatGone`.
    """
    with change(session, *PEOPLE) as locked:
        if locked.door == Door.LOCKED:
            raise DoorClosed
        if scanned and _is_at_once(locked, visitor):
            return Entry(token=_seated(locked, visitor)[1])
        ticket = new_ticket()
        _wait(locked, visitor, ticket)
        return Entry(ticket=ticket)


def _is_at_once(locked: Session, visitor: Visitor) -> bool:
    known = _same(locked, visitor.key)
    if known is not None:
        return timezone.now() - known.joined_at < ANSWERED_WITHIN
    return locked.seats_at_once and not sits(locked, visitor.name) and free_chairs(locked) > 0


def join(session: Session, name: str, key: uuid.UUID | None = None) -> tuple[Seat, str]:
    """A seat and the token for its phone, whatever the door says; the same `key` is the same seat with a fresh token.

    Raises `SessionOver`, `CircleFull`, `SeatGone`.
    """
    with change(session, *PEOPLE) as locked:
        return _seated(locked, Visitor(name, key))


def _seated(locked: Session, visitor: Visitor) -> tuple[Seat, str]:
    token = new_token()
    seat = _same(locked, visitor.key) or sit_down(locked, visitor.name)
    give_phone(seat, token_hash(token), visitor.key)
    deal_in(Acting(locked))
    return seat, token


def _same(locked: Session, key: uuid.UUID | None) -> Seat | None:
    """The seat that this key got. Raises `SeatGone` when the request of somebody who was put out comes once more."""
    known = None if key is None else locked.seats.filter(join_key=key).first()
    if known is not None and known.left_at is not None:
        raise SeatGone
    return known


def _wait(locked: Session, visitor: Visitor, ticket: str) -> None:
    """Stand in the waiting room; knocking again with the same key is the same knock. Raises `DoorClosed` when full."""
    fresh = {"ticket_hash": token_hash(ticket), "refused_at": None, "seen_at": timezone.now()}
    again = locked.knocks.filter(join_key=visitor.key) if visitor.key else Knock.objects.none()
    if not again.update(**fresh):
        if locked.knocks.waiting().count() >= WAITING_ROOM:
            raise DoorClosed
        Knock.objects.create(session=locked, name=one_line(visitor.name), join_key=visitor.key, **fresh)


def knock_unseen(source: str, code: str, visitor: Visitor) -> str:
    """A ticket for a code that nobody judges aloud. After too many guesses a right one still rings at the facilitator,
    a wrong one does not, and who typed it cannot tell which. Raises `TooManyGuesses` when even that is done too often.
    """
    with transaction.atomic():
        wait = attempts.wait_for(UNSEEN, source)
        if not wait:
            attempts.failed(UNSEEN, source)
    if wait:
        raise TooManyGuesses(wait)
    ticket = new_ticket(unseen=True)
    with attempts.answered_evenly():
        found = _behind(Q(code=as_typed(code)))
        if found is not None:
            with suppress(DoorClosed, SessionOver), change(found, *PEOPLE) as locked:
                _wait(locked, visitor, ticket)
    return ticket


def host(session: Session) -> None:
    """A console was opened: from now on the QR of an open door seats people."""
    Session.objects.filter(pk=session.pk, hosted_at=None).update(hosted_at=timezone.now())


def hold(session: Session, door: Door) -> None:
    """Open the door, leave it ajar (everybody waits), or lock it: then nobody comes and nobody new waits."""
    label = {Door.OPEN: _("Door opened"), Door.WAIT: _("Door ajar"), Door.LOCKED: _("Door locked")}[door]
    with act(session, label, *PEOPLE) as acting:
        acting.change(acting.session, door=door)
