"""Who may see what after the circle: editions, letters and what comes weeks later, in one table (T38, T40).

A line holds until the next line of the same secret. Nothing is `.`; a letter is a place that shows it:

    own, case, other  T the thanks page, C choosing, M the own edition, G the group's, K the case bringer's, as PDF in
                      small; B the ballot, I writing an intention, V the page behind the link of an own intention
    mailed            L the page behind the mailed link after the code, M and G editions there, as PDF in small
    desk              C the console, H the harvest, h as PDF, E empty sheets, L looking back, P whom to call,
                      O the group, F the front page, N the console of the next meeting
    wall              W the beamer, N that of the next meeting, S a phone there
    coord             I insights, P planning, R the report, X the workbook, K calls to make
    letters           h the link to the harvest, c its code, a asking to look back and reminding, i about an intention
    log               x any line of it
    out               every page of these, for nobody, a colleague, a coordinator and a facilitator elsewhere

Own wrote the named and the withheld card, other the unnamed one; the case bringer withholds the case. Who is silent has
chosen nothing. PDFs are looked at with `--long`, once.
"""

from __future__ import annotations

import html
import logging
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.core import mail
from django.core.cache import cache
from django.db import transaction
from django.test import override_settings
from django.urls import reverse
from pytest_django.plugin import DjangoDbBlocker

from intervisie.evaluations.models import Ballot
from sessions.views.papers import PDFS

from .afterwards import MOMENTS, SITS, Aftermath, begin
from .conftest import Listening
from .test_coordinator import words

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("canaries afterwards")]

Row = dict[str, str]
TABLE = """
secret                            from         own   case    other  mailed  desk  wall  coord  letters  log  out
the case                          chosen       .     CMK     .      .       .     .     .      .        .    .
                                  closed       .     MKmk    .      .       .     .     .      .        .    .
a named card                      chosen       CM    .       .      .       H     .     .      .        .    .
                                  closed       MGmg  MGKmgk  MGmg   MGmg    Hh    .     .      .        .    .
a withheld card                   chosen       CM    .       .      .       .     .     .      .        .    .
                                  closed       Mm    .       .      Mm      .     .     .      .        .    .
an unnamed card                   chosen       .     .       CM     .       H     .     .      .        .    .
                                  closed       MGmg  MGKmgk  MGmg   MGmg    Hh    .     .      .        .    .
a silent card                     chosen       .     .       .      .       .     .     .      .        .    .
a card that waits                 chosen       M     .       .      .       .     .     .      .        .    .
                                  closed       Mm    .       .      Mm      .     .     .      .        .    .
a note on a named card            chosen       .     .       .      .       .     .     .      .        .    .
                                  closed       .     MKmk    .      .       .     .     .      .        .    .
a note on a silent card           chosen       .     .       .      .       .     .     .      .        .    .
a text for oneself                chosen       .     MK      .      .       .     .     .      .        .    .
                                  closed       .     MKmk    .      .       .     .     .      .        .    .
a withheld takeaway               chosen       CM    .       .      .       .     .     .      .        .    .
                                  closed       Mm    .       .      Mm      .     .     .      .        .    .
an address for the harvest        chosen       C     .       .      .       .     .     .      .        .    .
                                  closed       C     .       .      .       .     .     .      hc       .    .
the key of the harvest            chosen       .     .       .      .       .     .     .      .        .    .
                                  closed       .     .       .      LMG     .     .     .      h        .    .
the mailed code                   closed       .     .       .      .       .     .     .      c        .    .
the key of a ballot               chosen       .     .       T      .       .     .     .      .        .    .
                                  weeks-later  .     .       .      .       .     .     .      a        .    .
an answer to looking back         chosen       .     .       .      .       .     .     .      .        .    .
an intention                      chosen       V     .       .      .       .     .     .      .        .    .
an intention kept                 chosen       .     .       V      .       .     .     .      .        .    .
the key of an intention           chosen       .     .       .      .       .     .     .      .        .    .
                                  weeks-later  .     .       .      .       .     .     .      i        .    .
an address for an intention       chosen       .     .       .      .       .     .     .      .        .    .
                                  weeks-later  .     .       .      .       .     .     .      i        .    .
the key of an intention kept      chosen       .     .       .      .       .     .     .      .        .    .
                                  weeks-later  .     .       .      .       .     .     .      i        .    .
an address for an intention kept  chosen       .     .       .      .       .     .     .      .        .    .
                                  weeks-later  .     .       .      .       .     .     .      i        .    .
what became of an intention       weeks-later  V     .       .      .       .     .     .      .        .    .
                                  met-again    V     .       .      .       N     NS    .      .        .    .
what became of an intention kept  weeks-later  .     .       V      .       .     .     .      .        .    .
"""
PRINTED = "closed"
ON_PAPER = ("own", "case", "other", "mailed", "desk")
LOOKED_AT = "met again"  # by everybody outside
INTENDS = {"own": "an intention", "other": "an intention kept"}
OUTSIDE = ("nobody", "colleague", "coordinator", "foreign")
EDITIONS = {"M": "mine", "G": "group", "K": "case-1"}
ON_DESK = {
    "C": "console",
    "H": "harvest",
    "h": "harvest_pdf",
    "E": "harvest_empty",
    "L": "looking_back",
    "P": "looking_back_paper",
    "O": "group",
    "F": "home",
}
OF_COORDINATOR = {
    "I": "insights",
    "P": "planning_help",
    "R": "insights_report",
    "X": "insights_table",
    "K": "calls",
}
ROLES = ("own", "case", "other", "mailed", "desk", "wall", "coordinator", "letters", "log", "outside")


