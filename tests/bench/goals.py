"""What was promised, beside what was measured."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from .load import Figures

Sizes = Mapping[int, Figures]
Numbers = Mapping[str, float]


@dataclass(frozen=True)
class Goal:
    """One promise: `must` is the least, `aim` the target; below is better unless `more`."""

    number: str
    what: str
    must: float
    aim: float
    measured: float
    unit: str = "x"
    more: bool = False

    @property
    def verdict(self) -> str:
        def holds(bound: float) -> bool:
            return self.measured >= bound if self.more else self.measured <= bound

        return "aim" if holds(self.aim) else "must" if holds(self.must) else "NOT REACHED"


def told(cards: Sizes, steps: Sizes, bare: Sizes, numbers: Numbers) -> str:
    """A line for each goal that this run could measure."""
    lines = [f"\n{'goal':<5} {'what':<62} {'must':>8} {'aim':>8} {'measured':>10}  verdict"]
    for goal in [*_live(cards, steps, bare, numbers), *_once(numbers)]:
        values = f"{goal.must:>8g} {goal.aim:>8g} {goal.measured:>10.3g}"
        lines.append(f"{goal.number:<5} {goal.what + ', ' + goal.unit:<62} {values}  {goal.verdict}")
    return "\n".join(lines)


def _live(cards: Sizes, steps: Sizes, bare: Sizes, numbers: Numbers) -> Iterator[Goal]:
    size = 100 if 100 in cards else max(cards)
    card, line, step = cards[size], bare[size], steps[size]
    last, first = cards[max(cards)], cards[min(cards)]
    yield Goal("1", f"submit to beamer, p50, S = {size}, against bare", 2.5, 1.5, card.at(0.5) / line.at(0.5))
    yield Goal("1", f"submit to beamer, p95, S = {size}, against bare", 3, 1.5, card.at(0.95) / line.at(0.95))
    yield Goal("2", f"p95 at S = {max(cards)} against S = {min(cards)}", 2, 1.3, last.at(0.95) / first.at(0.95))
    yield Goal("2", f"p99 at S = {max(cards)}", 100, 20, last.at(0.99), "ms")
    yield Goal(
        "3", f"step to the last of ten screens, p95, S = {size}, against goal 1", 4, 2, step.at(0.95) / card.at(0.95)
    )
    yield Goal(
        "4",
        f"cpu per card with every fetch, S = {size}, against a bare POST",
        6,
        3,
        card.cpu_each / numbers["bare_post"],
    )
    yield Goal(
        "5", "cpu of a POST against Django's stock ASGI path", 0.5, 0.35, numbers["post"] / numbers["stock_post"]
    )
    share = min(each.share for each in [*cards.values(), *steps.values()])
    yield Goal("6", "delivered of expected, the least of all sizes", 1, 1, share, "part", more=True)
    yield Goal("6", "delivered of expected after all sockets were cut", 1, 1, numbers["cut"], "part", more=True)


def _once(numbers: Numbers) -> Iterator[Goal]:
    yield Goal("7", f"{numbers['joins']:.0f} phones join at 30 a second, p95", 230, 50, numbers["join_p95"], "ms")
    yield Goal("7", "phones that joined without a failure", 1, 1, numbers["joined"], "part", more=True)
    yield Goal("9", "memory per socket", 60, 40, numbers["socket"], "KiB")
    yield Goal("9", "memory of an empty process", 200, 120, numbers["empty"] / 1024, "MiB")
    yield Goal("12", "part of a core in silence, clocks running", 0.02, 0.02, numbers["silence"], "core")
    yield Goal("12", "bells in silence", 0, 0, numbers["bells"], "bells")
    if "page_bytes" in numbers:
        yield Goal("8", "a phone's first page", 110, 75, numbers["page_bytes"] / 1000, "kB")
        yield Goal("8", "requests of a phone's first page", 10, 7, numbers["page_requests"], "requests")
        yield Goal(
            "10", "cost of a card with 1,000 cards against 10", 1.1, 1.03, numbers["cards_1000"] / numbers["cards_10"]
        )
        yield Goal(
            "10",
            "cost of a card with 10,000 sessions against 10",
            1.1,
            1.03,
            numbers["sessions_10000"] / numbers["sessions_10"],
        )
        yield Goal("11", "PDF against bare WeasyPrint", 1.3, 1.1, numbers["pdf"] / numbers["bare_pdf"])
