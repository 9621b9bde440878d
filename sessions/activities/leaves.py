"""What activities leave on paper: sheets as an edition may hold them. Where they stand in it is not known here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import ceil

from django.db.models import Q
from django.utils.translation import gettext

from ..models import AGREED, CASE_MARKS, Activity, Card, CardQuerySet, Round, Session, Share, Sheet
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


@dataclass(frozen=True, slots=True)
class Edition:
    """For whom a harvest is made. Without a seat: what the group may have, so only what its writers agreed to.

    `seat` is whose own words are in it as well, agreed to or not; `case` the one round that an edition is about.
    `shared` is false as long as the others may still change their minds.
    """

    seat: int | None = None
    case: int | None = None
    shared: bool = True

    def cards(self, session: Session) -> CardQuerySet:
        """Every card that this edition may hold."""
        others = session.cards.for_harvest() if self.shared else session.cards.none()
        if self.seat is None:
            return others
        case = Q(mark__in=CASE_MARKS, activity__step__round__case_bringer=self.seat)
        own = session.cards.kept().filter(Q(seat=self.seat) | case)
        return session.cards.filter(Q(pk__in=own) | Q(pk__in=others))

    def tells(self, case: Round | None) -> bool:
        """Whether the case text is in it: the question, how cards were sorted, and notes."""
        return case is None or self._brings(case) or (self.shared and case.consent in AGREED)

    def names(self, case: Round) -> bool:
        """Whether it says whose case it was."""
        return self._brings(case) or (self.shared and case.consent == Share.NAMED)

    def by(self, card: Card) -> str:
        """The name under a card. Own words that stay here say so."""
        return self.own(card) or (card.seat.name if card.may_be_named and card.seat else "")

    def own(self, card: Card) -> str:
        """What says that these words are in no other edition."""
        return gettext("only in your edition") if self.seat is not None and card.consent not in AGREED else ""

    def view(self, card: Card, case: Round | None = None) -> CardView:
        """The card as this edition may hold it; notes and answers belong to the case text."""
        view = card_view(card, author=self.by(card))
        return view if self.tells(case) else replace(view, note="", answered=False, bin="")

    def _brings(self, case: Round) -> bool:
        return self.seat is not None and case.case_bringer_id == self.seat


def sheet_leaves(activity: Activity, kind: str, edition: Edition) -> tuple[Leaf, ...]:
    """The sheets this activity wrote on. Cards with a mark have a place of their own in the harvest."""
    leaves = (
        Leaf(kind, sheet.pk, sheet.title, _views(activity, sheet, edition), activity=activity.pk)
        for sheet in sheets_of(activity)
    )
    return tuple(leaf for leaf in leaves if leaf.cards)


def sorted_leaves(activity: Activity, kind: str, edition: Edition) -> tuple[Leaf, ...]:
    """The sheet of this activity with its cards in their bins. Only for a sorting that the circle saw."""
    if not edition.tells(activity.round):
        return sheet_leaves(activity, "write", edition)
    leaves = (_sorted(activity, sheet, kind, edition) for sheet in sheets_of(activity))
    return tuple(leaf for leaf in leaves if leaf.cards or leaf.bins)


def _views(activity: Activity, sheet: Sheet, edition: Edition) -> tuple[CardView, ...]:
    cards = edition.cards(activity.session).filter(sheet=sheet, mark="").select_related("seat")
    return tuple(edition.view(card, activity.round) for card in cards.order_by("position", "shown_at", "pk"))


def _sorted(activity: Activity, sheet: Sheet, kind: str, edition: Edition) -> Leaf:
    views = _views(activity, sheet, edition)
    bins = bins_of(sheet, views) if any(view.bin for view in views) else ()
    return Leaf(kind, sheet.pk, sheet.title, _loose(views, bins), bins)


def _loose(views: Iterable[CardView], bins: Iterable[BinView]) -> tuple[CardView, ...]:
    placed = {each.slug for each in bins}
    return tuple(view for view in views if view.bin not in placed)
