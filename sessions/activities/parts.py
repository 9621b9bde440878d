"""Pieces of view-models that several kinds share: cards, sheets and bins as a screen may hold them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from zlib import crc32

from methods import definitions

from ..models import Activity, Card, Sheet, room_of


@dataclass(frozen=True, slots=True)
class CardView:
    """A card. `author` is empty unless the card is signed: who wrote without a name has none on the console either.

    `share` is the writer's own choice: only on the writer's phone, and only where there is one to make.
    """

    pk: int
    text: str
    author: str = ""
    shown: bool = False
    bin: str = ""
    answered: bool = False
    lit: bool = False
    note: str = ""
    mark: str = ""
    share: str = ""

    @property
    def stamp(self) -> str:
        """Changes with the words, so that a form to change them is a new one when they were changed."""
        return f"{crc32(self.text.encode()):08x}"


@dataclass(frozen=True, slots=True)
class BinView:
    """A bin with its cards; `place` 0 is the bin that counts most and picks the mark (full, half, open circle)."""

    slug: str
    title: str
    place: int
    cards: tuple[CardView, ...]


@dataclass(frozen=True, slots=True)
class SheetView:
    """A flip-over sheet and the cards on it."""

    pk: int
    slug: str
    title: str
    cards: tuple[CardView, ...]

    @property
    def shown(self) -> int:
        """How many of these cards the circle has seen."""
        return sum(card.shown for card in self.cards)

    @property
    def waiting(self) -> int:
        return len(self.cards) - self.shown


def card_view(card: Card, *, author: str = "", lit: bool = False) -> CardView:
    return CardView(
        pk=card.pk,
        text=card.text,
        author=author,
        shown=card.is_shown,
        bin=card.bin,
        answered=card.answered_at is not None,
        lit=lit,
        note=card.note,
        mark=card.mark,
    )


def own_card(card: Card) -> CardView:
    """A card on the phone of its writer, with the choice that was made for it."""
    script = card.activity.definition
    choice = isinstance(script, definitions.Write) and script.choice
    return replace(card_view(card), share=card.share if choice else "")


def sheets_of(activity: Activity) -> list[Sheet]:
    """The sheets that this activity names: those of its own round, else the session's shared ones."""
    sheets, own = room_of(activity.session).sheets, activity.step.round_id
    found = {sheet.slug: sheet for sheet in sheets if sheet.round_id is None}
    if own is not None:
        found.update({sheet.slug: sheet for sheet in sheets if sheet.round_id == own})
    return [found[slug] for slug in dict.fromkeys(activity.sheet_slugs) if slug in found]


def shown_sheets(activity: Activity, until: datetime | None = None) -> tuple[SheetView, ...]:
    """The activity's sheets with what the circle has seen; authors only on signed cards."""
    return tuple(
        SheetView(
            pk=sheet.pk,
            slug=sheet.slug,
            title=sheet.title,
            cards=desk_cards(shown_cards(activity, sheet, until)),
        )
        for sheet in sheets_of(activity)
    )


def shown_cards(activity: Activity, sheet: Sheet, until: datetime | None = None) -> list[Card]:
    """What the circle has seen of a sheet (before `until`), oldest first."""
    shown = [(card.shown_at, card) for card in room_of(activity.session).cards_on(sheet) if card.is_for_circle]
    seen = [(at, card) for at, card in shown if at is not None and (until is None or at <= until)]
    return [card for at, card in sorted(seen, key=lambda each: (each[1].position, each[0], each[1].pk))]


def all_sheets(activity: Activity) -> tuple[SheetView, ...]:
    """For the console: every card the facilitator may handle."""
    return tuple(
        SheetView(pk=sheet.pk, slug=sheet.slug, title=sheet.title, cards=desk_cards(_for_desk(activity, sheet)))
        for sheet in sheets_of(activity)
    )


def desk_cards(cards: Iterable[Card]) -> tuple[CardView, ...]:
    return tuple(card_view(card, author=card.author) for card in cards)


def _for_desk(activity: Activity, sheet: Sheet) -> Iterable[Card]:
    return (card for card in room_of(activity.session).cards_on(sheet) if card.is_for_facilitator)


def bins_of(sheet: Sheet, cards: Iterable[CardView]) -> tuple[BinView, ...]:
    """The sheet's bins in their order, each with its cards."""
    held = list(cards)
    return tuple(
        BinView(slug=each["id"], title=each["title"], place=place, cards=_in_bin(held, each["id"]))
        for place, each in enumerate(sheet.bins)
    )


def _in_bin(cards: Iterable[CardView], slug: str) -> tuple[CardView, ...]:
    return tuple(card for card in cards if card.bin == slug)
