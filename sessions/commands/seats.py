"""The circle: taking a seat, roles, and putting somebody out."""

from __future__ import annotations

import uuid
from contextlib import suppress
from datetime import timedelta

from django.db import InterfaceError, OperationalError
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from intervisie.groups.models import bringers_for

from ..activities import kind_of
from ..errors import ActivityOver, CircleFull, SeatGone
from ..live import Topic, dismiss
from ..models import Activity, Knock, Round, Seat, Session, seat_by_pk
from . import lead, signal
from .act import Acting, act, change, change_by
from .settling import free_name, one_line
from .turns import deal, hand_on

PEOPLE = (Topic.PEOPLE, Topic.STEP)
LARGEST_CIRCLE = 12
RENEWED = timedelta(seconds=10)  # a lease that was renewed this recently is good enough


def give_phone(seat: Seat, hashed: str, key: uuid.UUID | None = None) -> None:
    """From now on this seat is opened by the token with this hash, and by no other."""
    seat.token_hash, seat.join_key = hashed, key
    seat.committed_at = seat.seen_at = timezone.now()
    seat.save(update_fields=["token_hash", "join_key", "committed_at", "seen_at"])


def sit_down(locked: Session, name: str) -> Seat:
    """A new chair at the end of the circle. A name is never taken: a second Anouk becomes "Anouk 2".

    Raises `CircleFull`.
    """
    if free_chairs(locked) == 0:
        raise CircleFull
    last = locked.seats.aggregate(last=Max("position"))["last"] or 0
    seat = Seat.objects.create(session=locked, name=free_name(locked, name), position=last + 1)
    _give_prepared_case(locked, seat)
    return seat


def _give_prepared_case(locked: Session, seat: Seat) -> None:
    """Who prepared a case brings it, until the circle chooses somebody else."""
    if locked.current_id is not None:
        return
    for case_round, name in zip(locked.cases(), bringers_for(locked.pk), strict=False):
        if case_round.case_bringer_id is None and name.casefold() == seat.name.casefold():
            Round.objects.filter(pk=case_round.pk).update(case_bringer=seat)


def free_chairs(locked: Session) -> int:
    return max(0, LARGEST_CIRCLE - locked.circle().count())


def sits(locked: Session, name: str) -> bool:
    """Whether somebody of this name is in the circle."""
    wanted = one_line(name).casefold()
    return any(seat.name.casefold() == wanted for seat in locked.circle())


def deal_in(acting: Acting) -> None:
    """Who comes in during a round gets a turn at the end."""
    current = acting.session.current
    if current is not None and kind_of(current).takes_turns:
        deal(acting, current)


def seat_without_phone(session: Session, name: str) -> None:
    """A seat for somebody without a phone; the facilitator writes for them."""
    with act(session, _("{name} sits down").format(name=name), *PEOPLE) as acting:
        acting.made(sit_down(acting.session, name))
        deal_in(acting)


def rename(seat: Seat, name: str) -> None:
    """Correct a name as it is shown in the circle."""
    with act(seat.session, _("Name changed"), *PEOPLE) as acting:
        here = _seated(acting, seat)
        acting.change(here, name=free_name(acting.session, name, but=here))


def _seated(acting: Acting, seat: Seat) -> Seat:
    """The seat as it is now. Raises `SeatGone` when it has just left the circle."""
    here = acting.session.circle().filter(pk=seat.pk).first()
    if here is None:
        raise SeatGone
    return here


def put_out(session: Session, seat: Seat) -> None:
    """Take somebody out of the circle: the phone is refused from now on, the cards stay."""
    with act(session, _("{name} left the circle").format(name=seat.name), *PEOPLE) as acting:
        acting.change(_seated(acting, seat), left_at=timezone.now())
        if acting.session.scribe_id == seat.pk:
            acting.change(acting.session, scribe=None)
        hand_on(acting, seat)
        signal.forget(acting.session.seats.filter(pk=seat.pk))
        lead.let_go(acting.session, seat)
        dismiss(room=acting.session.pk, seat=seat.pk)


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
        here = None if seat is None else _seated(acting, seat)
        acting.change(acting.session.rounds.get(pk=case_round.pk), case_bringer=here)


def choose_scribe(session: Session, seat: Seat | None) -> None:
    """Who writes on the flip-over sheets beside the facilitator."""
    name = seat.name if seat else _("Nobody")
    with act(session, _("{name} is the scribe").format(name=name), *PEOPLE) as acting:
        acting.change(acting.session, scribe=None if seat is None else _seated(acting, seat))


def set_ready(seat: Seat, activity: Activity, *, is_ready: bool) -> None:
    """The seat says it is ready with an activity, or takes that back. For `agree` this is the commitment.

    Raises `ActivityOver` when the circle has moved on, `SeatGone`.
    """
    with change_by(seat, Topic.PEOPLE) as locked:
        if locked.current_id != activity.pk:
            raise ActivityOver
        if is_ready:
            activity.ready.get_or_create(seat=seat)
        else:
            activity.ready.filter(seat=seat).delete()


def heard(seat_pk: int) -> bool:
    """The phone was heard: renew its lease. The circle is told only when the chair looked empty before.

    Gives whether it was told; the session has a newer version then. A database that takes nothing now is no reason to
    keep the phone from following.
    """
    with suppress(OperationalError, InterfaceError):
        return _renew(seat_pk)
    return False


def _renew(seat_pk: int) -> bool:
    seat, now = seat_by_pk(seat_pk), timezone.now()
    if seat is None or seat.left_at is not None or (seat.seen_at and now - seat.seen_at < RENEWED):
        return False
    was_away = not seat.is_connected(now)
    Seat.objects.filter(pk=seat_pk).update(seen_at=now)
    if was_away and seat.session.is_open:
        with change(seat.session, Topic.PEOPLE):
            Knock.objects.filter(seat=seat).delete()  # its token is in use: the ticket it came with is dead
        return True
    return False
