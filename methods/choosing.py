"""Which method fits a situation: every method, ranked, with each reason that counted. Knows no session and no database.

The rules stand in the method files (`choose`); time and number of people are measured against the method's own facts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from django.utils.translation import gettext as _

from methods import script
from methods.definitions import Method, When

Fit = Literal["best", "equal", "good", "doubtful"]


@dataclass(frozen=True, slots=True)
class Situation:
    """What is known about a coming session; empty or None is not known.

    `minutes` are those of the whole session, with opening and closing; `people` are all but the facilitator.
    """

    question: str = ""
    minutes: int | None = None
    people: int | None = None
    familiarity: str = ""
    safety: str = ""
    experience: str = ""
    guide: str = ""

    @property
    def first_time(self) -> bool:
        """Whether getting acquainted takes time too."""
        return self.familiarity == "new"


@dataclass(frozen=True, slots=True)
class Reason:
    """Something that counted: for the method when `weight` is above zero, against it below. `text` is a sentence."""

    weight: int
    text: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A method in a situation. `minutes` is what the whole session takes then."""

    method: Method
    minutes: int
    reasons: tuple[Reason, ...]
    warnings: tuple[Reason, ...]
    fit: Fit = "doubtful"

    @property
    def weight(self) -> int:
        """The sum of everything that counted; the only thing that ranks."""
        return sum(reason.weight for reason in (*self.reasons, *self.warnings))


def ranked(methods: Sequence[Method], situation: Situation) -> tuple[Choice, ...]:
    """Every method, the best first; what weighs the same stays in the order it came in, the gallery's."""
    choices = sorted((_choice(method, situation) for method in methods), key=lambda choice: -choice.weight)
    top = [choice.weight for choice in choices][:2]
    return tuple(_judged(choice, top) for choice in choices)


def _judged(choice: Choice, top: Sequence[int]) -> Choice:
    fit: Fit = "doubtful" if choice.weight <= 0 else "good"
    if fit == "good" and choice.weight == top[0]:
        fit = "equal" if top.count(top[0]) > 1 else "best"
    return Choice(choice.method, choice.minutes, choice.reasons, choice.warnings, fit)


def _choice(method: Method, situation: Situation) -> Choice:
    minutes = script.minutes(each.step for each in script.compose([method], first_time=situation.first_time))
    counted = [
        *(Reason(rule.weight, rule.why) for rule in method.choose if holds(rule.when, situation)),
        *_time(method, minutes, situation.minutes),
        *_people(method, situation.people),
    ]
    counted.sort(key=lambda reason: -abs(reason.weight))
    return Choice(
        method=method,
        minutes=minutes,
        reasons=tuple(reason for reason in counted if reason.weight > 0),
        warnings=tuple(reason for reason in counted if reason.weight < 0),
    )


def holds(when: When, situation: Situation) -> bool:
    """Whether all that a rule names is true here. What is not known holds for no rule."""
    answers = ("question", "familiarity", "safety", "experience", "guide")
    named = [getattr(situation, name) in getattr(when, name) for name in answers if getattr(when, name)]
    spans = [(when.minutes, situation.minutes), (when.people, situation.people)]
    within = [value is not None and span[0] <= value <= span[1] for span, value in spans if span is not None]
    return all([*named, *within])


def _time(method: Method, whole: int, available: int | None) -> Iterator[Reason]:
    """The method at its usual length with opening and closing, against the time there is."""
    if available is None:
        return
    numbers = {"minutes": whole, "over": whole - available, "least": method.minutes[0]}
    shortest = whole - method.default_minutes + method.minutes[0]
    if whole <= available:
        yield Reason(1, _("with opening and closing it takes %(minutes)s minutes, and you have those.") % numbers)
    elif shortest <= available:
        yield Reason(-1, _("with opening and closing it takes %(over)s minutes more than you have.") % numbers)
    elif method.minutes[0] <= available:
        yield Reason(-2, _("it fills all the time, also that of opening and closing.") % numbers)
    else:
        yield Reason(-12, _("it takes at least %(least)s minutes, and you have fewer.") % numbers)


def _people(method: Method, people: int | None) -> Iterator[Reason]:
    """Too few or too many people for the method itself (S3:50-52, S2:22)."""
    low, high = method.people
    if people is not None and people < low:
        yield Reason(-4, _("it works from %(low)s people.") % {"low": low})
    if people is not None and people > high:
        yield Reason(-2, _("with more than %(high)s people the rounds take long.") % {"high": high})
