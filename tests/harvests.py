"""A harvest written by hand, for tests of its looks: everything a page can hold, no database."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sessions.activities.leaves import Leaf
from sessions.activities.parts import BinView, CardView
from sessions.screens.harvest import HarvestRound, HarvestScreen, Quote, Quotes, Words
from sessions.screens.ring import picture
from tests.factories import NAMES, QUESTIONS
from tests.played import ADVICE, AFTER, BEFORE, CORES, NOTE, REACTION

BINS = (("behulpzaam", "Behulpzaam"), ("neutraal", "Neutraal"), ("niet-behulpzaam", "Niet behulpzaam"))
ACTION = "Ik ga één week niet nabellen en opschrijven wat er dan gebeurt."
MOMENT = "Hij keek weg toen ik vroeg wie er zou bellen."


def full_screen() -> HarvestScreen:
    """Six people, one case, sixteen questions in three bins, six pieces of advice, two takeaways."""
    names = NAMES[:6]
    return HarvestScreen(
        public_id="7a3c9f52-54d1-4b21-b2a5-1a7c9a3d4e5f",
        title="Adviseurs zorg en veiligheid",
        day=date(2026, 3, 12),
        organisation="Gemeente Merendaal",
        facilitator="Hanneke Vos",
        methods="Vijf stappen",
        people="Anouk, Yasmina, Joost, Femke, Ruben en Soraya",
        seated=6,
        ring=picture(names, names[:1]),
        ring_says="De kring: Anouk, Yasmina, Joost, Femke, Ruben en Soraya.",
        rounds=(case_round(),),
        takeaways=Quotes(
            [Quote("Dat ik vaak ja zeg voordat ik weet waarop.", "Soraya"), Quote("Ik ben niet de enige.")]
        ),
        words=Words(sorted=(), rows=(), agreed=(Leaf("agree", 0, "Afspraken maken", committed=6),)),
        is_open=False,
        purged_on=date(2026, 4, 11),
    )


def case_round() -> HarvestRound:
    return HarvestRound(
        number=1,
        method="Vijf stappen",
        bringer="Anouk",
        fundamental=None,
        before=Quote(BEFORE),
        after=Quote(AFTER),
        actions=Quotes([Quote(ACTION)]),
        turning_point=Quotes([Quote(MOMENT)]),
        advice=Quotes(Quote(text, name) for text, name in zip(ADVICE, NAMES, strict=False)),
        reactions=Quotes([Quote(REACTION, "Anouk")]),
        takeaways=Quotes(),
        words=Words(sorted=(questions(),), rows=((cores(),),), agreed=()),
    )


def questions() -> Leaf:
    """Sixteen questions, one of them answered with a note."""
    cards = [CardView(pk=n, text=f"{n}. {QUESTIONS[n % 10]}", note=NOTE if n == 3 else "") for n in range(16)]
    bins = tuple(BinView(slug, title, place, tuple(cards[place::3])) for place, (slug, title) in enumerate(BINS))
    return Leaf("answer", 2, "Vragen", bins=bins)


def cores() -> Leaf:
    return Leaf("write", 3, "De kern volgens ons", tuple(CardView(pk=9, text=text, author="Joost") for text in CORES))


def with_words(text: str) -> HarvestScreen:
    """The same harvest with `text` in every place where people's words stand."""
    quotes = Quotes([Quote(text, text)])
    leaf = Leaf("write", 3, text, (CardView(pk=9, text=text, author=text),))
    bins = (BinView("a", text, 0, (CardView(pk=10, text=text, note=text),)),)
    words = Words(
        sorted=(Leaf("sort", 2, text, bins=bins),), rows=((leaf, replace(leaf, kind="flip", pk=4)),), agreed=()
    )
    case = replace(case_round(), bringer=text, before=quotes[0], after=quotes[0], actions=quotes, turning_point=quotes)
    case = replace(case, advice=quotes, reactions=quotes, takeaways=quotes, words=words)
    return replace(full_screen(), title=text, people=text, organisation=text, rounds=(case,), takeaways=quotes)
