"""Figures as drawings: numbers become places, so that a template only writes them down. Beside each is a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

LOWEST, HIGHEST = 1, 5  # of the scale that people answer on
LEFT, RIGHT, TOP, BOTTOM = 28.0, 640.0, 20.0, 185.0
ROW = 56.0
FIRST_ROW = 46.0
SCALE_LEFT, SCALE_RIGHT = 170.0, 530.0
WIDE, HIGH, GAP = 480.0, 44.0, 3.0  # of a bar of parts
ROOM = 36.0  # that a share in figures needs
INKS = ("#0b544f", "#8a3914", "#454093", "#7a7767")


@dataclass(frozen=True, slots=True)
class Dot:
    """A point of a line, and where its value stands: above it, or below it when the other line is above."""

    x: float
    y: float
    value: float
    value_y: float


@dataclass(frozen=True, slots=True)
class Line:
    """One statement through time. `dots` are missing where too few answered; `parts` are what may be joined."""

    name: str
    value: float
    dots: tuple[Dot, ...]
    parts: tuple[str, ...]
    label_y: float
    second: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """A step of the scale, or a moment on the time line, whose year stands `under` it."""

    at: float
    name: str
    under: str = ""


@dataclass(frozen=True, slots=True)
class Trend:
    """Lines through time: two at most can be told apart without colour. `hidden` are moments with too few answers."""

    lines: tuple[Line, ...]
    moments: tuple[Mark, ...]
    hidden: tuple[Mark, ...]
    steps: tuple[Mark, ...]
    told: str


@dataclass(frozen=True, slots=True)
class Mean:
    """What is drawn: a mean, between which figures the middle half lies, and how many answered (as a band).

    `hue` is the method whose colour it has.
    """

    name: str
    hue: str
    value: float | None
    middle: tuple[float, float] | None
    answers: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A mean on the scale; `x` is None when too few answered to show one, `low` to `high` its middle half."""

    mean: Mean
    y: float
    x: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Stripe:
    """A piece of a bar, in the colour of this choice."""

    tone: int
    y: float
    height: float

    @property
    def ink(self) -> str:
        """Its colour on paper; on a screen the sheet decides."""
        return INKS[min(self.tone, len(INKS) - 1)]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a bar, as wide as its share; one that stands for several choices has the colours of all of them."""

    name: str
    percent: int
    x: float
    width: float
    middle: float
    stripes: tuple[Stripe, ...]

    @property
    def says(self) -> str:
        """Its share, which is known to the nearest ten: what rounds to nothing is something all the same."""
        return f"{self.percent}%" if self.percent else "<5%"

    @property
    def has_room(self) -> bool:
        """Whether its share can be written above it."""
        return self.width >= ROOM


@dataclass(frozen=True, slots=True)
class Scale:
    """Means under each other on one scale."""

    bars: tuple[Bar, ...]
    steps: tuple[Mark, ...]
    height: float


Values = Sequence[float | None]


def trend(moments: Sequence[str], lines: Sequence[tuple[str, Values]], told: str) -> Trend:
    """Means of statements at these moments; None where there is nothing to show."""
    lines = lines[:2]
    places = [_between(LEFT + 44, RIGHT - 32, number, len(moments)) for number in range(len(moments))]
    others = [values for _name, values in reversed(lines)] if len(lines) > 1 else [[None] * len(moments)]
    drawn = [
        _line(name, _dots(places, values, others[number], second=number > 0), second=number > 0)
        for number, (name, values) in enumerate(lines)
    ]
    named = [name.rpartition(" ") for name in moments]
    marks = tuple(
        Mark(round(x, 1), begin or last, last if begin else "")
        for x, (begin, _space, last) in zip(places, named, strict=True)
    )
    return Trend(
        lines=_apart([each for each in drawn if each.dots]),
        moments=marks,
        hidden=tuple(mark for number, mark in enumerate(marks) if not any(values[number] for _name, values in lines)),
        steps=tuple(Mark(round(_height(step), 1), str(step)) for step in range(LOWEST, HIGHEST + 1)),
        told=told,
    )


def _between(low: float, high: float, number: int, of: int) -> float:
    return (low + high) / 2 if of < 2 else low + (high - low) * number / (of - 1)


def _height(value: float) -> float:
    return BOTTOM - (value - LOWEST) / (HIGHEST - LOWEST) * (BOTTOM - TOP)


def _dots(places: Sequence[float], values: Values, others: Values, *, second: bool) -> list[Dot | None]:
    """The higher of two values is written above its dot and the lower below; of two alike, the second below."""
    dots: list[Dot | None] = []
    for x, value, other in zip(places, values, others, strict=True):
        below = value is not None and other is not None and (value < other or (value == other and second))
        y = 0.0 if value is None else round(_height(value), 1)
        dots.append(None if value is None else Dot(round(x, 1), y, value, y + (25 if below else -13)))
    return dots


def _line(name: str, dots: Sequence[Dot | None], *, second: bool) -> Line:
    there = tuple(dot for dot in dots if dot)
    last = there[-1].value if there else 0.0
    return Line(name, last, there, _joined(dots), there[-1].y if there else 0.0, second)


def _joined(dots: Sequence[Dot | None]) -> tuple[str, ...]:
    """Points that follow each other; a moment without a figure is a gap and not bridged."""
    parts: list[list[str]] = [[]]
    for dot in dots:
        if dot is None:
            parts.append([])
        else:
            parts[-1].append(f"{dot.x},{dot.y}")
    return tuple(" ".join(part) for part in parts if len(part) > 1)


def _apart(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Names beside the lines that do not cover each other."""
    if len(lines) < 2 or abs(lines[0].label_y - lines[1].label_y) >= 40:
        return tuple(lines)
    upper, lower = sorted(lines, key=lambda each: each.label_y)
    middle = (upper.label_y + lower.label_y) / 2
    moved = {upper.name: middle - 20, lower.name: middle + 20}
    return tuple(Line(e.name, e.value, e.dots, e.parts, moved[e.name], e.second) for e in lines)


def scale(rows: Sequence[Mean]) -> Scale:
    """Means under each other."""
    bars = tuple(_bar(mean, FIRST_ROW + ROW * number) for number, mean in enumerate(rows))
    steps = tuple(Mark(round(_along(step), 1), str(step)) for step in range(LOWEST, HIGHEST + 1))
    return Scale(bars, steps, FIRST_ROW + ROW * len(rows) - 14)


def _bar(mean: Mean, y: float) -> Bar:
    if mean.value is None:
        return Bar(mean, y, None, None, None)
    low, high = (round(_along(each), 1) for each in mean.middle or (mean.value, mean.value))
    return Bar(mean, y, round(_along(mean.value), 1), low, high)


def parts(shares: Sequence[tuple[str, int, Sequence[int]]]) -> tuple[Part, ...]:
    """Shares beside each other: a name, so many of a hundred, and the numbers of the choices that it stands for."""
    whole = sum(max(percent, 1) for _name, percent, _tones in shares)
    drawn, x = [], 0.0
    for name, percent, tones in shares:
        width = round(WIDE * max(percent, 1) / whole, 1)
        stripes = tuple(
            Stripe(tone, round(HIGH * number / len(tones), 1), round(HIGH / len(tones), 1))
            for number, tone in enumerate(tones)
        )
        drawn.append(Part(name, percent, round(x, 1), max(0, width - GAP), round(x + width / 2, 1), stripes))
        x += width
    return tuple(drawn)


def _along(value: float) -> float:
    return SCALE_LEFT + (value - LOWEST) / (HIGHEST - LOWEST) * (SCALE_RIGHT - SCALE_LEFT)
