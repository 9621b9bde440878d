"""The circle: taking a seat, roles, and putting somebody out."""

from __future__ import annotations

import uuid
from contextlib import suppress
from datetime import timedelta

from django.db import OperationalError
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from ..activities import kind_of
from ..errors import ActivityOver, DoorClosed, SeatGone
from ..live import Topic, dismiss
from ..models import Activity, Door, Round, Seat, Session, new_token, seat_by_pk, token_hash
from . import lead, signal
from .act import Acting, act, change
from .cards import clean
from .turns import deal, hand_on

PEOPLE = (Topic.PEOPLE, Topic.STEP)
LARGEST_CIRCLE = 12
RENEWED = timedelta(seconds=10)  # a lease that was renewed this recently is good enough


def knock(*, code: str = "", door_key: str = "") -> Session:
    """The open session that a typed code or a QR leads to. Spaces and case do not matter. Raises `DoorClosed`."""
    typed = "".join(code.split()).replace("-", "").upper()
    sessions = Session.objects.live()
    found = sessions.filter(door_key=door_key).first() if door_key else sessions.filter(code=typed).first()
    if found is None or found.door == Door.LOCKED:
        raise DoorClosed
    return found


def join(session: Session, name: str, key: uuid.UUID | None = None) -> tuple[Seat, str]:
    """A new seat for somebody who agreed to the rules, and the token for their phone.

    The same `key` is the same seat with a fresh token, so that tapping twice takes one chair. A name is never taken: a
    second Anouk becomes "Anouk 2". Raises `SessionOver`, `DoorClosed` when the circle is full or the door is locked.
    """
    token = new_token()
    with change(session, *PEOPLE) as locked:
        if locked.door == Door.LOCKED:
            raise DoorClosed
        seat = _same(locked, key) or _sit(locked, name)
        seat.token_hash, seat.join_key = token_hash(token), key
        seat.committed_at = seat.seen_at = timezone.now()
        seat.save(update_fields=["token_hash", "join_key", "committed_at", "seen_at"])
        _deal_in(Acting(locked))
    return seat, token


def _same(locked: Session, key: uuid.UUID | None) -> Seat | None:
    return None if key is None else locked.circle().filter(join_key=key).first()


def _sit(locked: Session, name: str) -> Seat:
    if locked.circle().count() >= LARGEST_CIRCLE:
        raise DoorClosed
    last = locked.seats.aggregate(last=Max("position"))["last"] or 0
    return Seat.objects.create(session=locked, name=_free_name(locked, name), position=last + 1)


def _free_name(locked: Session, name: str, but: Seat | None = None) -> str:
    wanted = " ".join(clean(name).split())[:36]
    taken = {seat.name.casefold() for seat in locked.circle() if seat != but}
    if wanted.casefold() not in taken:
        return wanted
    number = next(number for number in range(2, LARGEST_CIRCLE + 2) if f"{wanted} {number}".casefold() not in taken)
    return f"{wanted} {number}"


def _deal_in(acting: Acting) -> None:
    """Who comes in during a round gets a turn at the end."""
    current = acting.session.current
    if current is not None and kind_of(current).takes_turns:
        deal(acting, current)


def seat_without_phone(session: Session, name: str) -> None:
    """A seat for somebody without a phone; the facilitator writes for them."""
    with act(session, _("{name} sits down").format(name=name), *PEOPLE) as acting:
        acting.made(_sit(acting.session, name))
        _deal_in(acting)


def rename(seat: Seat, name: str) -> None:
    """Correct a name as it is shown in the circle."""
    with act(seat.session, _("Name changed"), *PEOPLE) as acting:
        acting.change(seat, name=_free_name(acting.session, name, but=seat))


def put_out(session: Session, seat: Seat) -> None:
    """Take somebody out of the circle: the phone is refused from now on, the cards stay."""
    with act(session, _("{name} left the circle").format(name=seat.name), *PEOPLE) as acting:
        acting.change(seat, left_at=timezone.now())
        if acting.session.scribe_id == seat.pk:
            acting.change(acting.session, scribe=None)
        hand_on(acting, seat)
        signal.forget(acting.session.seats.filter(pk=seat.pk))
        lead.let_go(acting.session, seat)
        dismiss(acting.session, seat.pk)


def move(session: Session, seat: Seat, *, earlier: bool) -> None:
    """One chair to the left or right, as people really sit."""
    with act(session, _("Chair moved"), *PEOPLE) as acting:
        seats = list(acting.session.circle())
        at = next((place for place, each in enumerate(seats) if each.pk == seat.pk), None)
        if at is None:
            raise SeatGone
        seats.insert((at + (-1 if earlier else 1)) % len(seats), seats.pop(at))
        for place, each in enumerate(seats):
            acting.change(each, position=place + 1)


def choose_case_bringer(session: Session, case_round: Round, seat: Seat | None) -> None:
    """Whose case it is in this round; may be changed at any moment."""
    name = seat.name if seat else _("Nobody")
    with act(session, _("{name} brings the case").format(name=name), *PEOPLE) as acting:
        acting.change(case_round, case_bringer=seat)


def choose_scribe(session: Session, seat: Seat | None) -> None:
    """Who writes on the flip-over sheets beside the facilitator."""
    name = seat.name if seat else _("Nobody")
    with act(session, _("{name} is the scribe").format(name=name), *PEOPLE) as acting:
        acting.change(acting.session, scribe=seat)


def hold_door(session: Session, *, is_open: bool) -> None:
    """Open or lock the door for new people."""
    label = _("Door opened") if is_open else _("Door locked")
    with act(session, label, *PEOPLE) as acting:
        acting.change(acting.session, door=Door.OPEN if is_open else Door.LOCKED)


def set_ready(seat: Seat, activity: Activity, *, is_ready: bool) -> None:
    """The seat says it is ready with an activity, or takes that back. For `agree` this is the commitment.

    Raises `ActivityOver` when the circle has moved on.
    """
    with change(seat.session, Topic.PEOPLE) as locked:
        if locked.current_id != activity.pk:
            raise ActivityOver
        if is_ready:
            activity.ready.get_or_create(seat=seat)
        else:
            activity.ready.filter(seat=seat).delete()


def heard(seat_pk: int) -> None:
    """The phone was heard: renew its lease. The circle is told only when the chair looked empty before.

    A database that takes nothing now is no reason to keep the phone from following.
    """
    with suppress(OperationalError):
        _renew(seat_pk)


def _renew(seat_pk: int) -> None:
    seat, now = seat_by_pk(seat_pk), timezone.now()
    if seat is None or seat.left_at is not None or (seat.seen_at and now - seat.seen_at < RENEWED):
        return
    was_away = not seat.is_connected(now)
    Seat.objects.filter(pk=seat_pk).update(seen_at=now)
    if was_away and seat.session.is_open:
        with change(seat.session, Topic.PEOPLE):
            pass
