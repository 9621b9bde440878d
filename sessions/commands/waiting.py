"""The waiting room: whom the facilitator lets in or gives a chair back, and how a ticket becomes a seat."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from ..errors import CircleFull, KnockGone, NobodyToLetIn, SeatGone
from ..live import dismiss
from ..models import Knock, Seat, Session, token_hash
from .act import Acting, change, lock
from .seats import PEOPLE, deal_in, free_chairs, give_phone, sit_down, sits

AGAIN_WITHIN = timedelta(minutes=2)  # a ticket whose answer was lost on the way is good this long
SEEN_EVERY = timedelta(seconds=20)
KEPT = timedelta(hours=12)


def let_in(session: Session, knock: Knock) -> None:
    """A chair for somebody who waits. Raises `KnockGone`, `CircleFull`."""
    with change(session, *PEOPLE) as locked:
        _admit(locked, _still(locked, knock))


def let_all_in(session: Session) -> None:
    """Chairs for everybody who waits, in order of arrival. Raises `NobodyToLetIn`, `CircleFull`.

    Whose name sits in the circle already goes on waiting: only the facilitator knows whether that is a new phone.
    """
    with change(session, *PEOPLE) as locked:
        newcomers = [knock for knock in locked.knocks.waiting() if not sits(locked, knock.name)]
        if not newcomers:
            raise NobodyToLetIn
        if free_chairs(locked) == 0:
            raise CircleFull
        for knock in newcomers[: free_chairs(locked)]:
            _admit(locked, knock)


def refuse(session: Session, knock: Knock) -> None:
    """Not now: the phone says so kindly. Raises `KnockGone`."""
    with change(session, *PEOPLE) as locked:
        refused = _still(locked, knock)
        refused.refused_at = timezone.now()
        refused.save(update_fields=["refused_at"])


def give_back(session: Session, knock: Knock, seat: Seat) -> None:
    """This is the new phone of somebody in the circle: it gets the chair, the old phone is out at once.

    Raises `KnockGone`, `SeatGone`.
    """
    with change(session, *PEOPLE) as locked:
        taken = locked.circle().filter(pk=seat.pk).first()
        if taken is None:
            raise SeatGone
        waiting = _still(locked, knock)
        locked.knocks.filter(seat=taken).delete()
        _reserve(waiting, taken)
        dismiss(room=locked.pk, seat=taken.pk)


def leave(ticket: str) -> None:
    """Somebody does not want to wait any longer."""
    knock = Knock.objects.waiting().filter(ticket_hash=token_hash(ticket)).select_related("session").first()
    if knock is None:
        return
    with change(knock.session, *PEOPLE):
        knock.delete()


def heard(knock: Knock) -> None:
    """The waiting phone asked again; written down now and then."""
    now = timezone.now()
    if knock.seen_at is None or now - knock.seen_at > SEEN_EVERY:
        Knock.objects.filter(pk=knock.pk).update(seen_at=now)


def exchange(ticket: str) -> str:
    """The seat token for the ticket of somebody who was let in. Raises `SessionOver`, `SeatGone`.

    The token is made of the ticket and the server's key, so that a retry and a second tab get the same one. As soon as
    the new token is used the ticket is dead (`seats.heard`), and it never lives longer than two minutes.
    """
    with transaction.atomic():
        knock = _admitted(ticket)
        session = lock(knock.session)
        seat = session.circle().filter(knocks=knock).first()
        token = salted_hmac("intervisie.seat", f"{knock.seat_id}/{ticket}", algorithm="sha256").hexdigest()
        if seat is None:
            raise SeatGone
        if seat.token_hash == knock.reservation:
            give_phone(seat, token_hash(token))
            Seat.objects.filter(pk=seat.pk).update(seen_at=None)
        elif seat.token_hash != token_hash(token) or _is_old(seat):
            raise SeatGone
    return token


def forget() -> int:
    """Delete who waits in vain since yesterday, and tickets that were used; gives how many."""
    return Knock.objects.filter(knocked_at__lt=timezone.now() - KEPT).delete()[0]


def _admitted(ticket: str) -> Knock:
    found = Knock.objects.filter(ticket_hash=token_hash(ticket)).exclude(seat=None).select_related("session").first()
    if found is None:
        raise SeatGone
    return found


def _is_old(seat: Seat) -> bool:
    return seat.committed_at is None or timezone.now() - seat.committed_at > AGAIN_WITHIN


def _still(locked: Session, knock: Knock) -> Knock:
    """This knock, if nobody has answered it meanwhile."""
    found = locked.knocks.waiting().filter(pk=knock.pk).first()
    if found is None:
        raise KnockGone
    return found


def _admit(locked: Session, knock: Knock) -> None:
    _reserve(knock, sit_down(locked, knock.name))
    deal_in(Acting(locked))


def _reserve(knock: Knock, seat: Seat) -> None:
    """The chair is for this ticket only: no token opens it until the ticket has been exchanged."""
    give_phone(seat, knock.reservation)
    knock.seat = seat
    knock.save(update_fields=["seat"])
