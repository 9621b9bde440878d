"""When to choose a method: rules about a situation, with the weight they have and the sentence that says why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated, Literal

from methods.definitions.base import Between, Definition, Line, Whole

Question = Literal["problem", "share", "incident", "meaning", "unknown"]
Familiarity = Literal["new", "some", "well"]
Safety = Literal["unsure", "growing", "safe"]
Experience = Literal["none", "some", "much"]
Guide = Literal["with", "without"]
Minutes = tuple[Annotated[Whole, Between(0, 480)], Annotated[Whole, Between(0, 480)]]
People = tuple[Annotated[Whole, Between(2, 20)], Annotated[Whole, Between(2, 20)]]

Where = tuple[str | int, ...]
Fault = tuple[Where, str]


class When(Definition):
    """The situation a rule is about: everything that is named has to hold, a list means any of these.

    `minutes` and `people` are lowest and highest; minutes count the whole session, with opening and closing.
    """

    question: tuple[Question, ...] = ()
    familiarity: tuple[Familiarity, ...] = ()
    safety: tuple[Safety, ...] = ()
    experience: tuple[Experience, ...] = ()
    guide: tuple[Guide, ...] = ()
    minutes: Minutes | None = None
    people: People | None = None


class Rule(Definition):
    """A reason to choose a method (weight above zero) or to think twice (below). `why` is a sentence that goes
    on from “past, want” or “let op:”, so it begins small and ends with its full stop."""

    when: When
    weight: Annotated[Whole, Between(-9, 9)]
    why: Line


def rules_cohere(rules: Sequence[Rule]) -> Iterator[Fault]:
    """Every fault in the rules of one method, with its place."""
    for number, rule in enumerate(rules):
        yield from _one(("choose", number), rule)
        twin = next((other for other in range(number) if rules[other].when == rule.when), None)
        if twin is not None:
            yield ("choose", number, "when"), f"is the same as that of choose.{twin}"
    if rules and not any(rule.when.question and rule.weight > 0 for rule in rules):
        yield ("choose",), "no rule says for which question this method fits"


def _one(where: Where, rule: Rule) -> Iterator[Fault]:
    if rule.weight == 0:
        yield (*where, "weight"), "must not be 0: a reason weighs something"
    if rule.when == When():
        yield (*where, "when"), "names nothing"
    for name in ("question", "familiarity", "safety", "experience", "guide"):
        answers = getattr(rule.when, name)
        for number, answer in enumerate(answers):
            if answer in answers[:number]:
                yield (*where, "when", name, number), f"“{answer}” is used twice"
    for name in ("minutes", "people"):
        span = getattr(rule.when, name)
        if span and span[0] > span[1]:
            yield (*where, "when", name), f"the lowest ({span[0]}) comes before the highest ({span[1]})"
