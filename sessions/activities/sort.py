"""Sort: the case bringer puts each card in a bin, on first feeling. Nobody sees a bin before it is shared (S3:292)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ..models import Activity, Seat
from .base import Kind, Look
from .board import Board, bins, board_of
from .leaves import Edition, Leaf, sorted_leaves
from .parts import BinView, CardView, SheetView, bins_of, card_view, sheets_of, shown_cards


@dataclass(frozen=True, slots=True)
class SortView:
    """`bins` are filled only once the sorting was shared; until then there is a plain list and how far it is."""

    title: str
    is_shared: bool
    bins: tuple[BinView, ...]
    cards: tuple[CardView, ...]
    done: int
    of: int


@dataclass(frozen=True, slots=True)
class SortBeamer:
    """The cards side by side, and in their bins once the sorting was shared."""

    board: Board
    is_shared: bool


@dataclass(frozen=True, slots=True)
class SortPhone:
    """The case bringer's task: one card at a time.

    Everybody else has `leads` False and sees no bin before sharing: `cards` are what the beamer shows.
    """

    leads: bool
    card: CardView | None
    number: int
    of: int
    previous: CardView | None
    bins: tuple[BinView, ...]
    is_shared: bool
    cards: tuple[CardView, ...] = ()


@dataclass(frozen=True, slots=True)
class SortDesk:
    """The console: how far it is, and the task itself when the case bringer has no phone."""

    view: SortView
    task: SortPhone | None
    may_share: bool


class Sort(Kind):
    slug = "sort"

    def console(self, activity: Activity) -> SortDesk:
        bringer = activity.case_bringer
        view = _view(Look(activity))
        task = _task(activity) if bringer is not None and not bringer.has_phone else None
        return SortDesk(view=view, task=task, may_share=view.done == view.of > 0 and not view.is_shared)

    def beamer(self, look: Look) -> SortBeamer:
        view = _view(look)
        board = bins(view.bins, look.head) if view.is_shared else board_of([_loose(view)], look.head)
        return SortBeamer(board, view.is_shared)

    def phone(self, activity: Activity, seat: Seat) -> SortPhone:
        if activity.brings(seat):
            return _task(activity)
        view = _view(Look(activity))
        return SortPhone(
            leads=False,
            card=None,
            number=0,
            of=view.of,
            previous=None,
            bins=view.bins,
            is_shared=view.is_shared,
            cards=view.cards,
        )

    def asks(self, activity: Activity, seat: Seat) -> bool:
        return activity.brings(seat) and activity.shared_at is None

    def harvest(self, activity: Activity, edition: Edition) -> tuple[Leaf, ...]:
        """Only a sorting that was shared; until then the cards stay as they were written."""
        return sorted_leaves(activity, self.slug, edition) if activity.shared_at else ()


def _loose(view: SortView) -> SheetView:
    """Without names: who wrote a question is of no matter to how it is sorted."""
    return SheetView(pk=0, slug="", title=view.title, cards=tuple(replace(card, author="") for card in view.cards))


def _view(look: Look) -> SortView:
    """What the circle may know: without `shared_at` no card carries its bin."""
    sheet = sheets_of(look.activity)[0]
    cards = shown_cards(look.activity, sheet, look.until)
    is_shared = look.has_seen(look.activity.shared_at)
    views = tuple(card_view(card, author=card.author) for card in cards)
    return SortView(
        title=sheet.title,
        is_shared=is_shared,
        bins=bins_of(sheet, views) if is_shared else bins_of(sheet, ()),
        cards=tuple(CardView(view.pk, view.text, view.author, shown=True) for view in views),
        done=sum(bool(card.bin) for card in cards),
        of=len(cards),
    )


def _task(activity: Activity) -> SortPhone:
    sheet = sheets_of(activity)[0]
    views = [card_view(card) for card in shown_cards(activity, sheet)]
    todo = [view for view in views if not view.bin]
    done = [view for view in views if view.bin]
    return SortPhone(
        leads=True,
        card=todo[0] if todo else None,
        number=len(done) + 1,
        of=len(views),
        previous=done[-1] if done else None,
        bins=bins_of(sheet, views),
        is_shared=activity.shared_at is not None,
    )
