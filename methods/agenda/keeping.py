"""From an agenda back to the script: the room plays its steps as long as they were planned."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from methods.agenda.blocks import Agenda, Block
from methods.agenda.proposing import EXTRAS, block_id, spread
from methods.definitions import AnyActivity, Step
from methods.extras import extra
from methods.script import PlannedStep


def kept(agenda: Agenda, steps: Sequence[PlannedStep]) -> tuple[PlannedStep, ...]:
    """These steps with the minutes of the agenda, and with what it puts in between at the end of the step before.

    A step that the agenda leaves out is left out here when it may be; what it does not know stays as it is.
    """
    blocks, own = {block.id: block for block in agenda.inside}, {block_id(each) for each in steps}
    extras = _extras(agenda.inside, own)
    here = [each for each in steps if block_id(each) in blocks or not each.step.first_time_only]
    found = [_planned(each, blocks.get(block_id(each)), extras.get(block_id(each), ())) for each in here]
    return (_opened(found[0], extras[""]), *found[1:]) if "" in extras else tuple(found)


def _extras(blocks: Iterable[Block], own: set[str]) -> dict[str, list[AnyActivity]]:
    """What is put in between, by the id of the step before it; `""` is before the first."""
    found: dict[str, list[AnyActivity]] = {}
    behind = ""
    for block in blocks:
        if block.id in own:
            behind = block.id
        elif block.kind in EXTRAS:
            found.setdefault(behind, []).append(extra("talk", block.title, block.minutes))
    return found


def _planned(planned: PlannedStep, block: Block | None, extras: Sequence[AnyActivity]) -> PlannedStep:
    step = planned.step
    minutes = spread(step, block.minutes) if block else {}
    activities = tuple(_lasting(each, minutes) for each in step.activities)
    return _having(planned, step, (*activities, *extras))


def _lasting(activity: AnyActivity, minutes: dict[str, int]) -> AnyActivity:
    return activity.model_copy(update={"minutes": minutes[activity.id]}) if activity.id in minutes else activity


def _opened(planned: PlannedStep, extras: Sequence[AnyActivity]) -> PlannedStep:
    return _having(planned, planned.step, (*extras, *planned.step.activities))


def _having(planned: PlannedStep, step: Step, activities: Iterable[AnyActivity]) -> PlannedStep:
    return PlannedStep(planned.part, planned.round, step.model_copy(update={"activities": tuple(activities)}))
