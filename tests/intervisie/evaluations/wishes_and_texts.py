"""The same reader before wishes and texts: knows who was there, when each circle closed, and perhaps one own answer.

They also notice when nothing is shown. Whether somebody is found out is asked carefully: a person is hidden when
another history, in which that person answered otherwise, would have shown the very same at the very same moments. Only
the simplest other histories are tried, so whoever is said to be hidden surely is.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product

from intervisie.evaluations import ledger

CHOICES = ("series", "own", "theme", "nothing")
Counts = Counter[str]
Parts = Mapping[tuple[str, ...], int]
Shown = tuple[tuple[int, ...], dict[tuple[str, ...], int]]  # these circles together, with these parts
Told = list[Shown | None]
Rule = Callable[[Mapping[str, int]], Parts | None]
Block = tuple[int, ...]  # of each text that is shown at once, from which circle it comes


@dataclass
class Circles:
    """What people wanted and whether they wrote a text, circle by circle in the order in which they closed."""

    wishes: dict[int, Counts] = field(default_factory=dict)
    texts: dict[int, int] = field(default_factory=dict)

    def with_other(self, circle: int, was: str, becomes: str) -> Circles:
        """As if somebody of this circle had chosen otherwise."""
        wishes = {number: Counter(counts) for number, counts in self.wishes.items()}
        wishes[circle][was] -= 1
        wishes[circle][becomes] += 1
        return Circles(wishes, self.texts)


def circles(chance: random.Random) -> Circles:
    """Two to seven circles of at most eight; some are of one mind, and in some nobody writes."""
    made = Circles()
    for number in range(chance.randint(2, 7)):
        mood = chance.choice([(9, 1, 0, 0), (1, 0, 0, 0), (0, 0, 1, 9), (4, 3, 2, 1), (1, 1, 1, 1)])
        size = chance.choice([1, 1, 2, 3, 4, 5, 5, 6, 7, 8])
        made.wishes[number] = Counter(chance.choices(CHOICES, weights=mood, k=size))
        made.texts[number] = sum(chance.random() < chance.choice([0.1, 0.5, 1]) for _ in range(size))
    return made


# ---- wishes ---------------------------------------------------------------------------------------------------------


def wishes_shown(made: Circles, rule: Rule = ledger.merged, *, at_once: bool = True) -> Told:
    """What is shown as each circle closes, of all that wait: no parts, or None where there are too few answers.

    Without `at_once` whatever cannot be shown waits for others.
    """
    waiting: list[int] = []
    told: Told = []
    for number in made.wishes:
        waiting.append(number)
        counts = sum((made.wishes[each] for each in waiting), Counter[str]())
        parts = rule({choice: counts[choice] for choice in sorted(CHOICES)})
        settled = parts is not None or (at_once and ledger.are_settled(counts.values()))
        told.append((tuple(waiting), dict(parts or {})) if settled else None)
        if settled:
            waiting = []
    return told


def each_alone(made: Circles) -> Told:
    """Without the rule: every circle as it closes."""
    return [((number,), {(choice,): counts[choice] for choice in CHOICES}) for number, counts in made.wishes.items()]


def parts_of_any_size(counts: Mapping[str, int]) -> Parts | None:
    """Without the rule of three: from ten answers, however few chose one of them."""
    return {(name,): counts[name] for name in counts} if sum(counts.values()) >= ledger.POOL else None


def wishes_found_out(made: Circles, show: Callable[[Circles], Told]) -> int:
    """How many people's choice is certain for somebody: for an outsider, or for an insider who knows the own one."""
    told = show(made)
    people = [(circle, was) for circle, counts in made.wishes.items() for was in CHOICES if counts[was]]
    return sum(not _hidden(made, person, told, show) for person in people)


def _hidden(made: Circles, person: tuple[int, str], told: Told, show: Callable[[Circles], Told]) -> bool:
    """Whether the person may have chosen otherwise, or may have changed places with one of two others at least."""
    circle, was = person
    if any(show(made.with_other(circle, was, other)) == told for other in CHOICES if other != was):
        return True
    partners = 0
    for number, other in _others(made, circle, was):
        swapped = made.with_other(circle, was, other).with_other(number, other, was)
        if show(swapped) == told:
            partners += made.wishes[number][other]
            if partners > 1:  # one of them may be the insider, who knows that this did not happen
                return True
    return False


def _others(made: Circles, circle: int, was: str) -> Iterator[tuple[int, str]]:
    nearest_first = sorted(made.wishes, key=lambda number: number != circle)
    for number, other in product(nearest_first, CHOICES):
        if other != was and made.wishes[number][other]:
            yield number, other


# ---- texts ----------------------------------------------------------------------------------------------------------


def texts_shown(made: Circles) -> list[Block]:
    """The blocks in which texts are shown, one after the other."""
    waiting: list[int] = []
    blocks: list[Block] = []
    for number in made.texts:
        waiting += [number] * made.texts[number]
        if ledger.may_be_read(waiting):
            blocks.append(tuple(waiting))
            waiting = []
    return blocks


def texts_alone(made: Circles) -> list[Block]:
    """Without the rule: the texts of every circle as it closes. A reader who sees all texts each time knows as much."""
    return [(number,) * count for number, count in made.texts.items() if count]


def texts_found_out(made: Circles, blocks: list[Block]) -> int:
    """How many texts have fewer than five possible writers left for somebody who knows the own one.

    Texts that are shown at once may have changed places in any way; one that is shown alone has one circle to be of.
    """
    return sum(len(block) for block in blocks if len(block) - 1 < ledger.LEAST)


def circles_found_out(made: Circles, blocks: list[Block]) -> int:
    """How many texts an outsider knows the circle of."""
    return sum(len(block) for block in blocks if len(set(block)) == 1)
