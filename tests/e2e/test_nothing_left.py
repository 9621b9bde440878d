"""A real browser with a profile on disk: after the end no content comes back, on a phone or a shared laptop (T23).

Every file of the profile is searched too. Chromium leaves what a page erased from its sessionStorage in its own log
until it tidies that; there it is unreadable (`static/js/kept.js`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Error, Page, expect

from tests.e2e.serving import ARGUMENTS, CHROMIUM, Server
from tests.e2e.stage import PHONE, Stage

KEPT_PAGES = [argument for argument in ARGUMENTS if argument != "--disable-back-forward-cache"]
ANOUK, UNSENT, PAD, YASMINA = "kanarievraag", "kanariehalf", "kanariepad", "kanariekaart"
INTENDED, ANSWERED = "kanarievoornemen", "kanarieantwoord"
TITLE = "kanariegroep"  # of the session: on the console, the harvest and the home page; a history keeps titles of pages


@contextmanager
def profile(stage: Stage, folder: Path, **options: object) -> Iterator[BrowserContext]:
    """A browser of its own whose files are in `folder`, with pages kept behind the back button as people have it."""
    context = stage.browser.browser_type.launch_persistent_context(
        folder,
        executable_path=CHROMIUM,
        args=KEPT_PAGES,
        ignore_default_args=["--disable-back-forward-cache"],
        locale="nl-NL",
        **options,  # type: ignore[arg-type]  # what a test wants of its screen
    )
    yield context
    context.close()


def found(folder: Path, *words: str) -> list[str]:
    """The files that hold one of these words, as browsers write texts: in one or in two bytes a sign."""
    wanted = [encoded for word in words for encoded in (word.encode(), word.encode("utf-16-le"))]
    files = [file for file in folder.rglob("*") if file.is_file()]
    assert len(files) > 20
    return [str(file.relative_to(folder)) for file in files if any(word in file.read_bytes() for word in wanted)]


def seen_going_back(page: Page, *words: str) -> list[str]:
    """The addresses behind the back button, five steps, that show one of these words."""
    shown = []
    for _ in range(5):
        with suppress(Error):  # what was posted is not shown again either: the browser says so on a page of its own
            page.go_back(wait_until="load", timeout=5_000)
        page.wait_for_timeout(400)
        html = page.content()
        shown += [page.url for word in words if word in html]
    return shown


def play(stage: Stage, phone: Page) -> None:
    """Anouk writes her question, keeps notes with her back to the circle, and is still typing at the end."""
    stage.sit("Anouk", page=phone)
    for name in ("Yasmina", "Joost"):
        stage.sit(name)
    stage.choose_case_bringer("Anouk")
    stage.start()
    stage.go_to("write")
    write(phone, ANOUK)
    while phone.locator("textarea[data-pad]:visible").count() == 0:
        stage.next()
    phone.locator("#pad").fill(f"{PAD} alleen voor mij")
    while stage.console.locator("form[action$='/do/next/'] #next").count():
        stage.next()
        other = stage.phones["Yasmina"].locator("#task textarea[data-draft]")
        if stage.kind == "write" and other.count():
            write(stage.phones["Yasmina"], YASMINA)
        if stage.kind == "write" and phone.locator("#task textarea[data-draft]").count():
            phone.locator("#task textarea[data-draft]").first.fill(f"{UNSENT} dit neem ik mee")
            phone.wait_for_timeout(600)
    if stage.act("card-show-all").count():
        stage.act("card-show-all").first.locator("button").first.click()


def write(phone: Page, word: str) -> None:
    phone.locator("#task textarea[data-draft]").first.fill(f"Hoe zit dat met {word}?")
    phone.wait_for_timeout(600)
    phone.locator(".phone__foot button[type=submit]").first.click()
    expect(phone.locator("#task", has_text=word)).to_be_visible()


def end(stage: Stage) -> None:
    stage.console.locator("#next").click()
    stage.console.locator("#end-dialog form[action$='/do/end/'] button").first.click()
    expect(stage.console.locator("a[href$='harvest.pdf']").first).to_be_visible()


def choose_and_read(stage: Stage, phone: Page) -> None:
    """Look at the own words, let them go along, read two editions, and erase. The thanks page shows none of it."""
    phone.get_by_role("link", name="Kies wat meegaat").click()
    expect(phone.locator(".said", has_text=ANOUK).first).to_be_visible()
    phone.locator("input[name=rest][value=named]").check()
    phone.get_by_role("button", name="Mijn keuzes bewaren").click()
    expect(phone).to_have_url(re.compile("/kring/goodbye/$"))
    assert ANOUK not in phone.content()
    stage.console.get_by_role("button", name="De oogst sluiten").click()
    expect(stage.console.locator("#main")).to_contain_text("De oogst is gesloten")
    for name in ("mine", "case-1"):
        phone.goto(f"{stage.url}/kring/oogst/{name}/")
        expect(phone.locator("#harvest")).to_contain_text(ANOUK)
    phone.goto(f"{stage.url}/kring/goodbye/")
    phone.get_by_role("button", name="Wissen en afsluiten").click()
    expect(phone.get_by_role("button", name="Wissen en afsluiten")).to_have_count(0)


def intend_and_answer(stage: Stage, phone: Page) -> None:
    """Take something along and look back. Going back to what was written shows none of it."""
    phone.get_by_role("link", name="Maak er een voornemen van").click()
    phone.locator("[name=text]").fill(INTENDED)
    phone.locator("[name=email]").fill("anouk@lindedal.example")
    phone.get_by_role("button", name="Bewaar het voor mij").click()
    expect(phone.locator("main")).to_contain_text("Je voornemen is bewaard")
    phone.get_by_role("link", name="Kijk terug").click()
    phone.locator("[name=text]").fill(ANSWERED)
    phone.locator("[name=may_share]").check()
    phone.get_by_role("button", name="Verstuur").click()
    expect(phone.locator("main")).to_contain_text("Dank je wel")
    assert seen_going_back(phone, INTENDED, ANSWERED) == []
    phone.goto(f"{stage.url}/kring/goodbye/")


@pytest.mark.long
def test_a_phone_shows_nothing_any_more_after_the_end(stage: Stage, tmp_path: Path) -> None:
    words = (ANOUK, UNSENT, PAD, INTENDED, ANSWERED)
    with profile(stage, tmp_path, viewport=PHONE) as context:
        phone = context.new_page()
        stage.open_session("roddelen")
        stage.open_beamer()
        play(stage, phone)

        end(stage)
        expect(phone.locator("#left li")).to_have_count(2)
        with phone.expect_download() as download:
            phone.get_by_role("link", name="Bewaren als tekstbestand").click()
        text = download.value.path().read_text(encoding="utf-8")
        phone.get_by_role("link", name="Wissen en afsluiten").click()
        expect(phone).to_have_url(re.compile("/kring/goodbye/$"))
        assert not [word for word in words if word in phone.content()]
        intend_and_answer(stage, phone)
        choose_and_read(stage, phone)
        back = seen_going_back(phone, *words)
        storage = phone.evaluate("JSON.stringify([{...sessionStorage}, {...localStorage}])")
        databases = phone.evaluate("indexedDB.databases().then((found) => found.length)")
        back += seen_going_back(phone, *words)
        again = context.new_page()
        again.goto(f"{stage.url}/kring/")
        reopened = again.content()

    assert UNSENT in text
    assert PAD in text
    assert (storage, databases) == ("[{},{}]", 0)
    assert back == []
    assert not [word for word in words if word in reopened]
    assert found(tmp_path, *words) == []
    assert found(tmp_path, "/kring/goodbye/") != []  # the search sees its history


def test_a_phone_without_leftovers_says_goodbye_by_itself(stage: Stage) -> None:
    stage.open_session("vijf-stappen")
    stage.open_beamer()
    phone = stage.sit("Anouk")
    stage.choose_case_bringer("Anouk")
    stage.start()

    stage.console.locator("a[href='#end-dialog']:visible").first.click()
    stage.console.locator("#end-dialog form button").first.click()

    expect(phone).to_have_url(re.compile("/kring/goodbye/$"))
    assert stage.complaints == []


@pytest.mark.long
@pytest.mark.parametrize("signs_out", [True, False], ids=["signed-out", "ended"])
def test_a_shared_laptop_has_nothing_left(stage: Stage, server: Server, tmp_path: Path, signs_out: bool) -> None:
    words = (ANOUK, YASMINA)
    with profile(stage, tmp_path) as context:
        stage.console = context.new_page()
        stage.sign_in(server.sign_in_link())
        stage.open_session("roddelen", TITLE)
        stage.beamer = context.new_page()
        stage.beamer.goto(stage.beamer_url)
        play(stage, stage.page(PHONE))
        console = stage.console.url
        end(stage)
        expect(stage.beamer.locator("#stage")).to_contain_text("Fijn dat je er was")
        walls = seen_going_back(stage.beamer, *words)
        if signs_out:
            other = context.new_page()
            other.goto(console)
            expect(other.locator("body")).to_have_attribute("data-connection", "live")
            stage.console.goto(f"{stage.url}/")
            expect(stage.console.locator("main")).to_contain_text(TITLE)
            stage.console.goto(console)
            stage.console.get_by_role("link", name="Oogst bekijken").click()
            expect(stage.console).to_have_url(re.compile("/harvest/$"))
            stage.console.goto(f"{stage.url}/accounts/logout/")
            stage.console.locator("main form button").click()
            expect(stage.console).to_have_url(re.compile("/accounts/login/"))
            expect(other).to_have_url(re.compile("/accounts/login/"), timeout=5_000)
            walls += seen_going_back(stage.console, *words, TITLE)
            walls += seen_going_back(other, *words, TITLE)
            again = context.new_page()
            for address in (console, f"{console}harvest/", f"{stage.url}/"):
                again.goto(address)
                walls += [address for word in (*words, TITLE) if word in again.content()]

    assert walls == []
    assert found(tmp_path, *words) == []
    assert found(tmp_path, console.rstrip("/").rpartition("/")[2]) != []  # the search sees its history
