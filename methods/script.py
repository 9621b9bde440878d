"""From methods to one running order: opening, one or two case rounds, closing. Knows no session."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from methods import catalogue
from methods.definitions import Method, Sheet, Step

PartName = Literal["opening", "round", "closing"]


@dataclass(frozen=True)
class PlannedStep:
    """A step at its place in the session; `round` counts from 0 and is None outside the case rounds."""

    part: PartName
    round: int | None
    step: Step


@dataclass(frozen=True)
class PlannedSheet:
    """A sheet at its place in the session; two rounds of one method have two of each sheet."""

    part: PartName
    round: int | None
    sheet: Sheet


def compose(methods: Sequence[Method], *, first_time: bool) -> tuple[PlannedStep, ...]:
    """The running order of a session with these case rounds.

    Getting acquainted is only there the first time (S3:177). A closing step is left out when every method covers it.
    """
    order = [
        *(PlannedStep("opening", None, step) for step in catalogue.opening().steps),
        *(PlannedStep("round", number, step) for number, method in enumerate(methods) for step in method.live_steps),
        *(PlannedStep("closing", None, step) for step in catalogue.closing().steps if not _covered(step, methods)),
    ]
    return tuple(planned for planned in order if first_time or not planned.step.first_time_only)


def rules(methods: Sequence[Method]) -> tuple[str, ...]:
    """The agreements of a session: those of every session first, then those of its methods, without doubles."""
    texts = [*catalogue.opening().rules, *(rule for method in methods for rule in method.rules)]
    return tuple(dict.fromkeys(texts))


def sheets(methods: Sequence[Method]) -> tuple[PlannedSheet, ...]:
    """The sheets of a session, in order; a sheet that no remaining step uses is left out."""
    steps = compose(methods, first_time=True)
    opening, closing = catalogue.opening().sheets, catalogue.closing().sheets
    return (
        *_used("opening", None, opening, steps),
        *(sheet for number, method in enumerate(methods) for sheet in _used("round", number, method.sheets, steps)),
        *_used("closing", None, closing, steps),
    )


def minutes(steps: Iterable[Step]) -> int:
    """Minutes that these steps take, without what is optional."""
    return sum(step.minutes for step in steps)


def _covered(step: Step, methods: Sequence[Method]) -> bool:
    return bool(methods) and all(step.id in method.covers for method in methods)


def _used(
    part: PartName, number: int | None, candidates: Iterable[Sheet], steps: Iterable[PlannedStep]
) -> Iterator[PlannedSheet]:
    used = {
        name for planned in steps if (planned.part, planned.round) == (part, number) for name in planned.step.sheets
    }
    return (PlannedSheet(part, number, sheet) for sheet in candidates if sheet.id in used)
