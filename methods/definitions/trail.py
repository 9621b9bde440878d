"""The way of the cards through a script: what is read, sorted or answered must have been written before."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from methods.definitions.activities import (
    Answer,
    AnyActivity,
    Flip,
    Round,
    Sort,
    Write,
    sheets_named,
    sheets_written,
)
from methods.definitions.base import Sheet

if TYPE_CHECKING:
    from methods.definitions.method import Method, Shared

Where = tuple[str | int, ...]
Fault = tuple[Where, str]


def trail(script: Method | Shared) -> Iterator[Fault]:
    """Every fault in the order of writing, reading aloud, sorting and answering."""
    sheets = {sheet.id: sheet for sheet in script.sheets}
    written: set[str] = set()
    sorted_: set[str] = set()
    for i, step in enumerate(script.steps):
        for j, activity in enumerate(step.activities):
            where = ("steps", i, "activities", j)
            yield from _sheets(where, activity, sheets)
            yield from _order(where, activity, sheets, written, sorted_)
            written.update(sheets_written(activity))
            if isinstance(activity, Sort):
                sorted_.add(activity.sheet)
    yield from _unread(script)
    yield from _unused(script)


def _sheets(where: Where, activity: AnyActivity, sheets: dict[str, Sheet]) -> Iterator[Fault]:
    for number, name in enumerate(sheets_named(activity)):
        if name not in sheets:
            yield (*where, *_place(activity, number)), f"“{name}” is not a sheet"


def _place(activity: AnyActivity, number: int) -> Where:
    match activity:
        case Write():
            return ("prompts", number, "sheet")
        case Flip() | Round():
            return ("sheets", number)
    return ("sheet",)


def _order(
    where: Where,
    activity: AnyActivity,
    sheets: dict[str, Sheet],
    written: set[str],
    sorted_: set[str],
) -> Iterator[Fault]:
    match activity:
        case Round(sheets=names):
            for number, name in enumerate(names):
                if name in sheets and name not in written:
                    yield (
                        (*where, "sheets", number),
                        f"nothing is written on “{name}” before this round",
                    )
        case Sort(sheet=name) if name in sheets:
            if not sheets[name].bins:
                yield (*where, "sheet"), f"“{name}” has no bins to sort in"
            if name not in written:
                yield (
                    (*where, "sheet"),
                    f"nothing is written on “{name}” before it is sorted",
                )
        case Answer(sheet=name, order=order) if name in sheets:
            if name not in written:
                yield (
                    (*where, "sheet"),
                    f"nothing is written on “{name}” before it is answered",
                )
            yield from _bins(where, order, sheets[name], name in sorted_)


def _bins(where: Where, order: tuple[str, ...], sheet: Sheet, is_sorted: bool) -> Iterator[Fault]:
    known = {bin_.id for bin_ in sheet.bins}
    for number, name in enumerate(order):
        if name not in known:
            yield (*where, "order", number), f"“{name}” is not a bin of “{sheet.id}”"
        elif name in order[:number]:
            yield (*where, "order", number), f"“{name}” is used twice"
    if order and not is_sorted:
        yield (*where, "order"), f"“{sheet.id}” is not sorted before this"


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
                        place = (
                            "steps",
                            i,
                            "activities",
                            j,
                            "prompts",
                            number,
                            "sheet",
                        )
                        yield place, f"no later round reads “{prompt.sheet}”"


def _unused(script: Method | Shared) -> Iterator[Fault]:
    used = {name for step in script.steps for name in step.sheets}
    for number, sheet in enumerate(script.sheets):
        if sheet.id not in used:
            yield ("sheets", number, "id"), f"no activity uses “{sheet.id}”"
