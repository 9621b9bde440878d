"""Who leads: the facilitator, a colleague with the code of the room, or a seat with the spoken word (R14, T29)."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from ..errors import SeatGone, WrongRoom, WrongWord
from ..live import Topic, announce
from ..models import ANSWERED_WITHIN, Attempt, Seat, Session, new_lead_word, new_token, token_hash
from .act import change, lock

if TYPE_CHECKING:
    from intervisie.accounts.models import User

EVERYBODY = (Topic.STEP, Topic.PEOPLE)
GUESSES, WITHIN = 5, timedelta(minutes=10)
WORD, ROOM = "lead-word", "lead-room"


def take_back(session: Session, user: User) -> None:
    """Who opened the session, or led it last, leads again. Raises `SessionOver`."""
    with change(session, *EVERYBODY) as locked:
        if not locked.is_led_by(user):
            _hand_over(locked, leader=user, seat=None)
    session.refresh_from_db()


def take_with_code(user: User, code: str) -> Session:
    """A facilitator of the same organisation who is in the room, and so knows its code, leads. Raises `WrongRoom`."""
    with transaction.atomic():
        found = _room_of(user, code)
        if found is None:
            Attempt.objects.create(of=ROOM, source=_source(user.pk))
        elif not found.is_led_by(user):
            _hand_over(found, leader=user, seat=None)
            Session.objects.filter(pk=found.pk).update(unguided=False)
            announce(found, EVERYBODY)
    if found is None:
        raise WrongRoom
    return found


def _room_of(user: User, code: str) -> Session | None:
    typed = "".join(code.split()).replace("-", "").upper()
    live = Session.objects.live().select_for_update().filter(organisation=user.organisation_id)
    return live.filter(code=typed).first() if _may_guess(ROOM, user.pk) else None


def take_with_word(seat: Seat, word: str, key: uuid.UUID) -> str:
    """A seat leads and gets a fresh token for its phone. The word works once; `key` gets the token again by `answer`.

    Raises `WrongWord`, also after five wrong ones in ten minutes in the whole session, `SessionOver`, `SeatGone`.
    """
    token = ""
    with transaction.atomic():
        locked = lock(seat.session)
        here = locked.circle().filter(pk=seat.pk).first()
        if here is None:
            raise SeatGone
        if _may_guess(WORD, locked.pk) and constant_time_compare(_digits(word), locked.lead_word):
            _hand_over(locked, leader=locked.leader, seat=here)
            token = _fresh_token(here, key)
            Seat.objects.filter(pk=here.pk).update(committed_at=timezone.now())
            announce(locked, EVERYBODY)
        else:
            Attempt.objects.create(of=WORD, source=_source(locked.pk))
    if not token:
        raise WrongWord
    return token


def lead_from(locked: Session, seat: Seat, key: uuid.UUID) -> str:
    """This seat leads, and its phone or laptop gets a fresh token; the one it had opens nothing any longer."""
    if locked.lead_seat_id != seat.pk:
        _hand_over(locked, leader=locked.leader, seat=seat)
    return _fresh_token(seat, key)


def answer_again(key: uuid.UUID) -> str:
    """The token for a phone whose answer got lost on its way: the same form, sent once more within ten minutes.

    Raises `SeatGone`, also when the session is over, or when this seat left the circle or leads no longer.
    """
    leading = Session.objects.live().filter(lead_seat__join_key=key, lead_seat__left_at=None)
    found = leading.filter(lead_seat__committed_at__gt=timezone.now() - ANSWERED_WITHIN).first()
    if found is None or found.lead_seat is None:
        raise SeatGone
    return _fresh_token(found.lead_seat, key)


def _fresh_token(seat: Seat, key: uuid.UUID) -> str:
    """Who may do more than before gets a new token; the old one opens nothing any longer (T04)."""
    token = new_token()
    Seat.objects.filter(session=seat.session_id, join_key=key).exclude(pk=seat.pk).update(join_key=None)
    Seat.objects.filter(pk=seat.pk).update(token_hash=token_hash(token), join_key=key)
    return token


def _hand_over(locked: Session, *, leader: User | None, seat: Seat | None) -> None:
    """A new leader and a new word. Not one of the acts that can be undone."""
    locked.leader, locked.lead_seat, locked.lead_word = leader, seat, new_lead_word()
    locked.save(update_fields=["leader", "lead_seat", "lead_word"])


def let_go(locked: Session, seat: Seat) -> None:
    """A seat that leaves the circle leads no longer."""
    if locked.lead_seat_id == seat.pk:
        _hand_over(locked, leader=locked.leader, seat=None)


def _digits(word: str) -> str:
    return "".join(sign for sign in word if sign.isascii() and sign.isdecimal())


def _source(number: int) -> str:
    """Whose guesses are counted together, without telling who that is."""
    return salted_hmac("lead", str(number)).hexdigest()


def _may_guess(of: str, number: int) -> bool:
    since = timezone.now() - WITHIN
    return Attempt.objects.filter(of=of, source=_source(number), at__gt=since).count() < GUESSES
