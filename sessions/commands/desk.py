"""What the facilitator does with cards: show, hide, correct, remove, merge, move, and write for somebody."""

from __future__ import annotations

import uuid

from django.utils import timezone
from django.utils.translation import gettext as _

from ..errors import CardGone, NotYours
from ..live import Topic
from ..models import Activity, Card, Seat, Session, Sheet
from .act import Acting, act
from .cards import Draft, add, find_sheet
from .sheets import end_of, lay_line
from .words import clean

CARDS = (Topic.CARDS, Topic.STEP)


def _card(acting: Acting, card_pk: int) -> Card:
    """A card that the facilitator may handle; what a writer keeps private does not exist here."""
    card = acting.session.cards.for_facilitator().filter(pk=card_pk).first()
    if card is None:
        raise CardGone
    return card


def show(session: Session, card_pk: int) -> None:
    """Let the whole circle see a card. Raises `CardGone`."""
    with act(session, _("Card shown"), *CARDS) as acting:
        card = _card(acting, card_pk)
        acting.change(card, shown_at=card.shown_at or timezone.now())


def hide(session: Session, card_pk: int) -> None:
    """Take a card off the beamer again. Raises `CardGone`."""
    with act(session, _("Card hidden"), *CARDS) as acting:
        card = _card(acting, card_pk)
        acting.change(card, shown_at=None)
        _out_of_light(acting, card)


def _out_of_light(acting: Acting, card: Card) -> None:
    """Nothing that lies elsewhere or nowhere stays in the light."""
    for activity in acting.session.activities.filter(light=card):
        acting.change(activity, light=None)


def show_all(session: Session, activity: Activity) -> None:
    """Show every waiting card on the sheets of this activity, in an order that does not tell who wrote when (T10)."""
    with act(session, _("All cards shown"), *CARDS) as acting:
        waiting = acting.session.cards.for_facilitator().filter(sheet__in=_sheets(activity), shown_at=None)
        for place, card in enumerate(waiting.order_by("key")):
            acting.change(card, shown_at=timezone.now(), position=card.position or float(place + 1))


def _sheets(activity: Activity) -> list[Sheet]:
    return [find_sheet(activity, slug) for slug in activity.sheet_slugs]


def correct(session: Session, card_pk: int, text: str) -> None:
    """Correct a typo in a card. Raises `CardGone`, `TextMissing`."""
    with act(session, _("Card corrected"), *CARDS) as acting:
        acting.change(_card(acting, card_pk), text=clean(text))


def remove(session: Session, card_pk: int) -> None:
    """Take a card away without telling whose it was. Raises `CardGone`."""
    with act(session, _("Card removed"), *CARDS) as acting:
        card = _card(acting, card_pk)
        acting.change(card, removed=True)
        _out_of_light(acting, card)


def merge(session: Session, card_pk: int, into_pk: int) -> None:
    """Put a card under another that says the same. Raises `CardGone`."""
    with act(session, _("Cards merged"), *CARDS) as acting:
        card, into = _card(acting, card_pk), _card(acting, into_pk)
        if card.pk == into.pk or card.sheet_id != into.sheet_id:
            raise CardGone
        acting.change(card, merged_into=into)
        _out_of_light(acting, card)


def move(session: Session, card_pk: int, *, earlier: bool) -> None:
    """One place up or down on its sheet. Raises `CardGone`."""
    with act(session, _("Card moved"), *CARDS) as acting:
        card = _card(acting, card_pk)
        cards = list(acting.session.cards.for_facilitator().filter(sheet=card.sheet_id))
        at = next(place for place, each in enumerate(cards) if each.pk == card.pk)
        to = min(max(at + (-1 if earlier else 1), 0), len(cards) - 1)
        cards.insert(to, cards.pop(at))
        for place, each in enumerate(cards):
            acting.change(each, position=float(place + 1))


def move_to(session: Session, card_pk: int, sheet: Sheet) -> None:
    """To another sheet of the session, where it has no bin yet. Raises `CardGone`."""
    with act(session, _("Card moved to {sheet}").format(sheet=sheet.title), *CARDS) as acting:
        card = _card(acting, card_pk)
        if card.sheet_id != sheet.pk:
            acting.change(card, sheet=sheet, position=end_of(sheet), bin="")
            _out_of_light(acting, card)


def write_line(session: Session, activity: Activity, sheet: Sheet, text: str, key: uuid.UUID) -> None:
    """A line on a flip-over sheet, seen by everybody at once. A known key changes nothing."""
    words = clean(text)
    with act(session, _("Written on {sheet}").format(sheet=sheet.title), *CARDS) as acting:
        if not acting.session.cards.filter(key=key).exists():
            acting.made(lay_line(activity, sheet, Draft(text=words, key=key)))


def write_for(session: Session, seat: Seat, activity: Activity, draft: Draft) -> Card:
    """Write for a seat without a phone. Raises `NotYours` when the seat has one."""
    if seat.session_id != session.pk or seat.has_phone:
        raise NotYours
    return add(seat, activity, draft)
