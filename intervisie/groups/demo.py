"""Made-up groups to try the product with: one that has met three times, one that still has to begin."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time, timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from intervisie.planning import TEN, free_days, planned, rota, span, stops, usual

from .commands import cases, groups, hosting, meetings, members, paths
from .commands.groups import Description
from .commands.members import Person
from .models import Familiarity, Group, Meeting

if TYPE_CHECKING:
    from intervisie.accounts.models import User

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
VIJF = {"slug": "vijf-stappen", "name": "Vijf stappen", "hue": "vijf"}
SOCRATISCH = {"slug": "socratisch", "name": "Socratisch", "hue": "socratisch"}
HELD = ((VIJF, 0, (3,)), (SOCRATISCH, 1, ()), (VIJF, 4, (2, 6)))  # method, who brought the case, who was not there
TIMES, WEEKS, SATURDAY = (time(13, 30), time(15, 30)), 4, 5
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


@transaction.atomic
def fill(facilitator: User) -> None:
    """Two groups for this facilitator; once."""
    if Group.objects.filter(organisation=facilitator.organisation_id).exists():
        return
    _advisers(facilitator)
    _team(facilitator)


def _advisers(facilitator: User) -> None:
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
    _people(group, ADVISERS)
    _path(group)
    sixth, fourth = group.circle()[5], group.circle()[3]
    case = cases.ask(group, sixth)
    cases.write(case, WORDS, seen=1)
    cases.share(case)
    cases.prepare(case, cases.Preparation("vijf-stappen", checked=["phoned", "own-question", "concrete"]))
    cases.ask(group, fourth)


def _path(group: Group) -> None:
    """What was held, four weeks apart."""
    circle = list(group.circle())
    last = timezone.now() - timedelta(days=20)
    for number, (method, brought, missing) in enumerate(HELD, 1):
        start = last - timedelta(days=28 * (len(HELD) - number))
        meeting = Meeting.objects.create(
            group=group,
            number=number,
            **meetings.held(usual(number)),
            started_at=start,
            held_at=start + timedelta(minutes=90),
            methods=[method],
        )
        present = {member.pk for place, member in enumerate(circle) if place not in missing}
        meetings.keep_attendance(meeting, present, {circle[brought].pk})
    _lay_out(group, timezone.localdate(last) + timedelta(weeks=WEEKS))
    paths.commit(group, {member.pk for member in circle[:-1]})


def _lay_out(group: Group, first: date) -> None:
    """The rest of the path, from the first free workday on; everybody hosts in turn."""
    coming = stops(TEN)[len(HELD) :]
    free = {each.day for each in free_days({first.year, first.year + 1})}
    day = next(day for day in _days(first) if day not in free and day.weekday() < SATURDAY)
    zone = timezone.get_current_timezone()
    placed = [
        paths.Placed(each.stop.number, TEN.modes[each.stop.number - 1], span(each.day, *TIMES, zone))
        for each in planned(coming, day, weeks=WEEKS)
    ]
    rhythm = paths.Rhythm(TEN.modes, day, *TIMES, WEEKS)
    paths.lay(group, rhythm, placed, seen=paths.state(list(group.meetings.all())))
    alone: dict[int, int | None] = {stop.number: None for stop in coming if not stop.guided}
    turns = rota([member.pk for member in group.circle()], [], alone)
    hosting.choose(group, alone | turns)


def _days(first: date) -> Iterator[date]:
    return (first + timedelta(days=number) for number in range(60))


def _team(facilitator: User) -> None:
    group = groups.create(
        facilitator, Description(name="Wijkteam Noord", purpose="Minder alleen doen.", field="Lindedal-Noord")
    )
    _people(group, TEAM)
    first = group.circle()[0]
    members.change(first, Person(first.name, first.email, leads_others=True))


def _people(group: Group, names: tuple[str, ...]) -> None:
    members.add(group, [Person(name, f"{name.split()[0].lower()}@lindedal.example") for name in names])
