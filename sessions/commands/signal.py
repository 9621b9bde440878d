"""The quiet signal of a seat: raised, seen, over. No act to undo, no moment, no log keeps it."""

from __future__ import annotations

from django.db.models import QuerySet

from ..errors import SeatGone
from ..live import Topic
from ..models import Seat, Session, Signal
from .act import change


def raise_hand(seat: Seat) -> None:
    """This seat asks for a pause or marks a limit; only the facilitator is shown. Raises `SeatGone`."""
    with change(seat.session, Topic.PEOPLE, signal_of=seat) as locked:
        if not locked.circle().filter(pk=seat.pk).exists():
            raise SeatGone
        locked.circle().filter(pk=seat.pk, signal=Signal.NONE).update(signal=Signal.RAISED)


def take_back(seat: Seat) -> None:
    """It goes again: the signal is over."""
    with change(seat.session, Topic.PEOPLE, signal_of=seat):
        Seat.objects.filter(pk=seat.pk).update(signal=Signal.NONE)


def see(session: Session, seat: Seat) -> None:
    """The facilitator answers "I see you"; the own phone shows that. What was taken back meanwhile stays over."""
    with change(session, Topic.PEOPLE, signal_of=seat) as locked:
        locked.circle().filter(pk=seat.pk, signal=Signal.RAISED).update(signal=Signal.SEEN)


def close(session: Session, seat: Seat) -> None:
    """The facilitator has talked with somebody: the signal is over."""
    with change(session, Topic.PEOPLE, signal_of=seat) as locked:
        locked.seats.filter(pk=seat.pk).update(signal=Signal.NONE)


def let_go(locked: Session) -> None:
    """A pause has ended or another part begins: every signal that was seen is over. Who was not seen yet still is."""
    locked.seats.filter(signal=Signal.SEEN).update(signal=Signal.NONE)


def forget(seats: QuerySet[Seat]) -> None:
    """Of people who have left the circle nothing is asked any longer. Within a locked session."""
    seats.exclude(signal=Signal.NONE).update(signal=Signal.NONE)
