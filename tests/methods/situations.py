"""Situations as facilitators meet them: what comes first, and what has to be said. Written from the facts (l.37-l.40).

`fits` and `minds` hold a method and a piece of the sentence that has to stand there for it, or against it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from methods.choosing import Situation

VIJF, SOCRATISCH, INCIDENTEN = "vijf-stappen", "socratisch", "incidenten"
RODDELEN, KORT = "roddelen", "roddelen-kort"
Said = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Case:
    """A situation, the method that comes first, and sentences that must be there."""

    told: str
    situation: Situation
    first: str
    fits: Said = ()
    minds: Said = ()


def case(told: str, first: str, fits: Said = (), minds: Said = (), **known: Any) -> Case:
    return Case(told, Situation(**known), first, fits, minds)


TRUSTED: dict[str, Any] = {"familiarity": "well", "safety": "safe"}
NEW: dict[str, Any] = {"familiarity": "new", "experience": "none"}
ALIKE = ((VIJF, "concreet probleem"),)
BLIND = ((RODDELEN, "blinde vlek"),)
EVENT = ((INCIDENTEN, "één gebeurtenis"),)
UNDER = ((SOCRATISCH, "vraag onder"),)
TOGETHER = ((VIJF, "nog niet te kennen"),)
UNSAFE = ((RODDELEN, "veilig genoeg"), (KORT, "Overleg met een collega"))
STRANGERS = ((RODDELEN, "voor het eerst"), (KORT, "voor het eerst"))

CASES = [
    case("nothing is known", VIJF),
    case("a problem", VIJF, ALIKE, ((INCIDENTEN, "duidelijk moment"), (RODDELEN, "flink aandeel")), question="problem"),
    case("an own share", RODDELEN, BLIND, question="share"),
    case("a moment that stayed", INCIDENTEN, EVENT, question="incident"),
    case("the question behind it", SOCRATISCH, UNDER, ((VIJF, "begint bij een probleem"),), question="meaning"),
    case("not known what it is about", VIJF, ((VIJF, "bijna altijd"),), ((SOCRATISCH, "vraag"),), question="unknown"),
    case("a new group with a problem", VIJF, (*ALIKE, *TOGETHER), STRANGERS, question="problem", **NEW),
    case("a new group with an own share", VIJF, TOGETHER, STRANGERS, question="share", **NEW),
    case("a new group with an incident", INCIDENTEN, EVENT, STRANGERS, question="incident", **NEW),
    case("a new group that knows nothing yet", VIJF, ((VIJF, "drempel"),), STRANGERS, question="unknown", **NEW),
    case("only that they are new", VIJF, TOGETHER, ((INCIDENTEN, "al een beetje"),), familiarity="new"),
    case("only that they know each other long", RODDELEN, ((RODDELEN, "al langer"),), familiarity="well"),
    case("a blind spot in a trusted group", RODDELEN, (*BLIND, (RODDELEN, "meeluistert")), question="share", **TRUSTED),
    case("a blind spot, not long together", VIJF, (), ((RODDELEN, "kort"),), question="share", familiarity="some"),
    case("a blind spot, trust not sure", VIJF, (), UNSAFE, question="share", familiarity="well", safety="unsure"),
    case(
        "a blind spot while trust grows",
        RODDELEN,
        BLIND,
        ((RODDELEN, "met respect"),),
        question="share",
        familiarity="well",
        safety="growing",
    ),
    case("strangers who say it is safe", VIJF, (), STRANGERS, question="share", familiarity="new", safety="safe"),
    case("unsafe, nothing else", VIJF, ((VIJF, "kiest zelf"),), UNSAFE, safety="unsure"),
    case("safe, nothing else", RODDELEN, ((RODDELEN, "veilig genoeg"),), safety="safe"),
    case(
        "unsafe with an incident",
        INCIDENTEN,
        EVENT,
        ((INCIDENTEN, "veel gevoel"),),
        question="incident",
        safety="unsure",
    ),
    case("unsafe with a problem", VIJF, ALIKE, UNSAFE, question="problem", safety="unsure"),
    case("unsafe with the larger question", SOCRATISCH, UNDER, UNSAFE, question="meaning", safety="unsure"),
    case("two hours for the larger question", SOCRATISCH, UNDER, question="meaning", minutes=120),
    case(
        "just enough for the larger question",
        SOCRATISCH,
        ((SOCRATISCH, "109 minuten"),),
        question="meaning",
        minutes=109,
    ),
    case(
        "a minute too few for it",
        SOCRATISCH,
        UNDER,
        ((SOCRATISCH, "1 minuten langer"),),
        question="meaning",
        minutes=108,
    ),
    case(
        "an hour and a half for it",
        SOCRATISCH,
        UNDER,
        ((SOCRATISCH, "vult alle tijd"),),
        question="meaning",
        minutes=90,
    ),
    case("an hour for it", VIJF, (), ((SOCRATISCH, "minstens 80"),), question="meaning", minutes=60),
    case("an hour", INCIDENTEN, ((INCIDENTEN, "weinig tijd"),), ((SOCRATISCH, "minstens 80"),), minutes=60),
    case("three quarters of an hour", INCIDENTEN, (), ((KORT, "minstens 60"),), minutes=45),
    case("half an hour with an incident", INCIDENTEN, EVENT, ((VIJF, "minstens 45"),), question="incident", minutes=30),
    case("an hour with a problem", VIJF, ALIKE, ((VIJF, "vult alle tijd"),), question="problem", minutes=60),
    case("an hour and a half with a problem", VIJF, ((VIJF, "81 minuten"),), question="problem", minutes=90),
    case("an hour with an own share", RODDELEN, BLIND, question="share", minutes=60, **TRUSTED),
    case("an hour, new, with a problem", VIJF, ALIKE, STRANGERS, question="problem", minutes=60, **NEW),
    case(
        "four people and a blind spot", RODDELEN, BLIND, ((RODDELEN, "vanaf 5"),), question="share", people=4, **TRUSTED
    ),
    case("five people and a blind spot", RODDELEN, BLIND, question="share", people=5, **TRUSTED),
    case("three people with a problem", VIJF, ALIKE, ((VIJF, "vanaf 4"),), question="problem", people=3),
    case(
        "nine people with an incident", INCIDENTEN, EVENT, ((INCIDENTEN, "meer dan 8"),), question="incident", people=9
    ),
    case("four people, nothing else", VIJF, (), ((RODDELEN, "vanaf 5"), (KORT, "vanaf 5")), people=4),
    case("by themselves", KORT, ((KORT, "uit de groep"),), ((SOCRATISCH, "iemand moet"),), guide="without"),
    case("by themselves, an own share", KORT, ((KORT, "frisse blik"),), question="share", guide="without", **TRUSTED),
    case("by themselves, a problem", VIJF, ((VIJF, "duidelijke opdracht"),), question="problem", guide="without"),
    case(
        "by themselves, the larger question",
        SOCRATISCH,
        UNDER,
        ((SOCRATISCH, "vooraf"),),
        question="meaning",
        guide="without",
    ),
    case("by themselves, new", VIJF, TOGETHER, STRANGERS, guide="without", familiarity="new"),
    case(
        "practised, with the larger question",
        SOCRATISCH,
        ((SOCRATISCH, "geoefende"),),
        question="meaning",
        experience="much",
    ),
    case("practised, with a blind spot", RODDELEN, BLIND, question="share", experience="much", **TRUSTED),
    case(
        "no experience, a blind spot", RODDELEN, BLIND, ((RODDELEN, "oefening"),), question="share", experience="none"
    ),
    case("no experience, nothing else", VIJF, ((VIJF, "drempel"),), ((SOCRATISCH, "oefening"),), experience="none"),
    case(
        "everything known of a first evening",
        VIJF,
        (*ALIKE, *TOGETHER, (VIJF, "91 minuten")),
        (*UNSAFE, *STRANGERS),
        question="problem",
        minutes=120,
        people=6,
        safety="unsure",
        guide="with",
        **NEW,
    ),
    case(
        "everything known of a tenth evening",
        RODDELEN,
        (*BLIND, (RODDELEN, "78 minuten"), (RODDELEN, "al langer")),
        question="share",
        minutes=90,
        people=7,
        experience="much",
        guide="with",
        **TRUSTED,
    ),
]
