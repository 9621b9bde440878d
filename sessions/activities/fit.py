"""Whether texts fit on the beamer, worked out from their length before any browser has seen them.

Marks that stand on a letter take no room of their own.

Lengths are in units: 1 % of the width of a 16:9 beamer (`--u` in beamer.css), so the whole is 100 by 56. A beamer of
another shape is never smaller than that. Nothing here knows what the texts mean.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import ceil
from unicodedata import combining

SIZES = (3.6, 2.7, 2.25, 1.9, 1.6)  # of letters, the same as `data-size` 1 to 5; 1.6 is 31 px on 1920
LINE = 1.22  # height of a line, in letters
GLYPH = 0.48  # width of an average letter
RAGGED = 2.5  # letters that a line leaves empty at its end
WIDTH = 92.0
SHORT, LONG, LONG_QUESTION = 40, 46, 62  # signs
NOTE = 3.4  # a line that says how many cards are not on the beamer, with the space above it


@dataclass(frozen=True, slots=True)
class Head:
    """The words above a scene: they decide how much room is left for cards."""

    title: str = ""
    question: str = ""
    has_turn: bool = False

    @property
    def length(self) -> str:
        """How much there is to say: short, medium or long; the stylesheet picks the letters by this word."""
        if len(self.title) < SHORT:
            return "short"
        return "medium" if len(self.title) < LONG else "long"

    @property
    def is_long_question(self) -> bool:
        return len(self.question) > LONG_QUESTION

    @property
    def below(self) -> float:
        """Height that is left under the head with the small clock."""
        title = _text(self.title, 2.4 if self.length == "long" else 3, 73)
        question = _text(self.question, 1.9 if self.is_long_question else 2.25, 73)
        return 47.0 - max(11.5, 3.8 + title + question + 2.4 * self.has_turn)

    @property
    def beside(self) -> float:
        """Height that is left under the words next to the large circle."""
        title = _text(self.title, 4.35 if self.length == "short" else 3, 40.5)
        question = _text(self.question, 2.25 if self.is_long_question else 2.6, 40.5)
        return 42.0 - 4 * self.has_turn - title - question


@dataclass(frozen=True, slots=True)
class Column:
    """One column of texts: its width, what each text needs beside its lines, and how much larger than the size."""

    width: float
    each: float = 0.0
    scale: float = 1.0

    def height(self, texts: Sequence[str], size: float) -> float:
        return sum(_text(text, size * self.scale, self.width) + self.each for text in texts)


@dataclass(frozen=True, slots=True)
class Grid:
    """How cards lie next to each other: `size` 1 to 5, `columns`, and the first card that still fits."""

    size: int
    columns: int
    first: int


def lines(text: str, size: float, width: float) -> int:
    """Lines that `text` takes in letters of `size`; none when there is no text."""
    return _lines(signs(text), size, width)


def signs(text: str) -> int:
    """How many signs take room; marks stand on the sign before them."""
    return len(text) if text.isascii() else sum(combining(sign) == 0 for sign in text)


def _lines(length: int, size: float, width: float) -> int:
    a_line = max(4.0, width / (size * GLYPH) - RAGGED)
    return ceil(length / a_line)


def _text(text: str, size: float, width: float) -> float:
    return _height(signs(text), size, width)


@lru_cache(maxsize=4096)
def _height(length: int, size: float, width: float) -> float:
    """The height of a text of this many signs: nothing of what it says is kept."""
    return _lines(length, size, width) * size * LINE


def grid(texts: Sequence[str], room: float, *, pad: float = 3.3, largest: int = 1) -> Grid:
    """The largest letters in which all texts fit in rows; when none do, the last ones in the smallest letters."""
    lengths = [signs(text) for text in texts]
    for size in range(largest, len(SIZES) + 1):
        for columns in _columns(len(texts), size):
            if _rows(_heights(lengths, columns, size, pad), columns)[0] <= room:
                return Grid(size, columns, 0)
    smallest = len(SIZES)
    rows = {columns: _rows(_heights(lengths, columns, smallest, pad), columns) for columns in (1, 2, 3)}
    for first in range(1, len(texts)):
        for columns in _columns(len(texts) - first, smallest):
            if rows[columns][first] <= room - NOTE:
                return Grid(smallest, columns, first)
    return Grid(smallest, 1, max(0, len(texts) - 1))


def _columns(count: int, size: int) -> Sequence[int]:
    """Few cards in large letters lie wide, many lie three in a row."""
    if count <= 1:
        return (1,)
    return (2,) if size == 1 else (2, 3)[: max(1, count - 1)]


def _heights(lengths: Sequence[int], columns: int, size: int, pad: float) -> list[float]:
    """How high each text of so many signs is where this many lie beside each other."""
    width = (WIDTH - 1.8 * (columns - 1)) / columns - 3.6
    return [_height(length, SIZES[size - 1], width) + pad for length in lengths]


def _rows(heights: Sequence[float], columns: int) -> list[float]:
    """How high the rows are together when they begin at the first text, at the second, and so on; 0 after the last."""
    below = [0.0] * (len(heights) + columns)
    for at in range(len(heights) - 1, -1, -1):
        below[at] = max(heights[at : at + columns]) + below[at + columns]
    return below


def shared_size(columns: Sequence[tuple[Column, Sequence[str]]], room: float, *, largest: int = 2) -> int:
    """The largest size in which every column holds all of its texts, else the smallest there is."""

    def holds(size: int) -> bool:
        return all(column.height(texts, SIZES[size - 1]) <= room for column, texts in columns)

    return next((size for size in range(largest, len(SIZES)) if holds(size)), len(SIZES))


def window(texts: Sequence[str], column: Column, size: int, room: float, *, around: int) -> tuple[int, int]:
    """The run of texts around one of them that fits: from, up to. Grows backward first, then forward."""

    def holds(first: int, last: int) -> bool:
        left_off = (first > 0) + (last < len(texts))
        return column.height(texts[first:last], SIZES[size - 1]) <= room - NOTE * left_off

    return _grow(len(texts), min(around, max(0, len(texts) - 1)), holds)


def _grow(count: int, around: int, holds: Callable[[int, int], bool]) -> tuple[int, int]:
    if count == 0 or holds(0, count):
        return 0, count
    first, last = around, around + 1
    while first > 0 and holds(first - 1, last):
        first -= 1
    while last < count and holds(first, last + 1):
        last += 1
    return first, last
