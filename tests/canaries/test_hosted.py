"""Who may see what of a group that prepares, is invited, and meets without its facilitator: one table.

A line holds until the next line of the same secret. Nothing is `.`; a letter is a page that shows it:

    host     C the console on the host's phone, P that phone as a seat, L the host's own link
    seat     P the phone of who sits in the circle
    guide    G the page of the group, I its guests, N the plan, K the case, C the console, H the harvest,
             h the front page, l the page that makes the host's link
    guest    I the page of the personal link
    bringer  M the case on the own phone
    wall     W the beamer
    outside  every page of these, for nobody, a colleague, a coordinator and a facilitator of another organisation

G, I, K, M and C of other roles are the same pages, where nobody may find anything.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from .hosted import MOMENTS, begin

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("canaries among members")]

Found = dict[str, dict[str, dict[str, str]]]

TABLE = """
secret                   from                      host  seat  guide   guest  bringer  wall  outside
a note about the group   when-it-opens             .     .     G       .      .        .     .
a name in the circle     when-it-opens             .     .     GIh     .      .        .     .
an address               when-it-opens             .     .     G       .      .        .     .
the place of a meeting   when-it-opens             .     .     Nh      I      .        .     .
a case on a phone        when-it-opens             .     .     .       .      M        .     .
                         when-the-case-is-shared   .     .     K       .      M        .     .
the key of a guest       when-it-opens             .     .     .       .      .        .     .
the key of the host      when-it-opens             .     .     .       .      .        .     .
the key of a phone       when-it-opens             .     .     .       .      .        .     .
a card among members     while-they-write          C     P     .       .      .        .     .
                         after-the-end             .     .     .       .      .        .     .
a takeaway among members after-the-end             .     .     GH      .      .        .     .
"""

PAGES = {
    "host": {"C": "console", "P": "phone", "L": "host", "G": "group", "I": "guests", "K": "case", "M": "my_case"},
    "seat": {"P": "phone", "C": "console", "G": "group", "I": "guests", "K": "case", "M": "my_case"},
    "guide": {
        "G": "group",
        "I": "guests",
        "N": "plan",
        "K": "case",
        "C": "console",
        "H": "harvest",
        "h": "home",
        "l": "host_link",
        "M": "my_case",
    },
    "guest": {"I": "invited"},
    "bringer": {"M": "my_case", "K": "case", "G": "group"},
    "wall": {"W": "beamer"},
}
EVERYTHING = ("group", "guests", "plan", "case", "console", "harvest", "host_link", "my_case", "phone", "home")
LOOKED_AT = ("when the case is shared", "after the end")  # by everybody outside: forty pages take their time
OUTSIDE = ("nobody", "colleague", "coordinator", "foreign")
SECRET, MOMENT = slice(0, 25), slice(25, 51)
ROLES = (*PAGES, "outside")


def rows() -> dict[str, dict[str, dict[str, str]]]:
    """By secret and the moment from which it holds: the letters per role."""
    found: dict[str, dict[str, dict[str, str]]] = {}
    secret = ""
    for line in TABLE.strip().splitlines()[1:]:
        secret = line[SECRET].strip() or secret
        cells = ["" if cell == "." else cell for cell in line[MOMENT.stop :].split()]
        found.setdefault(secret, {})[line[MOMENT].strip().replace("-", " ")] = dict(zip(ROLES, cells, strict=True))
    return found


ROWS = rows()


@pytest.fixture(scope="module")
def seen(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Found]:
    """By secret and moment: the letters of the pages on which each role finds it."""
    cache.clear()
    found: Found = {}
    with django_db_blocker.unblock(), transaction.atomic():
        circle = begin()
        for moment, act in MOMENTS.items():
            act(circle)
            told = {role: {sign: circle.finds(role, page) for sign, page in PAGES[role].items()} for role in PAGES}
            if moment in LOOKED_AT:
                told["outside"] = {f"{who}-{page}": circle.finds(who, page) for who in OUTSIDE for page in EVERYTHING}
            for secret, word in circle.words.items():
                cells = {
                    role: "".join(sign for sign, text in told.get(role, {}).items() if word in text) for role in ROLES
                }
                found.setdefault(secret, {})[moment] = cells
        yield found
        transaction.set_rollback(True)


def expected(secret: str, moments: list[str]) -> dict[str, dict[str, str]]:
    """What the table says of every moment at which there is this secret."""
    now: dict[str, str] = {}
    found = {}
    for moment in MOMENTS:
        now = ROWS[secret].get(moment, now)
        found[moment] = now
    return {moment: found[moment] for moment in moments}


@pytest.mark.parametrize("secret", ROWS)
def test_only_who_may_see_it_finds_the_word(seen: Found, secret: str) -> None:
    assert seen[secret] == expected(secret, list(seen[secret]))


def test_the_table_knows_every_secret_and_every_moment(seen: Found) -> None:
    assert set(ROWS) == set(seen)
    assert {moment for secret in ROWS for moment in ROWS[secret]} <= set(MOMENTS)
