"""The arithmetic of what may be shown: never fewer than five, never near the ends, never what differs by a few."""

from __future__ import annotations

from itertools import combinations_with_replacement

import pytest

from intervisie.evaluations.ledger import Piece, allows, band, half, merged, pooled, proposed, response

A, B, C, D = (frozenset({number}) for number in range(4))


@pytest.mark.parametrize(
    ("answers", "shown"),
    [([3] * 5, 3.0), ([5] * 5, 4.0), ([1] * 6, 2.0), ([5] * 7, 4.5), ([4, 4, 4, 4, 3], 4.0), ([3, 3, 3, 4, 3, 4], 3.5)],
)
def test_a_mean_is_rounded_to_half_points_and_kept_from_the_ends(answers: list[int], shown: float) -> None:
    assert half(sum(answers), len(answers)) == shown


@pytest.mark.parametrize("answers", [5, 6, 7, 8])
def test_no_one_of_them_can_tell_what_anybody_else_answered(answers: int) -> None:
    """Every circle of this size, and everybody in it who knows the own answer: exhaustively."""
    by_shown: dict[float, list[tuple[int, ...]]] = {}
    for circle in combinations_with_replacement(range(1, 6), answers):
        by_shown.setdefault(half(sum(circle), answers), []).append(circle)

    certain = [
        (shown, own)
        for shown, circles in by_shown.items()
        for own in range(1, 6)
        if len({tuple(without(circle, own)) for circle in circles if own in circle}) == 1
    ]

    assert certain == []


def without(circle: tuple[int, ...], own: int) -> list[int]:
    others = list(circle)
    others.remove(own)
    return others


def test_five_are_shown_alone_and_small_ones_wait_for_their_like() -> None:
    closed = [Piece(1, ("a",), 6), Piece(2, ("a",), 4), Piece(3, ("b",), 4), Piece(4, ("a",), 1), Piece(5, ("b",), 0)]

    assert proposed(closed) == [frozenset({1}), frozenset({2, 4})]


@pytest.mark.parametrize(
    ("candidate", "earlier", "may"),
    [
        (A | B, [A], False),  # four more than was shown
        (A, [A | B], False),  # four fewer
        (A | C, [A], True),
        (A | B | C, [A, C], False),  # both were shown: what is left are the four
        (A | B | C, [A | B, C], True),
        (A | B | C | D, [A | B, B | C], False),  # they share the four
        (B, [], False),
    ],
    ids=["more", "fewer", "enough", "left over", "together", "shared", "too few"],
)
def test_what_cuts_out_one_to_four_answers_is_refused(
    candidate: frozenset[int], earlier: list[frozenset[int]], may: bool
) -> None:
    assert allows(candidate, earlier, {0: 6, 1: 4, 2: 5, 3: 7}) is may


def test_a_pool_is_reckoned_from_what_was_shown() -> None:
    assert pooled([(4.0, 5), (3.5, 6)]) == 3.7
    assert pooled([(4.0, 9)]) is None


@pytest.mark.parametrize(
    ("counts", "parts"),
    [
        ({"a": 6, "b": 5, "c": 3}, {("a",): 6, ("b",): 5, ("c",): 3}),
        ({"a": 6, "b": 2, "c": 1, "d": 3}, {("a",): 6, ("d",): 3, ("b", "c"): 3}),
        ({"a": 6, "b": 4, "c": 1}, {("a",): 6, ("b", "c"): 5}),
        ({"a": 12, "b": 0, "c": 0}, None),
        ({"a": 5, "b": 4}, None),
    ],
    ids=["all", "seldom", "one", "everybody", "few"],
)
def test_every_part_of_a_distribution_has_three(counts: dict[str, int], parts: dict[tuple[str, ...], int]) -> None:
    assert merged(counts) == parts


def test_numbers_of_people_are_told_roughly() -> None:
    assert [band(each) for each in (0, 4, 5, 9, 10, 19, 20, 47)] == [
        "0–4", "0–4", "5–9", "5–9", "10–19", "10–19", "20+", "40+",
    ]  # fmt: skip
    assert (response(9, 10), response(17, 20)) == (None, 80)
