"""Gemeente Lindedal: a group in the middle of its path, one that meets in a few days, one that begins, one put away."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from sessions.demo import Evening

from ..commands import cases, groups, kept_paths, members, paths, plans
from ..commands.groups import Description
from ..commands.members import Person
from ..models import Case, Familiarity, Group
from .making import (
    INCIDENTEN,
    SOCRATISCH,
    VIJF,
    Held,
    Prepared,
    Rhythm,
    ago,
    case_of,
    in_the_room,
    invite,
    lay_out,
    on,
    past,
    people,
    workday,
)

if TYPE_CHECKING:
    from intervisie.accounts.models import User

DOMAIN = "lindedal.example"
ADVISERS = (
    "Anouk de Wit",
    "Yasmina Amrani",
    "Joost Bakker",
    "Femke Postma",
    "Ruben Smit",
    "Soraya Idrissi",
    "Willem Kok",
)
TEAM = ("Naima Bouzid", "Pieter Hoekstra", "Lotte Vermeer", "Omar Yilmaz", "Karin Dekker")
DEBTS = ("Merel Kuipers", "Achmed Haddou", "Sjoerd de Boer", "Priya Ramdin", "Hanna Visser", "Tom Verbeek")
OLD = ("Ellen Prins", "Rachid Ouali", "Marloes Bos", "Dirk Jonker", "Samira Tahiri", "Joris Mol")
AFTERNOON, MORNING = Rhythm(time(13, 30), time(15, 30)), Rhythm(time(9, 30), time(11, 30), weeks=6)
HELD = (Held(VIJF, 0, (3,)), Held(SOCRATISCH, 1))
THIRD = Evening(
    title="Adviseurs zorg en veiligheid",
    names=("Anouk", "Yasmina", "Femke", "Ruben", "Soraya"),
    bringer="Ruben",
    minutes=95,
    said={
        "vraag-opschrijven": (("Ruben", "Wat maakt dat ik in dat overleg steeds het laatste woord wil hebben?"),),
        "advies-schrijven": (
            ("Anouk", "Tel eens tot tien voordat je antwoord geeft."),
            ("Yasmina", "Vraag de wijkagent wat zij zou doen, en laat het daarbij."),
            ("Femke", "Geef de voorzittershamer een keer weg."),
            ("Soraya", "Zeg hardop dat je het spannend vindt als het stil valt."),
        ),
        "actie": (("Ruben", "Ik laat het volgende overleg voorzitten door de wijkagent en ik luister."),),
        "opschrijven": (
            ("Anouk", "Dat stilte soms het werk doet."),
            ("Soraya", "Ik herken het laatste woord bij mezelf."),
        ),
    },
)
WORDS = {
    "situation": "De woningcorporatie komt niet naar ons overleg. Ik bel elke keer na en ze zeggen toe. "
    "Vorige week zat ik weer naast een lege stoel.",
    "did": "Ik heb het verslag gestuurd en zelf de actiepunten opgepakt.",
    "thought": "Dan doe ik het zelf wel.",
    "felt": "Boos, en ook een beetje klein.",
    "beliefs": "Dat ik moet zorgen dat iedereen tevreden is.",
    "looking_at": "Hoe krijg ik de woningcorporatie aan tafel?",
    "level": "cooperation",
}
LETTERS = {
    "situation": "Een vrouw komt voor de derde keer met een dichte tas post. Ik maak alles open en regel het.",
    "did": "Ik heb drie schuldeisers gebeld terwijl zij koffie dronk.",
    "thought": "Als ik het niet doe, doet niemand het.",
    "felt": "Moe, en trots.",
    "beliefs": "Een goede hulpverlener laat niemand met een dichte tas naar huis gaan.",
    "looking_at": "Wanneer help ik, en wanneer neem ik over?",
    "level": "personal",
}


def fill(facilitator: User) -> None:
    """Hanneke's groups; colleagues who guide along get a place beside her."""
    house = type(facilitator).objects.filter(organisation=facilitator.organisation, is_facilitator=True)
    beside = list(house.filter(is_active=True).exclude(pk=facilitator.pk).order_by("pk"))
    _advisers(facilitator, beside[1:2])
    _team(facilitator)
    _debts(facilitator, beside[:1])
    _old(facilitator)


def _advisers(facilitator: User, beside: list[User]) -> None:
    group = groups.create(
        facilitator,
        Description(
            name="Adviseurs zorg en veiligheid",
            purpose="Stevig staan tussen zorg, politie en gemeente, en elkaars blinde vlekken leren zien.",
            field="Regio Merendaal",
            familiarity=Familiarity.WELL,
            notes="Willem praat graag. Soraya eerder de beurt geven.",
        ),
    )
    groups.hand_over(group, facilitator, beside)
    people(group, ADVISERS, DOMAIN)
    last = ago(AFTERNOON, days=20)
    past(group, HELD, last - timedelta(weeks=AFTERNOON.weeks), AFTERNOON)
    in_the_room(facilitator, group, 3, THIRD.beginning(last))
    lay_out(group, 3, timezone.localdate(last) + timedelta(weeks=AFTERNOON.weeks), AFTERNOON)
    paths.commit(group, {member.pk for member in group.circle()[:6]})
    kept_paths.keep(group, "Kort traject van vijf", ["with", "with", "without", "without", "with"], for_all=True)
    case_of(
        group, 5, Prepared(WORDS, cases.Preparation("vijf-stappen", checked=["phoned", "own-question", "concrete"]))
    )
    case_of(group, 3, Prepared())


def _team(facilitator: User) -> None:
    group = groups.create(
        facilitator, Description(name="Wijkteam Noord", purpose="Minder alleen doen.", field="Lindedal-Noord")
    )
    people(group, TEAM, DOMAIN)
    first = group.circle()[0]
    members.change(first, Person(first.name, first.email, leads_others=True))


def _debts(facilitator: User, beside: list[User]) -> None:
    """Met once, and meets again in a few days: planned to the minute, prepared, invited."""
    group = groups.create(
        facilitator,
        Description(
            name="Leerkring schuldhulp",
            purpose="Helpen zonder over te nemen.",
            field="Bedrijf Sociaal Domein",
            familiarity=Familiarity.SOME,
        ),
    )
    groups.hand_over(group, facilitator, beside)
    people(group, DEBTS, DOMAIN)
    past(group, (Held(INCIDENTEN, 2, (5,)),), ago(MORNING, weeks=MORNING.weeks), MORNING)
    case = case_of(group, 3, Prepared(LETTERS, _found_out()))
    _plan(group, workday(timezone.localdate() + timedelta(days=3)), case)


def _found_out() -> cases.Preparation:
    every = ["phoned", "own-question", "own-share", "concrete", "safe"]
    return cases.Preparation("vijf-stappen", checked=every)


def _plan(group: Group, day: date, case: Case) -> None:
    wanted = plans.Wanted(
        span=on(day, MORNING), place="Kamer 2.14", question="share", chosen=("vijf-stappen",), cases=(case,)
    )
    meeting = plans.keep(group, 2, wanted, seen=0)
    invite(meeting, ("coming", "coming", "", "coming", "cannot", ""))


def _old(facilitator: User) -> None:
    """A path that came to its end, put away."""
    group = groups.create(
        facilitator, Description(name="Startgroep jeugdteams", field="Jeugd", familiarity=Familiarity.WELL)
    )
    people(group, OLD, DOMAIN)
    every = [Held((VIJF, SOCRATISCH)[number % 2], number % len(OLD)) for number in range(10)]
    past(group, every, ago(AFTERNOON, days=120), AFTERNOON)
    groups.archive(group)
