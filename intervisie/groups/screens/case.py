"""A case as its bringer and as the facilitator see it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from methods import catalogue

from ..models import Case, Level, upcoming
from ..questions import BANK
from .checks import Check, of_method, suitability


@dataclass(frozen=True, slots=True)
class Shelf:
    """Questions of one level, to find a case with."""

    level: str
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MyCaseScreen:
    """What the case bringer reads around the own words: who may read along, and who does now."""

    group: str
    name: str
    readers: tuple[str, ...]
    is_shared: bool
    ends_at: datetime | None
    bank: tuple[Shelf, ...]


def my_case_screen(case: Case) -> MyCaseScreen:
    """Around the form on the bringer's phone."""
    guides = (case.group.facilitator.name, *(each.name for each in case.group.co_facilitators.order_by("name")))
    return MyCaseScreen(
        group=case.group.name,
        name=case.member.first_name,
        readers=guides,
        is_shared=case.is_shared,
        ends_at=case.link_ends_at,
        bank=tuple(Shelf(str(Level(level).label), tuple(map(str, asked))) for level, asked in BANK.items()),
    )


@dataclass(frozen=True, slots=True)
class CaseScreen:
    """What the facilitator sees. `words` are empty as long as the bringer does not share them.

    `link` is none, waiting (sent and not opened), or opened. `meeting` is the number of the one it is brought to, and
    otherwise of the next one.
    """

    public_id: str
    group: str
    group_id: str
    name: str
    email: str
    is_shared: bool
    is_told: bool
    level: str
    words: dict[str, str]
    link: str
    ends_at: datetime | None
    method: str
    method_name: str
    suitability: tuple[Check, ...]
    checks: tuple[Check, ...]
    gate: tuple[str, ...]
    examples: tuple[str, ...]
    asks_question: bool
    meeting: int


def case_screen(case: Case) -> CaseScreen:
    """The preparation of this case, without a word that was not shared."""
    method = catalogue.method(case.method) if case.method in {each.slug for each in catalogue.methods()} else None
    ticked = frozenset(map(str, case.checked))
    asked = [each for each in method.variables if each.id == "fundamental_question"] if method else []
    return CaseScreen(
        public_id=str(case.public_id),
        group=case.group.name,
        group_id=str(case.group.public_id),
        name=case.member.name,
        email=case.member.email,
        is_shared=case.is_shared,
        is_told=case.told_at is not None,
        level=case.get_level_display() if case.is_shared else "",
        words=_words(case) if case.is_shared else {},
        link=_link(case),
        ends_at=case.link_ends_at,
        method=method.slug if method else "",
        method_name=method.name if method else "",
        suitability=suitability(ticked),
        checks=of_method(method.slug, ticked) if method else (),
        gate=method.gate if method else (),
        examples=asked[0].examples if asked else (),
        asks_question=bool(asked),
        meeting=case.meeting.number if case.meeting else upcoming(case.group),
    )


def _words(case: Case) -> dict[str, str]:
    return {
        "situation": case.situation,
        "did": case.did,
        "thought": case.thought,
        "felt": case.felt,
        "beliefs": case.beliefs,
        "looking_at": case.looking_at,
        "line": case.line,
    }


def _link(case: Case) -> str:
    if not case.link_is_good(timezone.now()):
        return "none"
    return "opened" if case.phone_hash else "waiting"
