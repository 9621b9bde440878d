"""The circle as a picture on paper: chairs with their backs outward, those who brought a case filled."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Collection, Sequence
from math import cos, pi, sin

MIDDLE = 50.0
RADIUS = 37.0  # of the circle that the chairs stand on
BACK = 9.4  # from the middle of a chair to its back
TURN = 48 * pi / 180  # half of the arc that a back spans
INK, SOFT, LINE, SEAT = "#0b544f", "#3d4a45", "#cfc8b6", "#ffffff"


def picture(names: Sequence[str], bringers: Collection[str]) -> str:
    """The circle as SVG in a data URI, in the order in which people sit, the first who brought a case on top."""
    first = next((place for place, name in enumerate(names) if name in bringers), 0)
    order = [*names[first:], *names[:first]]
    chairs = "".join(_chair(2 * pi * place / len(order), fills=name in bringers) for place, name in enumerate(order))
    floor = f'<circle cx="50" cy="50" r="{RADIUS:g}" fill="none" stroke="{LINE}"/>'
    drawn = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" stroke-width=".7">{floor}{chairs}</svg>'
    return f"data:image/svg+xml;base64,{b64encode(drawn.encode()).decode()}"


def _chair(angle: float, *, fills: bool) -> str:
    """One chair; `angle` is measured clockwise from the top, in radians."""
    x, y = _point(MIDDLE, MIDDLE, angle, RADIUS)
    fill, edge = (INK, INK) if fills else (SEAT, SOFT)
    left, right = _point(x, y, angle - TURN, BACK), _point(x, y, angle + TURN, BACK)
    seat = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="7" fill="{fill}" stroke="{edge}"/>'
    arc = f"M{left[0]:.1f} {left[1]:.1f}A{BACK} {BACK} 0 0 1 {right[0]:.1f} {right[1]:.1f}"
    return f'{seat}<path d="{arc}" fill="none" stroke="{SOFT}" stroke-width="1.4"/>'


def _point(x: float, y: float, angle: float, distance: float) -> tuple[float, float]:
    return x + distance * sin(angle), y - distance * cos(angle)
