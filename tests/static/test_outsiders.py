"""What tells who somebody outside the circle is gets noticed on the phone, and ordinary sentences do not."""

import random
import re
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Page

from .conftest import STATIC, Desk

pytestmark = pytest.mark.e2e

LIBRARY = STATIC.parent / "methods" / "library"
SEARCH = """async ([language, texts]) => {
  const { outsider } = await import("/static/js/coach/outsiders.js");
  const { outsiders } = await (await fetch(`/static/coach/${language}.json`)).json();
  return texts.map((text) => outsider(text, outsiders)?.kind ?? null);
}"""
WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2)

Search = Callable[..., list[str | None]]


@pytest.fixture
def search(desk: Desk, page: Page) -> Search:
    page.goto(desk.page(""))
    return lambda texts, language="nl": page.evaluate(SEARCH, [language, list(texts)])


def numbers(many: int) -> Sequence[str]:
    """Citizen service numbers that could exist: the weighted sum of eight digits gives the ninth."""
    chance = random.Random(20)
    found: list[str] = []
    while len(found) < many:
        eight = [chance.randint(0, 9) for _ in WEIGHTS]
        last = sum(weight * digit for weight, digit in zip(WEIGHTS, eight, strict=True)) % 11
        if last < 10 and any(eight):
            found.append("".join(map(str, [*eight, last])))
    return found


WAYS: tuple[Callable[[str], str], ...] = (
    lambda nine: f"Zijn bsn is {nine}.",
    lambda nine: f"{nine[:3]}.{nine[3:6]}.{nine[6:]}",
    lambda nine: f"nummer {nine[:4]} {nine[4:6]} {nine[6:]}, van haar",
    lambda nine: f"(bsn:{nine})",
    lambda nine: f"kamer 2 {nine}",
    lambda nine: " ".join(nine),
    lambda nine: nine.removeprefix("0") if nine[1] != "0" else nine,
)


def test_ten_thousand_citizen_service_numbers_are_all_noticed(search: Search) -> None:
    texts = [WAYS[place % len(WAYS)](nine) for place, nine in enumerate(numbers(10_000))]

    found = search(texts)

    missed = [text for text, kind in zip(texts, found, strict=True) if kind not in {"bsn", "phone"}]
    assert len(texts) == 10_000
    assert missed == []


def test_a_number_that_fails_the_test_of_eleven_is_just_a_number(search: Search) -> None:
    wrong = [nine[:-1] + str((int(nine[-1]) + 1) % 10) for nine in numbers(500)]

    assert set(search(wrong)) == {None}


def test_the_texts_of_the_methods_hardly_ever_raise_it(search: Search) -> None:
    lines = [line for path in sorted(LIBRARY.rglob("*.toml")) for line in _lines(path)]

    alarms = [line for line, kind in zip(lines, search(lines), strict=True) if kind]

    print(f"{len(alarms)} of {len(lines)} lines", alarms)  # noqa: T201  # the score is what this test is for
    assert len(lines) > 500
    assert len(alarms) <= len(lines) / 100


def _lines(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").splitlines() if re.search(r"\w", line)]


SENTENCES = {
    "Bel haar op 06-12345678.": "phone",
    "06 12 34 56 78": "phone",
    "(020) 123 45 67": "phone",
    "+31 6 1234 5678": "phone",
    "+31(0)612345678": "phone",
    "0031612345678": "phone",
    "mail jan.devries@zorg.example even": "mail",
    "NL91 ABNA 0417 1643 00 is van hem": "iban",
    "nl91abna0417164300": "iban",
    "DE89 3704 0044 0532 0130 00": "iban",
    "NL92 BANK 1417 1643 01": None,
    "Ze woont op 1234 AB 12": "address",
    "Dorpsstraat 12, 1234 AB Lindedal": "address",
    "1234ab nr. 12": "address",
    "In 1990 en 12 jaar later": None,
    "Hij is van 3 maart 1980": "birth",
    "geb. 12-03-80": "birth",
    "Geboren op 5/6/2024": "birth",
    "31.12.1999 was het": "birth",
    "We spraken elkaar op 12-03-2099": None,
    "Op 3 maart om 19.30 uur": None,
    "Mevrouw Jansen belde": "name",
    "toen kwam meneer van den Berg binnen": "name",
    "mevr. El Amrani": "name",
    "Dhr. A. de Wit": "name",
    "de heer De Vries": "name",
    "Een oude mevrouw. Ik schrok ervan": None,
    "De heer des huizes": None,
    "Die mevrouw is boos op mij": None,
    "2024 2025 en 2026": None,
    "Wat zou er gebeuren als jij een week lang niemand belt?": None,
}


def test_what_is_noticed_and_what_is_not(search: Search) -> None:
    found = dict(zip(SENTENCES, search(SENTENCES), strict=True))

    assert found == SENTENCES


def test_it_knows_english_names_and_dates(search: Search) -> None:
    found = search(("Mr. Smith called", "born 3 March 1980", "A mr"), "en")

    assert found == ["name", "birth", None]
