"""The measurements as a table for the terminal and as a picture."""

from __future__ import annotations

from collections.abc import Mapping

from .load import Figures

Sizes = Mapping[int, Figures]

WIDTH, HEIGHT, LEFT, TOP = 720, 360, 60, 30
COLOURS = {"card on the beamer": "#0b6e69", "step on the last screen": "#8a4b08", "bare line": "#666666"}


def row(name: str, size: int, each: Figures) -> str:
    waits = f"{each.at(0.5):8.1f} {each.at(0.95):8.1f} {each.at(0.99):8.1f}"
    return f"{size:>5}  {name:<24} {waits}  {1000 * each.cpu_each:9.2f}  {each.share:10.4f}  {len(each.waits):>6}"


def table(cards: Sizes, steps: Sizes, bare: Sizes) -> str:
    """Milliseconds until it was seen, processor milliseconds each, delivered against expected."""
    head = (
        f"{'S':>5}  {'what':<24} {'p50 ms':>8} {'p95 ms':>8} {'p99 ms':>8}  {'cpu ms':>9}  {'delivered':>10}  {'n':>6}"
    )
    lines = [head]
    for size in cards:
        lines += [row(name, size, named[size]) for name, named in _named(cards, steps, bare).items()]
    return "\n".join(lines)


def _named(cards: Sizes, steps: Sizes, bare: Sizes) -> dict[str, Sizes]:
    return dict(zip(COLOURS, (cards, steps, bare), strict=True))


def picture(cards: Sizes, steps: Sizes, bare: Sizes) -> str:
    """p95 by the number of sessions, as SVG."""
    named = _named(cards, steps, bare)
    highest = max(each.at(0.95) for sizes in named.values() for each in sizes.values()) or 1.0
    lines = [_axis(highest)]
    for number, (name, sizes) in enumerate(named.items()):
        places = [
            (_across(place, len(sizes)), _up(each.at(0.95), highest)) for place, each in enumerate(sizes.values())
        ]
        points = " ".join(f"{x:.0f},{y:.0f}" for x, y in places)
        lines.append(f'<polyline points="{points}" fill="none" stroke="{COLOURS[name]}" stroke-width="2"/>')
        lines += [f'<circle cx="{x:.0f}" cy="{y:.0f}" r="3" fill="{COLOURS[name]}"/>' for x, y in places]
        lines.append(f'<text x="{LEFT + 10}" y="{TOP + 18 * number}" fill="{COLOURS[name]}">{name}, p95 in ms</text>')
    for place, size in enumerate(cards):
        lines.append(
            f'<text x="{_across(place, len(cards)):.0f}" y="{HEIGHT - 8}" text-anchor="middle">S = {size}</text>'
        )
    body = "\n".join(lines)
    box = f'viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {box} font-family="sans-serif" font-size="12">\n{body}\n</svg>\n'


def _axis(highest: float) -> str:
    floor = HEIGHT - 30
    return (
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>'
        f'<path d="M{LEFT} {TOP}V{floor}H{WIDTH - 20}" fill="none" stroke="black"/>'
        f'<text x="8" y="{TOP + 5}">{highest:.0f} ms</text><text x="8" y="{floor}">0</text>'
    )


def _across(place: int, count: int) -> float:
    return LEFT + 20 + (WIDTH - LEFT - 70) * place / max(1, count - 1)


def _up(value: float, highest: float) -> float:
    return HEIGHT - 30 - (HEIGHT - 30 - TOP) * value / highest
