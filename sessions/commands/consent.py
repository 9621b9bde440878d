"""After the end: everybody decides what of their words leaves the room, until the harvest is closed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone

from ..errors import HarvestClosed, NotOverYet, NotYours, SeatGone, SessionOver
from ..live import Topic, announce
from ..models import CASE_MARKS, Card, Round, Seat, Session, Share, locked_session, seat_by_pk


@dataclass(frozen=True, slots=True)
class Choices:
    """What somebody chose, by the keys of cards and of rounds.

    `rest` is the answer for whatever is not named and was never chosen about: it takes no earlier answer back.
    """

    cards: Mapping[int, Share] = field(default_factory=dict)
    cases: Mapping[int, Share] = field(default_factory=dict)
    rest: Share | None = None

    def of_card(self, card: Card) -> Share | None:
        return self.cards.get(card.pk, None if card.consent else self.rest)

    def of_case(self, case: Round) -> Share | None:
        return self.cases.get(case.pk, None if case.consent else self.rest)


def choose(seat: Seat, choices: Choices) -> None:
    """Keep what this person chose about the own words and, for who brought it, the case text. Others' are left alone.

    What is neither named nor covered by `rest` stays as it was. Raises `NotOverYet`, `HarvestClosed`, `SeatGone`.
    """
    with _settling(seat.session) as locked:
        now = seat_by_pk(seat.pk)
        if now is None or now.left_at is not None:
            raise SeatGone
        _keep(locked, now, choices)


def speak_for(session: Session, seat: Seat | None, share: Share) -> None:
    """The facilitator passes on what somebody without a phone said in the room; without a seat about own lines.

    Raises `NotYours` for who has a phone, `NotOverYet`, `HarvestClosed`.
    """
    with _settling(session) as locked:
        if seat is not None and (seat.session_id != locked.pk or seat.has_phone or seat.left_at is not None):
            raise NotYours
        if seat is not None:
            _keep(locked, seat, Choices(rest=share))
        for card in locked.cards.to_ask().filter(seat=None) if seat is None else ():
            _answer(card, Share.UNNAMED if share == Share.NAMED else share)


def close(session: Session) -> None:
    """From now on nobody's choice changes. Closing twice changes nothing. Raises `NotOverYet`."""
    with _locked(session) as locked:
        if not locked.harvest_is_closed:
            locked.harvest_closed_at = timezone.now()
            locked.save(update_fields=["harvest_closed_at"])
            announce(locked, [Topic.STEP])


def _keep(session: Session, seat: Seat, choices: Choices) -> None:
    for card in session.cards.to_ask().filter(seat=seat).select_related("activity"):
        _answer(card, choices.of_card(card))
    for case in session.cases().filter(case_bringer=seat):
        _decide(session, case, choices.of_case(case))
    seat.chose_at = timezone.now()
    seat.save(update_fields=["chose_at"])


def _answer(card: Card, share: Share | None) -> None:
    """Where the script let its writer choose before, this is the same choice once more."""
    if share is None:
        return
    card.consent = share
    if getattr(card.activity.definition, "choice", False):
        card.share, card.signed = share, share == Share.NAMED
    card.save(update_fields=["consent", "share", "signed"])


def _decide(session: Session, case: Round, share: Share | None) -> None:
    """The case text follows as a whole; what was asked before any case began belongs to the first."""
    if share is None:
        return
    case.consent = share
    case.save(update_fields=["consent"])
    questions = session.cards.filter(mark__in=CASE_MARKS)
    own = questions.filter(activity__step__round=case)
    loose = questions.filter(activity__step__round=None) if case == session.cases().first() else own
    (own | loose).update(consent=share)


@contextmanager
def _locked(session: Session) -> Iterator[Session]:
    """The session's row, locked, once it has ended. Raises `NotOverYet`, `SessionOver` when its time is up."""
    with transaction.atomic():
        locked = locked_session(session.pk)
        if locked is None or not locked.is_kept:
            raise SessionOver
        if locked.is_open:
            raise NotOverYet
        yield locked
    session.refresh_from_db()


@contextmanager
def _settling(session: Session) -> Iterator[Session]:
    """The same while choices may change. Raises `HarvestClosed` besides."""
    with _locked(session) as locked:
        if locked.harvest_is_closed:
            raise HarvestClosed
        yield locked
        announce(locked, [Topic.STEP])
