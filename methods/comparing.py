"""What the chooser and the comparison show: frozen view-models, made of the methods and a situation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse

from methods import catalogue, script
from methods.choosing import Choice, Fit, Situation, ranked
from methods.definitions import Method
from methods.screens import MethodCard, card_of

CHAIRS = (2, 12)  # what the form that opens a session takes


@dataclass(frozen=True, slots=True)
class Planned:
    """The meeting for which somebody chooses: its group, by public id, and its number."""

    group: UUID
    number: int

    @property
    def address(self) -> str:
        """The page of its plan, which knows who may see it."""
        return reverse("plan", args=[self.group, self.number])

    @property
    def query(self) -> str:
        """The same in the address of a page that chooses for it."""
        return urlencode({"group": self.group, "meeting": self.number})


@dataclass(frozen=True, slots=True)
class ChoiceCard:
    """A method in the answer: how it fits and what counted. `start` leads on to a new session, or to the plan."""

    card: MethodCard
    fit: Fit
    minutes: int
    reasons: tuple[str, ...]
    warnings: tuple[str, ...]
    picked: bool
    start: str


@dataclass(frozen=True, slots=True)
class ChooseScreen:
    """The answer of the chooser. `asked`: whether anything was answered at all; `planned`: for which meeting."""

    choices: tuple[ChoiceCard, ...]
    asked: bool
    planned: Planned | None

    @property
    def fits(self) -> bool:
        """Whether more speaks for some method than against it."""
        return any(choice.fit != "doubtful" for choice in self.choices)


@dataclass(frozen=True, slots=True)
class Leg:
    """A step of a method with its minutes; an optional step has none of its own."""

    title: str
    minutes: int


@dataclass(frozen=True, slots=True)
class Column:
    """A method beside others. Minutes: the method's own, the whole session's, and what the group does in them."""

    card: MethodCard
    question: str
    suits: tuple[str, ...]
    caution: tuple[str, ...]
    gate: tuple[str, ...]
    total: int
    speaks: int
    writes: int
    listens: int
    steps: tuple[Leg, ...]


def choose_screen(situation: Situation, planned: Planned | None = None) -> ChooseScreen:
    """Every method, ranked for this situation. Raises Broken when a file of the library is."""
    choices = ranked(catalogue.methods(), situation)
    return ChooseScreen(
        choices=tuple(
            _card(choice, _start(choice, situation, planned), picked=number < 2)
            for number, choice in enumerate(choices)
        ),
        asked=situation != Situation(),
        planned=planned,
    )


def compare_screen(slugs: Sequence[str]) -> tuple[Column, ...]:
    """These methods side by side. Raises UnknownMethod."""
    return tuple(_column(catalogue.method(slug)) for slug in slugs)


def _card(choice: Choice, start: str, *, picked: bool) -> ChoiceCard:
    return ChoiceCard(
        card=card_of(choice.method),
        fit=choice.fit,
        minutes=choice.minutes,
        reasons=tuple(reason.text for reason in choice.reasons),
        warnings=tuple(reason.text for reason in choice.warnings),
        picked=picked,
        start=start,
    )


def _start(choice: Choice, situation: Situation, planned: Planned | None) -> str:
    """The form that starts a session, filled with the answers; minutes that nobody gave are left to it."""
    answers: dict[str, object] = {"method": choice.method.slug}
    if planned:
        return f"{planned.address}?{urlencode(answers)}"
    if situation.minutes:
        answers["minutes"] = situation.minutes
    if situation.people and CHAIRS[0] <= situation.people <= CHAIRS[1]:
        answers["seats"] = situation.people
    if situation.first_time:
        answers["first_time"] = 1
    return f"{reverse('start')}?{urlencode(answers)}"


def _column(method: Method) -> Column:
    group = {voice: _minutes_of(method, voice) for voice in ("speaks", "writes", "listens")}
    return Column(
        card=card_of(method),
        question=method.question,
        suits=method.suits,
        caution=method.caution,
        gate=method.gate,
        total=script.minutes(each.step for each in script.compose([method], first_time=False)),
        steps=tuple(Leg(step.title, step.minutes) for step in method.live_steps),
        **group,
    )


def _minutes_of(method: Method, voice: str) -> int:
    """Minutes in which the group does this, without what is optional."""
    return sum(
        activity.minutes
        for step in method.live_steps
        if not step.optional
        for activity in step.activities
        if activity.participants.voice == voice and not activity.optional
    )
