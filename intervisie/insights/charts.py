"""Figures as drawings: numbers become places, so that a template only writes them down. Beside each is a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

LOWEST, HIGHEST = 1, 5  # of the scale that people answer on
LEFT, RIGHT, TOP, BOTTOM = 28.0, 640.0, 20.0, 185.0
ROW = 56.0
FIRST_ROW = 46.0
SCALE_LEFT, SCALE_RIGHT = 170.0, 560.0


@dataclass(frozen=True, slots=True)
class Dot:
    """A point of a line."""

    x: float
    y: float


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
    """A step of the scale, or a moment on the time line."""

    at: float
    name: str


@dataclass(frozen=True, slots=True)
class Trend:
    """Lines through time: two at most can be told apart without colour. `hidden` are moments with too few answers."""

    lines: tuple[Line, ...]
    moments: tuple[Mark, ...]
    hidden: tuple[Mark, ...]
    steps: tuple[Mark, ...]
    told: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A mean on the scale; `x` is None when too few answered to show one."""

    name: str
    y: float
    x: float | None
    value: float | None


@dataclass(frozen=True, slots=True)
class Scale:
    """Means under each other on one scale."""

    bars: tuple[Bar, ...]
    steps: tuple[Mark, ...]
    height: float


Values = Sequence[float | None]


def trend(moments: Sequence[str], lines: Sequence[tuple[str, Values]], told: str) -> Trend:
    """Means of statements at these moments; None where there is nothing to show."""
    places = [_between(LEFT + 16, RIGHT - 16, number, len(moments)) for number in range(len(moments))]
    drawn = [_line(name, places, values, second=number > 0) for number, (name, values) in enumerate(lines[:2])]
    marks = tuple(Mark(round(x, 1), name) for x, name in zip(places, moments, strict=True))
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


def _line(name: str, places: Sequence[float], values: Values, *, second: bool) -> Line:
    dots = [
        None if value is None else Dot(round(x, 1), round(_height(value), 1))
        for x, value in zip(places, values, strict=True)
    ]
    last = next((value for value in reversed(values) if value is not None), 0.0)
    there = tuple(dot for dot in dots if dot)
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


def scale(rows: Sequence[tuple[str, float | None]]) -> Scale:
    """Means under each other."""
    bars = (
        Bar(name, FIRST_ROW + ROW * number, None if value is None else round(_along(value), 1), value)
        for number, (name, value) in enumerate(rows)
    )
    steps = tuple(Mark(round(_along(step), 1), str(step)) for step in range(LOWEST, HIGHEST + 1))
    return Scale(tuple(bars), steps, FIRST_ROW + ROW * len(rows) + 14)


def _along(value: float) -> float:
    return SCALE_LEFT + (value - LOWEST) / (HIGHEST - LOWEST) * (SCALE_RIGHT - SCALE_LEFT)
