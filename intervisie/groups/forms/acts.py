"""What the buttons beside the agenda ask for. They name the result, such as `longer:round-1-advice:15`.

So pressing twice, or sending once more after an answer that got lost, is one change.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from methods import agenda
from methods.agenda import Agenda, Refused

from ..commands.plans import Act

MOST = 999  # minutes, or places: beyond any agenda


def act_of(asked: str, data: Mapping[str, Any]) -> Act | None:
    """The act behind a button, None when no button was pressed. It raises `Refused` when it cannot be done."""
    word, _colon, about = asked.partition(":")
    name, _colon, to = about.partition(":")
    resized, placed = partial(_resized, name=name, to=_number(to)), partial(_placed, name=name, to=_number(to))
    acts: dict[str, Act] = {
        "longer": resized,
        "shorter": resized,
        "earlier": placed,
        "later": placed,
        "move": placed,
        "remove": partial(_removed, name=name),
        "add": partial(_added, name=name, data=data),
        "fit": _made_to_fit,
        "until": _as_it_is,
    }
    return acts.get(word, _unknown) if asked else None


def until(posted: QueryDict) -> QueryDict:
    """What was posted, with the end that a pressed button names: `until:17:20`."""
    word, _colon, end = posted.get("do", "").partition(":")
    if word != "until":
        return posted
    again = posted.copy()
    again["end"] = end
    return again


def _as_it_is(plan: Agenda) -> Agenda:
    """The agenda keeps its parts; only the meeting ends at another time."""
    return plan


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= len(str(MOST)) else None


def _resized(plan: Agenda, *, name: str, to: int | None) -> Agenda:
    return _unknown(plan) if to is None else agenda.resize(plan, name, to)


def _placed(plan: Agenda, *, name: str, to: int | None) -> Agenda:
    """To this place, counted from 0; at the ends it stops."""
    ids = [block.id for block in plan.blocks]
    return _unknown(plan) if to is None else agenda.move(plan, name, to - ids.index(name) if name in ids else 0)


def _removed(plan: Agenda, *, name: str) -> Agenda:
    """Without this part, also when an added one is gone already."""
    gone = _kind_of(name) in agenda.EXTRAS and all(block.id != name for block in plan.blocks)
    return plan if gone else agenda.remove(plan, name)


def _added(plan: Agenda, *, name: str, data: Mapping[str, Any]) -> Agenda:
    """With a part of this kind under this very id; once it is there it is not added again."""
    if any(block.id == name for block in plan.blocks):
        return plan
    for kind in agenda.EXTRAS:
        if kind == _kind_of(name) and agenda.free_id(kind, plan.blocks) == name:
            return agenda.add(plan, kind, after=data["after"], title=data["title"] if kind == "own" else "")
    return _unknown(plan)


def _kind_of(name: str) -> str:
    return name.rpartition("-")[0]


def _made_to_fit(plan: Agenda) -> Agenda:
    return agenda.verdict(plan).proposal or plan


def _unknown(plan: Agenda) -> Agenda:
    raise Refused(_("This cannot be done with an agenda."))
