"""The way of the cards through a script: what is read, sorted or answered must have been written before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from methods.definitions.activities import Answer, AnyActivity, Flip, Round, Sort, Write, sheets_named, sheets_written
from methods.definitions.base import Sheet

if TYPE_CHECKING:
    from methods.definitions.method import Method, Shared

Where = tuple[str | int, ...]
Fault = tuple[Where, str]


def trail(script: Method | Shared) -> Iterator[Fault]:
    """Every fault in the order of writing, reading aloud, sorting and answering."""
    so_far = Trail({sheet.id: sheet for sheet in script.sheets})
    for i, step in enumerate(script.steps):
        for j, activity in enumerate(step.activities):
            yield from so_far.faults(("steps", i, "activities", j), activity)
            so_far.walk(activity)
    yield from _unread(script)
    yield from _unused(script)


@dataclass
class Trail:
    """What happened to each sheet before the activity that is looked at."""

    sheets: dict[str, Sheet]
    written: set[str] = field(default_factory=set)
    sorted: set[str] = field(default_factory=set)

    def walk(self, activity: AnyActivity) -> None:
        """Remember what this activity does to the sheets."""
        self.written.update(sheets_written(activity))
        if isinstance(activity, Sort):
            self.sorted.add(activity.sheet)

    def faults(self, where: Where, activity: AnyActivity) -> Iterator[Fault]:
        """What is wrong with this activity, given what came before it."""
        for place, name in _places(activity):
            if name not in self.sheets:
                yield (*where, *place), f"“{name}” is not a sheet"
            elif isinstance(activity, Round | Sort | Answer) and name not in self.written:
                yield (*where, *place), f"nothing is written on “{name}” before this"
        if isinstance(activity, Sort) and activity.sheet in self.sheets and not self.sheets[activity.sheet].bins:
            yield (*where, "sheet"), f"“{activity.sheet}” has no bins to sort in"
        if isinstance(activity, Answer) and activity.sheet in self.sheets:
            yield from self._bins(where, activity)

    def _bins(self, where: Where, activity: Answer) -> Iterator[Fault]:
        known = {bin_.id for bin_ in self.sheets[activity.sheet].bins}
        for number, name in enumerate(activity.order):
            if name not in known:
                yield (*where, "order", number), f"“{name}” is not a bin of “{activity.sheet}”"
            elif name in activity.order[:number]:
                yield (*where, "order", number), f"“{name}” is used twice"
        if activity.order and activity.sheet not in self.sorted:
            yield (*where, "order"), f"“{activity.sheet}” is not sorted before this"


def _places(activity: AnyActivity) -> Iterator[Fault]:
    """Where an activity names its sheets, and which."""
    for number, name in enumerate(sheets_named(activity)):
        match activity:
            case Write():
                yield ("prompts", number, "sheet"), name
            case Flip() | Round():
                yield ("sheets", number), name
            case _:
                yield ("sheet",), name


def _unread(script: Method | Shared) -> Iterator[Fault]:
    """Cards that become visible by reading need a later round, otherwise nobody would ever see them."""
    read: set[str] = set()
    for i, step in reversed(list(enumerate(script.steps))):
        for j, activity in reversed(list(enumerate(step.activities))):
            if isinstance(activity, Round):
                read.update(activity.sheets)
            if isinstance(activity, Write) and activity.reveal == "reading":
                for number, prompt in enumerate(activity.prompts):
                    if prompt.sheet not in read:
                        place = ("steps", i, "activities", j, "prompts", number, "sheet")
                        yield place, f"no later round reads “{prompt.sheet}”"


def _unused(script: Method | Shared) -> Iterator[Fault]:
    used = {name for step in script.steps for name in step.sheets}
    for number, sheet in enumerate(script.sheets):
        if sheet.id not in used:
            yield ("sheets", number, "id"), f"no activity uses “{sheet.id}”"
