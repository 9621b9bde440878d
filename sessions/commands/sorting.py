"""Sorting and answering: the case bringer is in the lead, and nobody reacts to the sorting (S3:309)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from methods import definitions

from ..errors import ActivityOver, CardGone, NotSortedYet, NotYours, SortingNotShared
from ..live import Topic
from ..models import Activity, Card, Seat, Session, Sheet
from .act import Acting, act, change, change_by, check_seated, lock
from .cards import find_sheet
from .words import plain


def sorted_sheet(activity: Activity) -> Sheet:
    """The sheet that a sort or answer activity works on. Raises `NotYours` for another kind."""
    script = activity.definition
    if not isinstance(script, definitions.Sort | definitions.Answer):
        raise NotYours
    return find_sheet(activity, script.sheet)


def cards_of(activity: Activity) -> QuerySet[Card]:
    """The shown cards on the sheet, in their order."""
    return sorted_sheet(activity).cards.shown()


def put(seat: Seat, activity: Activity, card_pk: int, bin_slug: str) -> None:
    """The case bringer puts a card in a bin; an empty bin takes it out again. Unseen by others until shared."""
    _check_leads(seat, activity)
    with change_by(seat, Topic.STEP) as locked:
        _put(locked, activity, card_pk, bin_slug)


def put_for(session: Session, activity: Activity, card_pk: int, bin_slug: str) -> None:
    """The same by the facilitator, for a case bringer without a phone. Raises `NotYours` otherwise."""
    if activity.case_bringer is None or activity.case_bringer.has_phone:
        raise NotYours
    with change(session, Topic.STEP) as locked:
        _put(locked, activity, card_pk, bin_slug)


def _put(locked: Session, activity: Activity, card_pk: int, bin_slug: str) -> None:
    if locked.current_id != activity.pk:
        raise ActivityOver
    bins = {each["id"] for each in sorted_sheet(activity).bins}
    card = cards_of(activity).filter(pk=card_pk).first()
    if card is None or (bin_slug and bin_slug not in bins):
        raise CardGone
    card.bin = bin_slug
    card.save(update_fields=["bin"])


def _check_leads(seat: Seat, activity: Activity) -> None:
    if not activity.brings(seat):
        raise NotYours


@contextmanager
def _leading(seat: Seat, activity: Activity) -> Iterator[Session]:
    """The session, locked for what the case bringer does. Raises `SessionOver`, `SeatGone`, `NotYours`."""
    with transaction.atomic():
        lock(seat.session)
        check_seated(seat)
        _check_leads(seat, activity)
        yield seat.session


def share(seat: Seat, activity: Activity) -> None:
    """The case bringer lets the circle see the sorting. Raises `NotSortedYet` while a card has no bin."""
    with _leading(seat, activity) as session:
        _share(session, activity)


def share_for(session: Session, activity: Activity) -> None:
    """The same by the facilitator, once everything is sorted."""
    _share(session, activity)


def _check_running(acting: Acting, activity: Activity) -> None:
    if acting.session.current_id != activity.pk:
        raise ActivityOver


def _share(session: Session, activity: Activity) -> None:
    with act(session, _("Sorting shared"), Topic.STEP, Topic.CARDS) as acting:
        _check_running(acting, activity)
        if cards_of(activity).filter(bin="").exists():
            raise NotSortedYet
        fresh = acting.session.activities.get(pk=activity.pk)
        acting.change(fresh, shared_at=fresh.shared_at or timezone.now())


def check_sorting(target: Activity) -> None:
    """Answers stand in bins: raises `SortingNotShared` while the sorting before them was begun and not shared."""
    script = target.definition
    if not isinstance(script, definitions.Answer):
        return
    before = target.session.activities.filter(kind="sort", step__round=target.step.round, removed=False)
    unshared = [each for each in before.filter(shared_at=None) if each.sheet_slugs == (script.sheet,)]
    if unshared and cards_of(target).exclude(bin="").exists():
        raise SortingNotShared


def light(session: Session, activity: Activity, card_pk: int | None) -> None:
    """Put one card in the light, or none. Raises `CardGone`."""
    with act(session, _("Another card in the light"), Topic.CARDS, Topic.STEP) as acting:
        _check_running(acting, activity)
        fresh = acting.session.activities.get(pk=activity.pk)
        card = None if card_pk is None else cards_of(activity).filter(pk=card_pk).first()
        if card_pk is not None and card is None:
            raise CardGone
        acting.change(fresh, light=card)


def in_bin_order(activity: Activity) -> list[Card]:
    """The cards to answer: bin after bin in the script's order; other bins are not answered (S3:302)."""
    script = activity.definition
    if not isinstance(script, definitions.Answer):
        raise NotYours
    cards = list(cards_of(activity))
    return [card for each in script.order for card in cards if card.bin == each]


def answered(session: Session, activity: Activity, card_pk: int, note: str = "") -> None:
    """The card in the light was answered; the next one in bin order comes into the light. The note is optional."""
    with act(session, _("Answered"), Topic.CARDS, Topic.STEP) as acting:
        _check_running(acting, activity)
        fresh = acting.session.activities.get(pk=activity.pk)
        order = in_bin_order(fresh)
        card = next((each for each in order if each.pk == card_pk), None)
        if card is None:
            raise CardGone
        acting.change(card, answered_at=timezone.now(), note=plain(note) or card.note)
        following = next((each for each in order if each.pk != card_pk and each.answered_at is None), None)
        acting.change(fresh, light=following)


def lead_light(seat: Seat, activity: Activity, card_pk: int) -> None:
    """The case bringer chooses which card to answer."""
    with _leading(seat, activity) as session:
        light(session, activity, card_pk)


def lead_answered(seat: Seat, activity: Activity, card_pk: int, note: str = "") -> None:
    """The case bringer has answered a card."""
    with _leading(seat, activity) as session:
        answered(session, activity, card_pk, note)
