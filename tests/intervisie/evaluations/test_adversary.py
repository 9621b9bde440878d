"""Nobody can reckon out what anybody answered, from everything that is ever shown (T08); without the rules they can."""

from __future__ import annotations

import random
from collections.abc import Callable
from itertools import combinations

import pytest

from intervisie.evaluations import ledger
from tests.intervisie.evaluations.adversary import (
    History,
    Told,
    as_shown,
    each_alone,
    found_out,
    history,
    totals_of_answers,
)

EVERYDAY, LONG = 1_000, 10_000


def won(show: Callable[[History], list[Told]], histories: int, seed: int = 58) -> int:
    """In how many of so many histories somebody is found out."""
    chance = random.Random(seed)
    made = [history(chance) for _ in range(histories)]
    return sum(found_out(each, show(each)) > 0 for each in made)


def test_nobody_is_found_out() -> None:
    assert won(as_shown, EVERYDAY) == 0


@pytest.mark.long
def test_nobody_is_found_out_in_ten_thousand_histories() -> None:
    assert won(as_shown, LONG, seed=10) == 0


def test_something_is_shown_all_the_same() -> None:
    chance = random.Random(3)

    shown = sum(len(as_shown(history(chance))) for _ in range(200))

    assert shown > 300


def test_without_the_rule_of_five_the_same_reader_wins() -> None:
    assert won(each_alone, 200) > 20


def test_without_the_rule_of_differences_the_same_reader_wins() -> None:
    free = won(lambda made: totals_of_answers(made, ruled=False), 300)
    ruled = won(lambda made: totals_of_answers(made, ruled=True), 300)

    assert free > 10
    assert ruled < free / 2


def test_what_is_shown_differs_by_no_one_to_four_answers_from_anything_else() -> None:
    chance = random.Random(7)
    made = [history(chance) for _ in range(300)]

    differences = {
        sum(each.sizes[number] for number in one ^ other)
        for each in made
        for one, _ in as_shown(each)
        for other, _ in as_shown(each)
        if one != other
    }

    assert differences
    assert min(differences) >= ledger.LEAST


def test_a_total_is_a_sum_of_what_was_shown_and_tells_nothing_new() -> None:
    """Whatever people answered: the same figures of the pieces give the same total."""
    chance = random.Random(11)
    totals: dict[tuple[tuple[float, int], ...], set[float | None]] = {}
    for _ in range(2_000):
        circles = [chance.choices(range(1, 6), k=5), chance.choices(range(1, 6), k=6)]
        figures = tuple((ledger.half(sum(circle), len(circle)), len(circle)) for circle in circles)
        totals.setdefault(figures, set()).add(ledger.pooled(figures))

    assert len(totals) > 10
    assert all(len(values) == 1 for values in totals.values())


def test_how_answers_are_spread_would_tell_an_insider_what_the_others_said() -> None:
    """Why the middle half is one of figures: ten answers spread exactly, next to the two means that are shown."""
    mine, other = (1, 5, 5, 5, 5), (1, 1, 1, 1, 5)
    spread, means = sorted(mine + other), (ledger.half(sum(mine), 5), ledger.half(sum(other), 5))
    possible = {
        tuple(sorted(circle))
        for circle in combinations(spread, 5)
        if (ledger.half(sum(circle), 5), ledger.half(sum(spread) - sum(circle), 5)) == means
    }

    for_an_outsider, for_who_said_one = possible, {circle for circle in possible if 1 in circle}

    assert len(for_an_outsider) > 1
    assert for_who_said_one == {mine}
