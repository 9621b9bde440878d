"""What is put between the steps of a script: a break, an icebreaker, or whatever the facilitator has in mind."""

from __future__ import annotations

from collections.abc import Sequence

from methods.definitions import AnyActivity, Step, activity_from
from methods.script import PlannedStep

PARTS = {"facilitator": "listens: begeleidt", "case_bringer": "speaks: doet mee", "participants": "speaks: doen mee"}


def extra(kind: str, title: str, minutes: int, sheet: str = "") -> AnyActivity:
    """An activity in which everybody takes part, and nothing is shown before the facilitator does.

    `kind` is talk, round, write or flip; the last two need the slug of their sheet. Raises pydantic's ValidationError.
    """
    common = {"id": "extra", "kind": kind, "title": title, "minutes": minutes, "ours": True, "show": title}
    return activity_from({**common, "say": title, **PARTS, **_of_kind(kind, title, sheet)})


def look_back(title: str, say: str, lines: Sequence[str], minutes: int) -> PlannedStep:
    """A step in which people look back together on these lines (S1:43); everybody sees them. Braces become brackets."""
    plain = [line.replace("{", "(").replace("}", ")") for line in lines]
    common = {"id": "look-back", "kind": "talk", "title": title, "minutes": minutes, "ours": True, "show": title}
    activity = activity_from({**common, **PARTS, "say": say, "floor": "everyone", "prompts": plain})
    return PlannedStep("opening", None, Step(id="look-back", title=title, activities=(activity,)))


def _of_kind(kind: str, title: str, sheet: str) -> dict[str, object]:
    match kind:
        case "write":
            prompt = {"id": "extra", "label": title, "sheet": sheet}
            return {"who": ["everyone"], "prompts": [prompt], "signed": True, "reveal": "facilitator"}
        case "flip":
            return {"sheets": [sheet], "writers": "facilitator", "floor": "everyone"}
        case "round":
            return {"sheets": [], "seconds": 60, "who": ["everyone"], "order": "seats"}
        case _:
            return {"floor": "everyone"}
