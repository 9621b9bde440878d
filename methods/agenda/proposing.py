"""From methods to an agenda, and from an agenda to times of day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from math import ceil
from typing import Literal

from django.utils.translation import gettext as _

from methods import script
from methods.agenda.blocks import Agenda, Block, Slot
from methods.definitions import AnyActivity, Method, Round, Step
from methods.fitting import LEAST, Length, shrink, stretch

Extra = Literal["icebreaker", "break", "own"]
EXTRAS: dict[Extra, tuple[int, int]] = {"icebreaker": (10, 5), "break": (10, 5), "own": (10, LEAST)}  # usual, least
COFFEE = 30  # S3:68-70


@dataclass(frozen=True, slots=True)
class Evening:
    """What an agenda is made for. `available` is in minutes; `people` are all but the facilitator, 0 when not known."""

    available: int
    people: int = 0
    first_time: bool = False
    coffee_before: bool = False
    coffee_after: bool = False


def propose(methods: Sequence[Method], evening: Evening) -> Agenda:
    """The usual agenda of a meeting with one or two of these cases, each block at the length it was meant to have."""
    blocks: list[Block] = [outside("before")] if evening.coffee_before else []
    last = 0
    for planned in script.compose(methods, first_time=evening.first_time):
        if planned.round is not None and planned.round > last:
            blocks.append(extra("break", blocks))
            last = planned.round
        step = _step(block_id(planned), planned.part, planned.step, evening.people)
        blocks += [step] if step.minutes else []
    blocks += [outside("after")] if evening.coffee_after else []
    return Agenda(available=evening.available, blocks=tuple(blocks))


def ended_with(agenda: Agenda, title: str) -> Agenda:
    """The same agenda with a part of its own before the last step."""
    inside = [place for place, block in enumerate(agenda.blocks) if not block.outside]
    last = inside[-1] if inside else 0
    blocks = (*agenda.blocks[:last], extra("own", agenda.blocks, title), *agenda.blocks[last:])
    return agenda.model_copy(update={"blocks": blocks})


def block_id(planned: script.PlannedStep) -> str:
    """The id of the block that a step of the script has in an agenda."""
    place = "" if planned.round is None else f"{planned.round}-"
    return f"{planned.part}-{place}{planned.step.id}"


def timed(agenda: Agenda, begin: datetime) -> tuple[Slot, ...]:
    """Every block at its time; `begin` has a time zone, and what lies before it is counted back from it."""
    early = sum(block.minutes for block in agenda.blocks if block.outside == "before")
    now = begin.astimezone(UTC) - timedelta(minutes=early)
    slots = []
    for block in agenda.blocks:
        until = now + timedelta(minutes=block.minutes)
        slots.append(Slot(block, now.astimezone(begin.tzinfo), until.astimezone(begin.tzinfo)))
        now = until
    return tuple(slots)


def spread(step: Step, minutes: int) -> dict[str, int]:
    """How the minutes of a step fall to its activities that are not optional. Never fewer than the least of each."""
    activities = [activity for activity in step.activities if not activity.optional]
    lengths = [Length(each.minutes, own=each.minutes, least=min(each.minutes, LEAST)) for each in activities]
    own = sum(length.minutes for length in lengths)
    given = shrink(lengths, own - minutes) if minutes < own else stretch(lengths, minutes - own)
    return {activity.id: each for activity, each in zip(activities, given, strict=True)}


def extra(kind: Extra, blocks: Sequence[Block], title: str = "") -> Block:
    """Something to put between the steps, with an id that none of these blocks has."""
    usual, least = EXTRAS[kind]
    name = free_id(kind, blocks)
    titles = {"icebreaker": _("Icebreaker"), "break": _("Break"), "own": _("Something else")}
    return Block(id=name, kind=kind, title=title or titles[kind], minutes=usual, own=usual, least=least)


def free_id(kind: str, blocks: Sequence[Block]) -> str:
    """The id that the next block of this kind gets."""
    taken = {block.id for block in blocks}
    return next(f"{kind}-{number}" for number in range(1, len(blocks) + 2) if f"{kind}-{number}" not in taken)


def outside(side: Literal["before", "after"]) -> Block:
    """Coffee on this side of the meeting (S3:68-70)."""
    title = _("Coffee and tea before") if side == "before" else _("Coffee or lunch after")
    return Block(id=f"coffee-{side}", kind="coffee", title=title, minutes=COFFEE, own=COFFEE, least=0, outside=side)


def _step(name: str, part: script.PartName, step: Step, people: int) -> Block:
    """A step of a script; only getting acquainted may be left out."""
    activities = [] if step.optional else [each for each in step.activities if not each.optional]
    minutes = sum(_needed(each, people) for each in activities)
    least = sum(min(each.minutes, LEAST) for each in activities)
    return Block(
        id=name,
        kind=part,
        title=step.title,
        minutes=minutes,
        own=minutes,
        least=least,
        fixed=not step.first_time_only,
    )


def _needed(activity: AnyActivity, people: int) -> int:
    """Minutes of an activity; a round takes longer when everybody's turn does not fit in them."""
    if not isinstance(activity, Round):
        return activity.minutes
    turns = people if "everyone" in activity.who else people - 1
    return max(activity.minutes, ceil(turns * activity.seconds / 60))
