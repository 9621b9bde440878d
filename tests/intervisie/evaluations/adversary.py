"""Somebody who reads everything that is shown, knows who was there and how many answered, and perhaps one own answer.

They know how figures are rounded, so every figure tells between which bounds a sum of answers lies. They subtract and
add whatever they have, again and again, and win when a single answer of somebody else can only have been one number.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import permutations

from intervisie.evaluations import ledger
from intervisie.evaluations.ledger import Piece

Circle = tuple[int, ...]
Bounds = tuple[int, int]
Told = tuple[frozenset[int], Bounds]
ROUNDS, MOST = 3, 160  # how often everything is combined with everything, and how many sums are kept in mind


@dataclass
class History:
    """What happened in an organisation: answers by evaluation, each in a cell that totals are made of."""

    circles: dict[int, Circle] = field(default_factory=dict)
    cells: dict[int, str] = field(default_factory=dict)

    @property
    def sizes(self) -> dict[int, int]:
        return {number: len(circle) for number, circle in self.circles.items()}


def history(chance: random.Random) -> History:
    """Two to seven circles of at most eight; some are of one mind, which is where answers show."""
    made = History()
    for number in range(chance.randint(2, 7)):
        mood = chance.choice([(1, 1, 2, 5, 6), (1, 2, 4, 3, 1), (0, 0, 0, 1, 9), (9, 1, 0, 0, 0), (1, 1, 1, 1, 1)])
        size = chance.choice([0, 1, 2, 3, 4, 4, 5, 5, 6, 7, 8])
        made.circles[number] = tuple(chance.choices(range(1, 6), weights=mood, k=size))
        made.cells[number] = chance.choice("ab")
    return made


def bounds_of(value: float, answers: int, shown: Callable[[int, int], float]) -> Bounds:
    """Between which sums this figure lies, for who knows how it was made."""
    sums = [each for each in range(answers, 5 * answers + 1) if shown(each, answers) == value]
    return sums[0], sums[-1]


def figure(members: Iterable[int], made: History, shown: Callable[[int, int], float]) -> Told:
    """What a figure of these evaluations tells."""
    numbers = frozenset(members)
    total = sum(sum(made.circles[each]) for each in numbers)
    answers = sum(len(made.circles[each]) for each in numbers)
    return numbers, bounds_of(shown(total, answers), answers, shown)


def as_shown(made: History) -> list[Told]:
    """Everything that the product shows, each time a circle closes. Totals are made of these, and tell no more."""
    pieces: list[frozenset[int]] = []
    for latest in made.circles:
        gone = frozenset().union(*pieces)
        waiting = [
            Piece(number, (made.cells[number],), len(made.circles[number]))
            for number in made.circles
            if number <= latest and number not in gone and made.circles[number]
        ]
        pieces += ledger.showable(waiting, pieces, made.sizes)
    return [figure(piece, made, ledger.half) for piece in pieces]


def each_alone(made: History) -> list[Told]:
    """Without the rule of five: every circle is shown as it closes."""
    return [figure([number], made, ledger.half) for number, circle in made.circles.items() if circle]


def tenth(total: int, answers: int) -> float:
    return round(total / answers, 1)


def totals_of_answers(made: History, *, ruled: bool) -> list[Told]:
    """Totals made of answers and not of figures, renewed at each closing; `ruled`: not when one to four are new."""
    told: list[frozenset[int]] = []
    for latest in made.circles:
        for cell in ("a", "b", "ab"):
            now = frozenset(number for number in made.circles if number <= latest and made.cells[number] in cell)
            enough = sum(len(made.circles[number]) for number in now) >= ledger.POOL
            if enough and now not in told and (not ruled or ledger.allows(now, told, made.sizes)):
                told.append(now)
    return [figure(each, made, tenth) for each in told]


def combined(told: Iterable[Told], sizes: Mapping[int, int]) -> dict[frozenset[int], Bounds]:
    """Every sum that follows, by adding and subtracting, within what answers can be."""
    known: dict[frozenset[int], Bounds] = {}
    for numbers, bounds in told:
        _learn(known, numbers, bounds, sizes)
    for _ in range(ROUNDS):
        before = dict(known)
        for one, other in permutations(list(known), 2):
            if len(known) < MOST:
                _combine(known, one, other, sizes)
        if known == before:
            break
    return known


def _combine(
    known: dict[frozenset[int], Bounds], one: frozenset[int], other: frozenset[int], sizes: Mapping[int, int]
) -> None:
    (low, high), (least, most) = known[one], known[other]
    if one < other:
        _learn(known, other - one, (least - high, most - low), sizes)
    elif not one & other:
        _learn(known, one | other, (low + least, high + most), sizes)


def _learn(
    known: dict[frozenset[int], Bounds], numbers: frozenset[int], bounds: Bounds, sizes: Mapping[int, int]
) -> None:
    answers = sum(sizes[each] for each in numbers)
    if not answers:
        return
    low, high = known.get(numbers, (answers, 5 * answers))
    known[numbers] = max(low, bounds[0]), min(high, bounds[1])


def found_out(made: History, told: Iterable[Told]) -> int:
    """How many groups of people somebody is certain about: an outsider, or one of them who knows the own answer."""
    return sum(
        any(_certain(len(_answers(made, numbers)), bounds, own) for own in (None, *set(_answers(made, numbers))))
        for numbers, bounds in combined(told, made.sizes).items()
    )


def _answers(made: History, numbers: Iterable[int]) -> list[int]:
    return [answer for number in numbers for answer in made.circles[number]]


def _certain(answers: int, bounds: Bounds, own: int | None) -> bool:
    others = answers - (own is not None)
    if not others:
        return False
    low, high = max(bounds[0] - (own or 0), others), min(bounds[1] - (own or 0), 5 * others)
    return low == 5 * others or high == others or (others == 1 and low == high)
