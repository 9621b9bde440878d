"""Waterschap Oostervaart: a group past the middle of its path, partly without a facilitator, and one that starts."""

from __future__ import annotations

from datetime import time, timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from sessions.demo import Evening

from ..commands import cases, groups, paths
from ..commands.groups import Description
from ..models import Familiarity
from .making import (
    INCIDENTEN,
    RODDELEN,
    SOCRATISCH,
    VIJF,
    Held,
    Prepared,
    Rhythm,
    ago,
    case_of,
    in_the_room,
    lay_out,
    past,
    people,
)

if TYPE_CHECKING:
    from intervisie.accounts.models import User

DOMAIN = "oostervaart.example"
GUIDE = f"noor.hendriks@{DOMAIN}"
LEVELS = ("Jelle Dijkstra", "Ilse van Rijn", "Mo Benali", "Greetje Postma", "Bas Nijhuis", "Fatima Aydin")
DIKES = ("Kees Terpstra", "Nadia Groen", "Wout Hermans", "Sanne Mulder", "Ravi Singh")
RHYTHM = Rhythm(time(15), time(17), weeks=3)
HELD = (
    Held(VIJF, 0),
    Held(INCIDENTEN, 1, (4,)),
    Held(SOCRATISCH, 2),
    Held(VIJF, 3, (0, 5)),
    Held(RODDELEN, 5, (2,)),
)
SIXTH = Evening(
    title="Peilbeheerders",
    names=("Jelle", "Ilse", "Mo", "Greetje", "Fatima"),
    bringer="Greetje",
    minutes=100,
    said={
        "vraag-opschrijven": (("Greetje", "Hoe zeg ik nee tegen een boer die ik al twintig jaar ken?"),),
        "advies-schrijven": (
            ("Jelle", "Zeg het aan de keukentafel en niet aan de telefoon."),
            ("Ilse", "Begin met wat je van hem hebt geleerd."),
            ("Mo", "Neem een collega mee die hem niet kent."),
            ("Fatima", "Vraag eerst wat hij denkt dat jij gaat zeggen."),
        ),
        "actie": (("Greetje", "Vrijdag rijd ik langs, zonder de kaart op tafel."),),
        "opschrijven": (
            ("Ilse", "Nee zeggen kan ook een vorm van respect zijn."),
            ("Mo", "Ik ga mijn eigen gesprek met de gemeente niet langer uitstellen."),
        ),
    },
)
WORDS = {
    "situation": "De aannemer belt mij en niet de projectleider, en ik geef antwoord.",
    "did": "Ik heb de tekening zelf aangepast.",
    "thought": "Dat is sneller.",
    "felt": "Onmisbaar, en daarna alleen.",
    "looking_at": "Wat levert het mij op dat iedereen mij belt?",
    "level": "personal",
}


def fill(guide: User) -> None:
    """Noor's group and the one of her colleague."""
    _levels(guide)
    colleague = type(guide).objects.filter(organisation=guide.organisation, is_facilitator=True).exclude(pk=guide.pk)
    _dikes(colleague.order_by("pk").first() or guide)


def _levels(guide: User) -> None:
    group = groups.create(
        guide,
        Description(
            name="Peilbeheerders",
            purpose="Rechtop blijven in gesprekken met boeren, natuur en dorp.",
            field="Rayon Oost",
            familiarity=Familiarity.WELL,
            notes="Bas komt net terug na een half jaar ziekte.",
        ),
    )
    people(group, LEVELS, DOMAIN)
    last = ago(RHYTHM, days=5)
    past(group, HELD, last - timedelta(weeks=RHYTHM.weeks), RHYTHM)
    in_the_room(guide, group, 6, SIXTH.beginning(last))
    lay_out(group, 6, timezone.localdate(last) + timedelta(weeks=RHYTHM.weeks), RHYTHM)
    paths.commit(group, {member.pk for member in group.circle()})
    case_of(group, 4, Prepared())


def _dikes(guide: User) -> None:
    """A path that begins in a week and a half; somebody has a case, and no evening is prepared yet."""
    group = groups.create(
        guide, Description(name="Bouwteam dijken", purpose="Leren van wat bijna misging.", field="Projecten")
    )
    people(group, DIKES, DOMAIN)
    lay_out(group, 0, timezone.localdate() + timedelta(days=10), RHYTHM)
    case_of(group, 1, Prepared(WORDS, cases.Preparation("incidenten", checked=["phoned"])))