def rows() -> dict[str, dict[str, Row]]:
    """By secret and the moment from which it holds: the letters per role."""
    found: dict[str, dict[str, Row]] = {}
    secret = ""
    for line in TABLE.strip().splitlines()[1:]:
        name, moment, *cells = re.split(r"\s{2,}", line)
        secret = name or secret
        found.setdefault(secret, {})[moment.replace("-", " ")] = {
            role: "" if cell == "." else cell for role, cell in zip(ROLES, cells, strict=True)
        }
    return found


ROWS = rows()


class Look:
    """Everything that comes to everybody at one moment, by role and by the sign of the place."""

    def __init__(self, evening: Aftermath, moment: str, log: list[str], *, prints: bool) -> None:
        self.evening, self.moment, self.is_printed = evening, moment, prints
        self.told: dict[str, dict[str, str]] = {role: {} for role in ROLES}
        for role in ("own", "case", "other"):
            self.told[role] = {sign: self.ask(role, address) for sign, address in self.phone(role).items()}
        self.told["mailed"] = {sign: self.ask("mailed", address) for sign, address in self.mailed().items()}
        self.told["desk"] = {sign: self.ask("desk", address) for sign, address in self.desk().items()}
        self.told["wall"] = {sign: self.ask("seated", address) for sign, address in self.wall().items()}
        self.told["coordinator"] = {
            sign: self.ask("coordinator", reverse(name)) for sign, name in OF_COORDINATOR.items() if self.prints(name)
        }
        self.told["log"] = {"x": "\n".join(log)}
        for letter in mail.outbox:
            self.told["letters"].setdefault(kind_of(letter.body), "")
            self.told["letters"][kind_of(letter.body)] += f"{letter.message()}{letter.body}"
        if moment == LOOKED_AT:
            self.outside()

    def prints(self, name: str) -> bool:
        """PDFs take their time."""
        return self.is_printed or not name.endswith(("pdf", "report"))

    def ask(self, actor: str, address: str) -> str:
        PDFS.kept.clear()
        answer: Any = self.evening.browser(actor).get(address)
        assert answer.status_code < 500, (actor, address)
        return html.unescape(words(answer))

    def editions(self, start: str) -> dict[str, str]:
        found = {sign: f"{start}{name}/" for sign, name in EDITIONS.items()}
        return found | {sign.lower(): f"{found[sign][:-1]}.pdf" for sign in found if self.prints("pdf")}

    def phone(self, role: str) -> dict[str, str]:
        found = {"T": reverse("goodbye"), "C": reverse("consent"), "I": reverse("intend")}
        ballot = Ballot.objects.filter(seat=self.evening.seat(SITS[role]).pk).first()
        key = self.evening.words.get(f"the key of {INTENDS.get(role, '')}")
        return {
            **found,
            **self.editions(reverse("consent")),
            **({"B": reverse("ballot", args=[ballot.key()])} if ballot else {}),
            **({"V": reverse("intention", args=[key])} if key else {}),
        }

    def mailed(self) -> dict[str, str]:
        link = reverse("mailed", args=[self.evening.words["the key of the harvest"]])
        return {"L": link, **self.editions(link)} if "mailed" in self.evening.phones else {}

    def desk(self) -> dict[str, str]:
        session, coming = self.evening.room.session, self.evening.coming
        of = {"home": [], "group": [self.evening.group.public_id]}
        found = {
            sign: reverse(name, args=of.get(name, [session.public_id]))
            for sign, name in ON_DESK.items()
            if self.prints(name)
        }
        return found | ({"N": reverse("console", args=[coming.session.public_id])} if coming else {})

    def wall(self) -> dict[str, str]:
        session, coming = self.evening.room.session, self.evening.coming
        found = {"W": reverse("beamer", args=[session.beamer_token])}
        if coming:
            found |= {"N": reverse("beamer", args=[coming.session.beamer_token]), "S": reverse("phone")}
        return found

    def outside(self) -> None:
        """Whoever does not belong asks for all of it; the link that was mailed too, but not its code."""
        own = {f"own {sign}": address for sign, address in self.phone("own").items() if sign not in "BV"}
        pages = own | {f"desk {sign}": address for sign, address in self.desk().items()} | self.mailed()
        self.told["outside"] = {
            f"{who} {sign} ": self.ask(who, address) for who in OUTSIDE for sign, address in pages.items()
        }


