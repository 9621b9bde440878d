"""What the buttons beside the agenda ask for: one word and the part it is about, such as `longer:round-1-advice`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from django.utils.translation import gettext as _

from methods import agenda
from methods.agenda import Agenda, Refused

from ..commands.plans import Act

STEP = 5  # minutes


def act_of(asked: str, data: Mapping[str, Any]) -> Act | None:
    """The act behind a button, None when no button was pressed. It raises `Refused` when it cannot be done."""
    word, _colon, about = asked.partition(":")
    name, _colon, by = about.partition(":")
    acts: dict[str, Act] = {
        "longer": partial(_resized, name=name, longer=True),
        "shorter": partial(_resized, name=name, longer=False),
        "earlier": partial(agenda.move, name=name, by=-1),
        "later": partial(agenda.move, name=name, by=1),
        "move": partial(agenda.move, name=name, by=_number(by)),
        "remove": partial(agenda.remove, name=name),
        "add": partial(_added, kind=name, data=data),
        "fit": _made_to_fit,
    }
    return acts.get(word, _unknown) if asked else None


def _number(text: str) -> int:
    """How many places, as far as any agenda goes."""
    return max(min(int(text), 99), -99) if text.removeprefix("-").isdecimal() and len(text) < 4 else 0


def _resized(plan: Agenda, *, name: str, longer: bool) -> Agenda:
    """To the next whole five minutes; a part that is shortened stops at its least."""
    block = next((each for each in plan.blocks if each.id == name), None)
    if block is None:
        raise Refused(_("This part is no longer in the agenda."))
    if longer:
        return agenda.resize(plan, name, block.minutes - block.minutes % STEP + STEP)
    shorter = (block.minutes - 1) // STEP * STEP
    return agenda.resize(plan, name, max(shorter, block.least) if block.minutes > block.least else shorter)


def _added(plan: Agenda, *, kind: str, data: Mapping[str, Any]) -> Agenda:
    for known in agenda.EXTRAS:
        if kind == known:
            return agenda.add(plan, known, after=data["after"], title=data["title"] if known == "own" else "")
    return _unknown(plan)


def _made_to_fit(plan: Agenda) -> Agenda:
    return agenda.verdict(plan).proposal or plan


def _unknown(plan: Agenda) -> Agenda:
    raise Refused(_("This cannot be done with an agenda."))
