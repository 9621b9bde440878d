"""Colours that can be read: contrast as WCAG 2.2 reckons it, and the nearest tint that has enough of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

ENOUGH = 4.5
WHITE, PAPER = "#ffffff", "#f3f0e7"  # text on a button, and the page behind a link (tokens.css)
DARK_SHEET, DARK_TEXT = "#1a2624", "#06211d"  # the same where it is dark
STEPS = 256
Light = tuple[int, int, int]


def is_colour(text: str) -> bool:
    return re.fullmatch(r"#[0-9a-fA-F]{6}", text) is not None


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def is_readable(colour: str, against: Iterable[str] = (PAPER, WHITE)) -> bool:
    """Whether this colour stands out enough on all of these."""
    return all(contrast(colour, each) >= ENOUGH for each in against)


def nearest(colour: str) -> str:
    """The colour itself, or the lightest darker tint of it that can be read on paper and under white text."""
    return _first(colour, "#000000", is_readable)


def at_night(colour: str) -> str:
    """The tint of this colour for dark screens: as much lighter as it takes."""
    return _first(colour, WHITE, lambda tint: is_readable(tint, (DARK_SHEET, DARK_TEXT)))


def _first(colour: str, towards: str, passes: Callable[[str], bool]) -> str:
    tints = (_mixed(colour, towards, step / STEPS) for step in range(STEPS + 1))
    return next(tint for tint in tints if passes(tint))


def _mixed(colour: str, other: str, part: float) -> str:
    pairs = zip(_light(colour), _light(other), strict=True)
    return "#" + "".join(f"{round(one + (two - one) * part):02x}" for one, two in pairs)


def _light(colour: str) -> Light:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(part / 255) for part in _light(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
