"""What one field cannot see: whether the parts of a file fit together. Every fault is reported, with its own path."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import TYPE_CHECKING

from pydantic import ValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError

from methods.definitions.activities import Write
from methods.definitions.choice import rules_cohere
from methods.definitions.placeholders import PLACEHOLDER
from methods.definitions.presence import presence
from methods.definitions.trail import trail

if TYPE_CHECKING:
    from methods.definitions.method import Method, Shared, Step

Where = tuple[str | int, ...]
Fault = tuple[Where, str]
PAGES = ("choose", "compare")  # beside the methods themselves, under the same address


def check_shared(shared: Shared) -> None:
    """Raise pydantic's ValidationError with every fault of an opening or closing."""
    faults = [*_ids(shared), *_steps(shared), *trail(shared), *presence(shared), *_texts(shared, known=())]
    _refuse("Shared", faults)


def check_method(method: Method, *, closing: Collection[str] | None) -> None:
    """Raise pydantic's ValidationError with every fault of a method; `closing` holds the ids of the closing's steps."""
    known = ("case_bringer", *(variable.id for variable in method.variables))
    faults = [*_ids(method), *_steps(method), *trail(method), *presence(method), *_texts(method, known=known)]
    faults += [*_doubles(("variables",), [variable.id for variable in method.variables]), *_numbers(method)]
    faults += [*_address(method), *rules_cohere(method.choose)]
    if closing is not None:
        faults += [
            (("covers", number), f"“{step}” is not a step of the closing ({', '.join(closing)})")
            for number, step in enumerate(method.covers)
            if step not in closing
        ]
    _refuse("Method", faults)


def _refuse(title: str, faults: list[Fault]) -> None:
    if faults:
        details = [InitErrorDetails(type=_error(text), loc=where, input=None) for where, text in faults]
        raise ValidationError.from_exception_data(title, details)


def _error(text: str) -> PydanticCustomError:
    """The text as pydantic's own error; braces in it are kept from being read as pydantic's template."""
    return PydanticCustomError("cohesion", "{text}", {"text": text})


def _doubles(where: Where, ids: Iterable[str]) -> Iterator[Fault]:
    seen: set[str] = set()
    for number, name in enumerate(ids):
        if name in seen:
            yield (*where, number, "id"), f"“{name}” is used twice"
        seen.add(name)


def _ids(script: Method | Shared) -> Iterator[Fault]:
    yield from _doubles(("sheets",), [sheet.id for sheet in script.sheets])
    yield from _doubles(("steps",), [step.id for step in script.steps])
    for number, sheet in enumerate(script.sheets):
        yield from _doubles(("sheets", number, "bins"), [bin_.id for bin_ in sheet.bins])
    seen: set[str] = set()
    for i, step in enumerate(script.steps):
        for j, activity in enumerate(step.activities):
            where = ("steps", i, "activities", j)
            if activity.id in seen:
                yield (*where, "id"), f"“{activity.id}” is used twice"
            seen.add(activity.id)
            if isinstance(activity, Write):
                yield from _doubles((*where, "prompts"), [prompt.id for prompt in activity.prompts])


def _steps(script: Method | Shared) -> Iterator[Fault]:
    live = False
    for number, step in enumerate(script.steps):
        where = ("steps", number)
        if step.when == "live":
            live = True
            yield from _live(where, step)
        else:
            yield from _before(where, step)
            if live:
                yield (*where, "when"), "a step before the day cannot come after a live step"
    if not live:
        yield ("steps",), "at least one step must be live"


def _live(where: Where, step: Step) -> Iterator[Fault]:
    if not step.activities:
        yield (*where, "activities"), "a live step needs at least one activity"
    if step.prepare:
        yield (*where, "prepare"), "only a step before the day has this"


def _before(where: Where, step: Step) -> Iterator[Fault]:
    if step.activities:
        yield (*where, "activities"), "a step before the day has no activities"
    if not step.prepare:
        yield (*where, "prepare"), "a step before the day says what to prepare"


def _address(method: Method) -> Iterator[Fault]:
    if method.slug in PAGES:
        yield ("slug",), f"“{method.slug}” is the address of another page"


def _numbers(method: Method) -> Iterator[Fault]:
    for name, (low, high) in (("minutes", method.minutes), ("people", method.people)):
        if low > high:
            yield (name,), f"the lowest ({low}) comes before the highest ({high})"
    total = sum(step.minutes for step in method.live_steps if not step.first_time_only)
    if method.default_minutes != total:
        yield (("default_minutes",), f"must be {total}, the sum of the activities that are not optional")
    low, high = method.minutes
    if low <= high and not low <= total <= high:
        yield (("minutes",), f"the activities together take {total} minutes, outside {low}–{high}")


def _texts(script: Method | Shared, *, known: Collection[str]) -> Iterator[Fault]:
    data = script.model_dump(mode="json", exclude={"variables"})
    yield from _walk((), data, lambda text: _unknown(text, known))


def _walk(where: Where, value: object, faults: Callable[[str], Iterator[str]]) -> Iterator[Fault]:
    if isinstance(value, str):
        yield from ((where, fault) for fault in faults(value))
    elif isinstance(value, dict):
        for key, inner in value.items():
            # A part is written as one text in the file, so its path ends at the role.
            yield from _walk(where if key == "does" else (*where, key), inner, faults)
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _walk((*where, number), inner, faults)


def _unknown(text: str, known: Collection[str]) -> Iterator[str]:
    for name in PLACEHOLDER.findall(text):
        if name not in known:
            yield f"{{{name}}} is not filled in anywhere"
    if "{" in PLACEHOLDER.sub("", text) or "}" in PLACEHOLDER.sub("", text):
        yield "has a loose brace"
