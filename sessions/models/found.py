"""The rows that nearly every request asks for, by what identifies them. Whoever asks gets objects of their own."""

from __future__ import annotations

from uuid import UUID

from django.utils import timezone

from intervisie.table import SLOT, TEXT_SLOT, UUID_SLOT, Table

from .activity import Activity
from .seat import Seat, token_hash
from .session import Session
from .sheet import Card

SESSION = Table(lambda: Session.objects.filter(pk=SLOT))
LOCKED = Table(lambda: Session.objects.select_for_update().filter(pk=SLOT))
BY_ID = Table(lambda: Session.objects.filter(public_id=UUID_SLOT), UUID_SLOT)
BY_BEAMER = Table(lambda: Session.objects.filter(beamer_token=TEXT_SLOT), TEXT_SLOT)
SEAT = Table(lambda: Seat.objects.filter(pk=SLOT))
BY_TOKEN = Table(lambda: Seat.objects.filter(token_hash=TEXT_SLOT, left_at=None), TEXT_SLOT)
BY_KEY = Table(lambda: Card.objects.filter(session=SLOT, key=UUID_SLOT), SLOT, UUID_SLOT)
WRITTEN = Table(lambda: Card.objects.kept().filter(seat=SLOT, activity=SLOT - 1), SLOT, SLOT - 1)


def session_by_id(public_id: UUID) -> Session | None:
    """The session that an address names, as long as it is kept."""
    return _kept(BY_ID.one(public_id))


def session_by_beamer(token: str) -> Session | None:
    """The session of this beamer, as long as it is kept."""
    return _kept(BY_BEAMER.one(token))


def locked_session(pk: int) -> Session | None:
    """The session's row, locked until the transaction that this is in ends."""
    return LOCKED.one(pk)


def seat_by_token(token: str) -> Seat | None:
    """The seat that this token opens with its session, unless it was put out or its or the session's time is up."""
    seat = BY_TOKEN.one(token_hash(token)) if token else None
    if seat is None or not seat.is_current(timezone.now()):
        return None
    session = _kept(SESSION.one(seat.session_id))
    if session is None:
        return None
    seat.session = session
    return seat


def left_seat(pk: int) -> Seat | None:
    """The seat with its session that has ended, unless it was put out or the session's time is up."""
    seat = SEAT.one(pk)
    session = _kept(SESSION.one(seat.session_id)) if seat and seat.left_at is None else None
    if seat is None or session is None or session.is_open:
        return None
    seat.session = session
    return seat


def version_of(session: Session) -> int:
    """The version that the session has by now; nought when it is gone."""
    found = SESSION.one(session.pk)
    return found.version if found else 0


def seat_by_pk(pk: int) -> Seat | None:
    """The seat with this key, also one that was put out."""
    return SEAT.one(pk)


def card_by_key(session: Session, key: UUID) -> Card | None:
    """The card that was written with this key, whoever wrote it and whatever became of it."""
    return BY_KEY.one(session.pk, key)


def written_by(seat: Seat, activity: Activity) -> list[Card]:
    """What this seat wrote in an activity and did not take back."""
    return WRITTEN.read(seat.pk, activity.pk)


def _kept(session: Session | None) -> Session | None:
    return session if session is not None and session.is_kept else None
