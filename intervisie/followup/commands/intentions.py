"""An intention is made once from a chair, answered behind its link, shared or kept, and erased in any case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from intervisie.groups.models import Meeting
from sessions.models import Seat

from ..errors import IntentionOver, NoCircle
from ..models import ANSWERED_IN, KEPT_AFTER, SHARED_FOR, Intention, intention_by_key


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody wants to do, after how many weeks to ask, and where to."""

    text: str
    weeks: int
    email: str


@transaction.atomic
def make(seat: Seat, wanted: Wanted, address: str) -> Intention:
    """The intention of this chair; the first one stands, so that a second press changes nothing.

    `address` is scheme and host of its link.
    """
    known = Intention.objects.filter(seat=seat.pk).first()
    if known is not None:
        return known
    meeting = Meeting.objects.filter(session=seat.session_id).first()
    asked = timezone.now() + timedelta(weeks=wanted.weeks)
    made = Intention(
        organisation_id=seat.session.organisation_id,
        group_id=meeting.group_id if meeting else None,
        seat=seat,
        name=seat.name,
        address=address,
        text=wanted.text,
        email=wanted.email,
        ask_at=asked,
        ends_at=asked + ANSWERED_IN,
    )
    made.seal()
    made.save()
    return made


def find(key: str, now: datetime) -> Intention:
    """The intention of this link. Raises `IntentionOver`."""
    found = intention_by_key(key, now)
    if found is None:
        raise IntentionOver
    return found


def keep(intention: Intention, answer: str) -> None:
    """What became of it, for oneself alone; what was shared before is shared no longer. Raises `IntentionOver`."""
    _change(intention, answer=answer, shared_at=None, with_name=False, ends_at=timezone.now() + KEPT_AFTER)


def share(intention: Intention, answer: str, *, with_name: bool) -> None:
    """The group hears `answer` when it meets next. Raises `NoCircle` without a group, `IntentionOver`."""
    if intention.group_id is None:
        raise NoCircle
    now = timezone.now()
    shared = intention.shared_at or now
    _change(intention, answer=answer, shared_at=shared, with_name=with_name, ends_at=now + SHARED_FOR)


def stop(intention: Intention) -> None:
    """Gone, with every word and the address."""
    Intention.objects.filter(pk=intention.pk).delete()


def _change(intention: Intention, **values: object) -> None:
    now = timezone.now()
    if not Intention.objects.known(now).filter(pk=intention.pk).update(answered_at=now, **values):
        raise IntentionOver


def purge() -> int:
    """Erase what is over, and what its group has looked back on. Gives how many."""
    over = Intention.objects.filter(ends_at__lte=timezone.now()).values_list("pk", flat=True)
    told = Intention.objects.filter(shared_at__isnull=False).looked_back_on().values_list("pk", flat=True)
    return Intention.objects.filter(pk__in={*over, *told}).delete()[0]
