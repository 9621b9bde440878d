"""Answer: one card in the light at a time, bin after bin. The case bringer is in the lead (S3:302-313)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from methods import definitions

from ..models import Activity, Card, Seat
from .base import Kind, Look
from .board import Board, bins
from .leaves import Edition, Leaf, sorted_leaves
from .parts import BinView, CardView, bins_of, card_view, sheets_of, shown_cards


@dataclass(frozen=True, slots=True)
class AnswerView:
    """All bins, the card in the light, and the cards to answer in order. `leads` marks the case bringer's phone."""

    title: str
    bins: tuple[BinView, ...]
    light: CardView | None
    queue: tuple[CardView, ...]
    answered: int
    of: int
    leads: bool = False

    @property
    def following(self) -> CardView | None:
        """The first card that still waits for an answer."""
        return next((card for card in self.queue if not card.answered), None)


@dataclass(frozen=True, slots=True)
class AnswerBeamer:
    """All bins with the lit card among them; never a note."""

    board: Board


class Answer(Kind):
    slug = "answer"

    def console(self, activity: Activity) -> AnswerView:
        return _view(Look(activity), with_notes=True)

    def beamer(self, look: Look) -> AnswerBeamer:
        return AnswerBeamer(bins(_view(look, with_notes=False).bins, look.head))

    def phone(self, activity: Activity, seat: Seat) -> AnswerView:
        leads = activity.brings(seat)
        return _view(Look(activity), with_notes=leads, leads=leads)

    def asks(self, activity: Activity, seat: Seat) -> bool:
        return activity.brings(seat)

    def harvest(self, activity: Activity, edition: Edition) -> tuple[Leaf, ...]:
        return sorted_leaves(activity, self.slug, edition) if activity.started_at else ()


def _view(look: Look, *, with_notes: bool, leads: bool = False) -> AnswerView:
    activity = look.activity
    sheet = sheets_of(activity)[0]
    views = [_card(card, look) for card in shown_cards(activity, sheet, look.until)]
    if not with_notes:
        views = [replace(view, note="", mark="") for view in views]
    queue = _queue(activity, views)
    return AnswerView(
        title=sheet.title,
        bins=bins_of(sheet, views),
        light=next((view for view in views if view.lit), None),
        queue=queue,
        answered=sum(view.answered for view in queue),
        of=len(queue),
        leads=leads,
    )


def _card(card: Card, look: Look) -> CardView:
    return replace(card_view(card, lit=card.pk == look.light), answered=look.has_seen(card.answered_at))


def _queue(activity: Activity, views: list[CardView]) -> tuple[CardView, ...]:
    script = activity.definition
    order = script.order if isinstance(script, definitions.Answer) else ()
    return tuple(view for slug in order for view in views if view.bin == slug)
