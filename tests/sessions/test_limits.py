"""Buckets: so many at once, so many a second after that, and each key its own."""

from __future__ import annotations

import pytest

from sessions.limits import MOST, Buckets


def test_there_is_as_much_at_once_as_it_holds() -> None:
    bucket = Buckets(size=3, refill=1)

    waits = [bucket.take("a", now=10.0) for _ in range(5)]

    assert waits == [0, 0, 0, 1, 1]


def test_it_fills_again_and_never_over() -> None:
    bucket = Buckets(size=3, refill=0.5)
    for _ in range(3):
        bucket.take("a", now=0.0)

    soon = [bucket.take("a", now=2.0), bucket.take("a", now=2.0)]
    much_later = [bucket.take("a", now=1000.0) for _ in range(4)]

    assert soon == [0, 2]
    assert much_later == [0, 0, 0, 2]


def test_what_is_refused_costs_nothing() -> None:
    bucket = Buckets(size=1, refill=1)
    bucket.take("a", now=0.0)

    for moment in range(1, 100):
        bucket.take("a", now=moment / 1000)

    assert bucket.take("a", now=1.001) == 0


def test_everybody_has_one_of_their_own() -> None:
    bucket = Buckets(size=1, refill=1)

    waits = [bucket.take(name, now=0.0) for name in ("a", "b", "a")]

    assert waits == [0, 0, pytest.approx(1)]


def test_only_so_many_are_kept() -> None:
    bucket = Buckets(size=1, refill=1)

    for number in range(MOST + 50):
        bucket.take(number, now=0.0)

    assert len(bucket.kept) == MOST
    assert 0 not in bucket.kept
