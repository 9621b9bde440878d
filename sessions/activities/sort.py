"""Sort: the case bringer puts each card in a bin, on first feeling. Nobody sees a bin before it is shared (S3:292)."""

from __future__ import annotations

from dataclasses import dataclass

from ..models import Activity, Seat
from .base import Kind, Look
from .parts import BinView, CardView, bins_of, card_view, sheets_of, shown_cards


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
class SortPhone:
    """The case bringer's task: one card at a time. Everybody else has `leads` False and sees no bin before sharing."""

    leads: bool
    card: CardView | None
    number: int
    of: int
    previous: CardView | None
    bins: tuple[BinView, ...]
    is_shared: bool


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
        view = _view(activity)
        task = _task(activity) if bringer is not None and not bringer.has_phone else None
        return SortDesk(view=view, task=task, may_share=view.done == view.of > 0 and not view.is_shared)

    def beamer(self, look: Look) -> SortView:
        return _view(look.activity)

    def phone(self, activity: Activity, seat: Seat) -> SortPhone:
        if activity.brings(seat):
            return _task(activity)
        view = _view(activity)
        return SortPhone(
            leads=False, card=None, number=0, of=view.of, previous=None, bins=view.bins, is_shared=view.is_shared
        )

    def asks(self, activity: Activity, seat: Seat) -> bool:
        return activity.brings(seat) and activity.shared_at is None


def _view(activity: Activity) -> SortView:
    """What the circle may know: without `shared_at` no card carries its bin."""
    sheet = sheets_of(activity)[0]
    cards = shown_cards(sheet)
    is_shared = activity.shared_at is not None
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
    views = [card_view(card) for card in shown_cards(sheet)]
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
