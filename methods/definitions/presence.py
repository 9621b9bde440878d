"""Who may do what: a chair that is turned around stays silent, and advice stays in advice steps (S0:13)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from methods.definitions.activities import Answer as AnswerActivity
from methods.definitions.activities import AnyActivity, Flip, Round, Sort, Write

if TYPE_CHECKING:
    from methods.definitions.method import Method, Shared, Step

Where = tuple[str | int, ...]
Fault = tuple[Where, str]


def presence(script: Method | Shared) -> Iterator[Fault]:
    """Every fault in who takes part, who hears what, and where advice is given."""
    for i, step in enumerate(script.steps):
        for j, activity in enumerate(step.activities):
            where = ("steps", i, "activities", j)
            yield from _who(where, activity)
            if "case-bringer" in activity.away:
                yield from _away(where, activity)
            if isinstance(activity, Write):
                yield from _write(where, activity, step)
            if isinstance(activity, Flip) and activity.mark == "advice" and not step.advice:
                yield (*where, "mark"), "advice belongs in a step with advice = true"


def _who(where: Where, activity: AnyActivity) -> Iterator[Fault]:
    if not isinstance(activity, Write | Round | Flip):
        return
    if "everyone" in activity.who and len(activity.who) > 1:
        yield (*where, "who"), "“everyone” stands alone"
    for number, name in enumerate(activity.who):
        if name in activity.who[:number]:
            yield (*where, "who", number), f"“{name}” is used twice"


def _away(where: Where, activity: AnyActivity) -> Iterator[Fault]:
    """The case bringer has turned around: listens, may keep private notes, and does nothing else (S3:369-371)."""
    text = "the case bringer is away"
    if isinstance(activity, Write | Round | Flip) and {"case-bringer", "everyone"} & set(activity.who):
        yield (*where, "who"), text
    if isinstance(activity, Sort | AnswerActivity):
        yield (*where, "by"), text
    if activity.floor in ("case-bringer", "everyone"):
        yield (*where, "floor"), text
    if activity.case_bringer.voice == "speaks":
        yield (*where, "case_bringer"), text


def _write(where: Where, activity: Write, step: Step) -> Iterator[Fault]:
    for number, prompt in enumerate(activity.prompts):
        if prompt.most and prompt.most < prompt.least:
            yield ((*where, "prompts", number, "most"), f"must be 0 or at least {prompt.least}")
    if activity.mark == "advice" and not step.advice:
        yield (*where, "mark"), "advice belongs in a step with advice = true"
    if "no-advice" in activity.coach and step.advice:
        yield (*where, "coach"), "“no-advice” does not fit a step with advice = true"
    if activity.reveal == "never" and activity.mark:
        yield (*where, "mark"), "what nobody sees cannot go to the harvest"
    if activity.reveal == "never" and activity.choice:
        yield (*where, "choice"), "what nobody sees leaves nothing to choose"
