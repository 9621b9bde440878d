"""What the beamer shows of sheets: cards in letters as large as fit, with a word about those that do not.

Here: the view-models for the wall only. How large something is, is worked out in `fit`; who may see a card is decided
in `models.sheet`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .fit import WIDTH, Column, Head, grid, shared_size, window
from .parts import BinView, CardView, SheetView

FLIP_FRAME = 6.9  # height of a flip-over sheet around its lines
BIN_FRAME = 5.6  # height of a bin around its cards
FIRST = 1.1  # the letters in the first bin are this much larger


@dataclass(frozen=True, slots=True)
class Words:
    """Sentences of the app in one column or two: prompts, rules. `size` is 1 to 5."""

    texts: tuple[str, ...]
    size: int
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Pile:
    """A sheet or a bin with the cards that fit. `earlier` came before them, `later` come after."""

    title: str
    cards: tuple[CardView, ...]
    earlier: int = 0
    later: int = 0


@dataclass(frozen=True, slots=True)
class Board:
    """Piles beside each other. `form` is wall (one sheet as loose cards), flips, lines or bins; `size` is 1 to 5."""

    form: str
    piles: tuple[Pile, ...]
    size: int
    columns: int = 1

    @property
    def is_empty(self) -> bool:
        return not any(pile.cards for pile in self.piles)

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing to look at: empty flip-overs already say what is coming."""
        return self.is_empty and self.form != "flips"


def beside_ring(texts: Sequence[str], head: Head, *, most: int = 6) -> Words:
    """Prompts under the words next to the circle: the first ones, as many as there is room for."""
    column = Column(37.0, 1.4)
    shown = tuple(texts[:most])
    size = shared_size([(column, shown)], head.beside, largest=3)
    first, last = window(shown, column, size, head.beside, around=0)
    return Words(shown[first:last], size)


def rules(texts: Sequence[str], head: Head) -> Words:
    """Rules under the head, all of them."""
    fit = grid(texts, head.below, pad=1.2, largest=3)
    return Words(tuple(texts), fit.size, min(fit.columns, 2))


def board_of(views: Sequence[SheetView], head: Head, *, flips: bool = False) -> Board:
    """One sheet as a wall of cards, more sheets as flip-overs next to each other."""
    return _flips(views, head.below) if flips or len(views) > 1 else _wall(views, head.below)


def heard(views: Sequence[SheetView], head: Head) -> Board:
    """What was said so far, as lines next to the circle: the last ones."""
    cards = tuple(card for view in views for card in view.cards)
    texts, column = [written(card) for card in cards], Column(38.5, 1.5)
    size = shared_size([(column, texts)], head.beside)
    first, last = window(texts, column, size, head.beside, around=len(texts))
    return Board("lines", (Pile("", cards[first:last], first, len(cards) - last),), size)


def bins(views: Sequence[BinView], head: Head) -> Board:
    """Sorted cards in their bins, the lit card always among them."""
    columns = _bin_columns(len(views))
    texts = [[card.text for card in view.cards] for view in views]
    room = head.below - BIN_FRAME
    size = shared_size(list(zip(columns, texts, strict=True)), room)
    piles = []
    for view, column, own in zip(views, columns, texts, strict=True):
        lit = next((place for place, card in enumerate(view.cards) if card.lit), 0)
        piles.append(_pile(view.title, view.cards, window(own, column, size, room, around=lit)))
    return Board("bins", tuple(piles), size)


def written(card: CardView) -> str:
    """The card with its writer's name, for its length."""
    return f"{card.text} {card.author}" if card.author else card.text


def _bin_columns(count: int) -> list[Column]:
    """The first bin is half as wide again as each of the others, when there are more than two."""
    first = 1.5 if count > 2 else 1.0
    part = (WIDTH - 2.4 * (count - 1)) / (first + count - 1)
    return [Column(part * first - 1.8, 1.1, FIRST), *[Column(part, 1.1)] * (count - 1)]


def _wall(views: Sequence[SheetView], room: float) -> Board:
    cards = views[0].cards if views else ()
    fit = grid([written(card) for card in cards], room)
    title = views[0].title if views else ""
    return Board("wall", (Pile(title, cards[fit.first :], fit.first),), fit.size, fit.columns)


def _flips(views: Sequence[SheetView], room: float) -> Board:
    width = (WIDTH - 2.25 * (len(views) - 1)) / max(1, len(views)) - 3.4
    column = Column(width, 1.2)
    texts = [[written(card) for card in view.cards] for view in views]
    size = shared_size([(column, own) for own in texts], room - FLIP_FRAME)
    return Board(
        "flips",
        tuple(
            _pile(view.title, view.cards, window(own, column, size, room - FLIP_FRAME, around=len(own)))
            for view, own in zip(views, texts, strict=True)
        ),
        size,
    )


def _pile(title: str, cards: tuple[CardView, ...], run: tuple[int, int]) -> Pile:
    first, last = run
    return Pile(title, cards[first:last], first, len(cards) - last)
