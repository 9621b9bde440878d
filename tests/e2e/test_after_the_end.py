"""The end of a session on six phones: everybody chooses differently, and three editions are compared word by word.

Each with what may be in it, and what its page shows with what its PDF holds.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Callable

import pypdf
from playwright.sync_api import Page, expect

from tests.e2e.afterwards import ask_questions
from tests.e2e.stage import NAMES, Stage

REST = {"Anouk": "", "Yasmina": "named", "Joost": "unnamed", "Femke": "withheld", "Ruben": "", "Soraya": "unnamed"}
AGREED = ("Yasmina", "Joost", "Soraya")
FOOT = re.compile(r"Vertrouwelijk\. Alleen voor wie in de kring zat\.|Pagina \d+ van \d+")  # of every printed page


def words_of(name: str) -> str:
    """What ends everything that this person wrote."""
    return f"({name}, 1)"


def test_six_people_choose_and_each_gets_the_own_edition(stage: Stage, accessible: Callable[[Page], None]) -> None:
    ask_questions(stage)
    end(stage)

    for name, rest in REST.items():
        choose(stage.phones[name], rest)
    accessible(stage.phones["Joost"])
    expect(stage.console.locator("#main")).to_contain_text("4 van de 6 mensen hebben gekozen")
    accessible(stage.console)
    stage.console.get_by_role("button", name="De oogst sluiten").click()
    expect(stage.console.locator("#main")).to_contain_text("De oogst is gesloten")

    own = read(stage.phones["Femke"], "Mijn exemplaar")
    group = read(stage.phones["Femke"], "Het exemplaar van de groep")
    case = read(stage.phones["Anouk"], "Mijn casus")
    assert found(group) == {*AGREED}
    assert found(own) == {*AGREED, "Femke"}
    assert found(case) == {*AGREED, "Anouk"}
    assert "Yasmina" in group.splitlines()
    assert "Joost" not in group.splitlines()
    left_by_erasing(stage.phones["Femke"])
    assert stage.complaints == []


def end(stage: Stage) -> None:
    stage.console.locator("a[href='#end-dialog']:visible").first.click()
    stage.console.locator("#end-dialog form button").first.click()
    assert stage.beamer
    for page in (*stage.phones.values(), stage.beamer):
        expect(page.locator("main")).to_contain_text("Fijn dat je er was")
        expect(page.locator("body")).not_to_contain_text(re.compile(r"\(\w+, 1\)"))


def choose(phone: Page, rest: str) -> None:
    """Look at the own words alone, and answer for all of them; who answers nothing goes back."""
    expect(phone).to_have_url(re.compile("/kring/goodbye/$"))
    phone.get_by_role("link", name="Kies wat meegaat").click()
    expect(phone.locator("fieldset .said").first).to_be_visible()
    if not rest:
        phone.get_by_role("link", name="Terug").click()
        return
    phone.locator(f"input[name=rest][value={rest}]").check()
    phone.get_by_role("button", name="Mijn keuzes bewaren").click()
    expect(phone.locator("body")).to_contain_text("Je keuzes zijn bewaard.")
    expect(phone.locator(".said")).to_have_count(0)


def read(phone: Page, edition: str) -> str:
    """Everything that this edition says: on its page and, no word more or less, in its PDF."""
    phone.goto(re.sub(r"/kring/.*", "/kring/oogst/", phone.url))
    phone.get_by_role("link", name=re.compile(rf"Lezen.*{edition}")).click()
    expect(phone.locator("#harvest")).to_be_visible()
    shown = phone.locator("#harvest").inner_text()
    pdf = phone.context.request.get(phone.url.rstrip("/") + ".pdf")
    if pdf.status != 503:  # where there is no Pango it says so, and how to print the page
        assert words(shown) == words(printed(pdf.body()))
    return shown


def printed(pdf: bytes) -> str:
    """The text of a PDF without the lines at its feet, and without the breaks that lines of paper make in words."""
    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]
    return FOOT.sub("", re.sub(r"\s+", " ", re.sub(r"-\s*\n", "", "\n".join(pages))))


def words(text: str) -> Counter[str]:
    """How often each word stands there, however large its letters are."""
    return Counter(re.findall(r"\w+", text.replace("\u00ad", "").casefold()))


def found(edition: str) -> set[str]:
    return {name for name in NAMES if words_of(name) in edition}


def left_by_erasing(phone: Page) -> None:
    """Erase, and go back as often as one likes: no word comes back (T23)."""
    phone.goto(re.sub(r"/kring/.*", "/kring/goodbye/", phone.url))
    phone.get_by_role("button", name="Wissen en afsluiten").click()
    expect(phone.get_by_role("button", name="Wissen en afsluiten")).to_have_count(0)
    for _number in range(5):
        phone.go_back()
        expect(phone.locator("body")).to_be_visible()
        expect(phone.locator("body")).not_to_contain_text(re.compile(r"\(\w+, 1\)"))
