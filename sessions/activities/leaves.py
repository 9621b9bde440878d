"""What activities leave on paper: sheets as the circle saw them. Where they stand in the harvest is not known here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil

from ..models import Activity, Card, Sheet
from .parts import BinView, CardView, bins_of, card_view, sheets_of

LINE = 26  # signs on a line in a column of three
PAGE = 36  # such lines on a page


@dataclass(frozen=True, slots=True)
class Leaf:
    """One sheet on paper, drawn by `activities/<kind>/harvest.html`.

    Sheets of one `activity` belong beside each other. With `bins` the circle saw the sorting, and `cards` are those
    that never got a place. A commitment stands on no sheet (`pk` 0): `committed` counts the people who said yes.
    """

    kind: str
    pk: int
    title: str
    cards: tuple[CardView, ...] = ()
    bins: tuple[BinView, ...] = ()
    committed: int = 0
    activity: int = 0

    @property
    def is_tall(self) -> bool:
        """Whether its longest column, in a third of the page's width, would fill more than a page."""
        columns = [self.cards, *(each.cards for each in self.bins)]
        return any(sum(map(_rows, column)) > PAGE for column in columns)


def _rows(card: CardView) -> float:
    """Lines that a card takes in a narrow column, the space around it included."""
    texts = [*card.text.splitlines(), *card.note.splitlines()]
    return 0.8 + sum(ceil(max(1, len(text)) / LINE) for text in texts) + bool(card.author)


def paper(card: Card) -> CardView:
    """A card as it may be kept on paper: with a name only when its writer agreed to that."""
    return card_view(card, author=card.author if card.may_be_named else "")


def sheet_leaves(activity: Activity, kind: str) -> tuple[Leaf, ...]:
    """The sheets this activity wrote on. Cards with a mark have a place of their own in the harvest."""
    leaves = (Leaf(kind, sheet.pk, sheet.title, _views(sheet), activity=activity.pk) for sheet in sheets_of(activity))
    return tuple(leaf for leaf in leaves if leaf.cards)


def sorted_leaves(activity: Activity, kind: str) -> tuple[Leaf, ...]:
    """The sheet of this activity with its cards in their bins. Only for a sorting that the circle saw."""
    leaves = (_sorted(sheet, kind) for sheet in sheets_of(activity))
    return tuple(leaf for leaf in leaves if leaf.cards or leaf.bins)


def _views(sheet: Sheet) -> tuple[CardView, ...]:
    cards = sheet.cards.for_harvest().filter(mark="").select_related("seat")
    return tuple(paper(card) for card in cards.order_by("position", "shown_at", "pk"))


def _sorted(sheet: Sheet, kind: str) -> Leaf:
    views = _views(sheet)
    bins = bins_of(sheet, views) if any(view.bin for view in views) else ()
    return Leaf(kind, sheet.pk, sheet.title, _loose(views, bins), bins)


def _loose(views: Iterable[CardView], bins: Iterable[BinView]) -> tuple[CardView, ...]:
    placed = {each.slug for each in bins}
    return tuple(view for view in views if view.bin not in placed)
