"""What is put between the steps of a script: a break, an icebreaker, or whatever the facilitator has in mind."""

from __future__ import annotations

from methods.definitions import AnyActivity, activity_from

PARTS = {"facilitator": "listens: begeleidt", "case_bringer": "speaks: doet mee", "participants": "speaks: doen mee"}


def extra(kind: str, title: str, minutes: int, sheet: str = "") -> AnyActivity:
    """An activity in which everybody takes part, and nothing is shown before the facilitator does.

    `kind` is talk, round, write or flip; the last two need the slug of their sheet. Raises pydantic's ValidationError.
    """
    common = {"id": "extra", "kind": kind, "title": title, "minutes": minutes, "ours": True, "show": title}
    return activity_from({**common, "say": title, **PARTS, **_of_kind(kind, title, sheet)})


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
