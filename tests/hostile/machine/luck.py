"""Chance that Hypothesis can play again."""

from __future__ import annotations

from itertools import count
from random import Random

from hypothesis import strategies as st


class Dice:
    """Hypothesis likes to repeat a number: here the same one means something else later in the same example."""

    def __init__(self) -> None:
        self.begin()

    def begin(self) -> None:
        """Another example: the same numbers mean the same again."""
        self.throws = count()

    def throw(self, number: int) -> Random:
        return Random(f"{number} after {next(self.throws)}")


dice = Dice()
chances = st.integers(0, 2**30).map(dice.throw)