def kind_of(body: object) -> str:
    """The sign of a letter, by where it leads."""
    ways = {"/terugkijken/": "a", "/voornemen/": "i", "/oogst/": "h"}
    return next((sign for way, sign in ways.items() if way in str(body)), "c")


@pytest.fixture(scope="module")
def seen(
    request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[dict[str, dict[str, Row]]]:
    """By secret and moment: the signs of the places in which each role finds it."""
    cache.clear()
    found: dict[str, dict[str, Row]] = {}
    lines: list[str] = []
    root, ear = logging.getLogger(), Listening(lines)
    before = root.level
    root.addHandler(ear)
    root.setLevel(logging.DEBUG)
    with django_db_blocker.unblock(), transaction.atomic(), override_settings(PUBLIC_URL="http://testserver"):
        mail.outbox.clear()
        evening = begin()
        for moment, act in MOMENTS.items():
            act(evening)
            evening.room.session.refresh_from_db()
            prints = moment == PRINTED and request.config.getoption("--long")
            told = Look(evening, moment, lines, prints=prints).told
            for secret, word in evening.words.items():
                cells = {role: "".join(sign for sign, text in told[role].items() if word in text) for role in ROLES}
                found.setdefault(secret, {})[moment] = cells
        yield found
        transaction.set_rollback(True)
    root.removeHandler(ear)
    root.setLevel(before)


def expected(secret: str, moments: list[str], *, printed: bool) -> dict[str, Row]:
    """What the table says of every moment at which there is this secret; PDFs only where they were looked at."""
    now: Row = {}
    found = {}
    for moment in MOMENTS:
        now = ROWS[secret].get(moment, now)
        prints = printed and moment == PRINTED
        found[moment] = now if prints else {role: unprinted(role, signs) for role, signs in now.items()}
    return {moment: found[moment] for moment in moments}


def unprinted(role: str, signs: str) -> str:
    return "".join(sign for sign in signs if not (role in ON_PAPER and sign.islower()))


@pytest.mark.parametrize("secret", ROWS)
def test_only_who_may_see_it_finds_the_word(
    seen: dict[str, dict[str, Row]], secret: str, request: pytest.FixtureRequest
) -> None:
    printed = request.config.getoption("--long")

    assert seen[secret] == expected(secret, list(seen[secret]), printed=printed)


def test_the_table_knows_every_secret_and_every_moment(seen: dict[str, dict[str, Row]]) -> None:
    assert set(ROWS) == set(seen)
    assert {moment for secret in ROWS for moment in ROWS[secret]} <= set(MOMENTS)
