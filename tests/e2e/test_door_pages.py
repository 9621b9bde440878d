"""The pages at the door and after it, in four widths, light and dark: accessible, and never wider than the screen."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.serving import Server, serving
from tests.e2e.stage import PHONE, Stage

pytestmark = pytest.mark.long

Check = Callable[[Page], None]
Looks = Callable[[Page], None]
WIDTHS = (390, 1280, 1440, 1920)
WIDER = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.fixture
def looks(accessible: Check) -> Looks:
    """Checks a page as it is now in every width, light and dark, and leaves it as large as it was."""

    def check(page: Page) -> None:
        before = page.viewport_size
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 844 if width == PHONE["width"] else 900})
            page.emulate_media(color_scheme="dark")
            accessible(page)
            page.emulate_media(color_scheme="light")
            accessible(page)
            assert not page.evaluate(WIDER), (page.url, width)
        if before:
            page.set_viewport_size(before)

    return check


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Server]:
    """An installation of its own: what is guessed here is held against nobody else."""
    with serving(tmp_path) as server:
        yield server


def test_coming_in_waiting_and_being_put_out(stage: Stage, looks: Looks) -> None:
    stage.open_session("vijf-stappen")
    stage.open_beamer()
    phone = stage.page(PHONE)
    phone.goto(f"{stage.url}/mee/")
    looks(phone)
    phone.locator("input[name=code]").fill(stage.code)
    phone.locator(".phone__foot button").click()
    phone.locator("#name").wait_for()
    looks(phone)
    phone.locator(".phone__foot button").click()
    phone.locator("#name-error").wait_for()
    looks(phone)
    phone.locator("input[name=name]").fill("Marieke")
    phone.locator("input[name=agrees]").check()
    phone.locator(".phone__foot button").click()
    expect(phone).to_have_url(re.compile("/mee/wachten/"))
    looks(phone)

    other = stage.knock("Soraya", scans=False)
    expect(stage.waiting("Soraya")).to_be_visible()
    looks(stage.console)
    stage.waiting("Soraya").locator("button[formaction$='/do/not-now/']").click()
    other.get_by_role("heading", name="Nu niet").wait_for()
    looks(other)
    stage.let_in("Marieke")
    expect(phone).to_have_url(re.compile("/kring/"))
    again = stage.knock("Marieke", scans=True)
    expect(stage.waiting("Marieke")).to_be_visible()
    looks(stage.console)
    stage.waiting("Marieke").locator("button[formaction$='/do/give-back/']").first.click()
    expect(again).to_have_url(re.compile("/kring/"))
    expect(phone.locator("#task")).to_have_count(0)
    looks(phone)

    assert stage.complaints == []


def test_knocks_while_playing_the_second_case_the_harvest_and_the_farewell(stage: Stage, looks: Looks) -> None:
    stage.open_session("vijf-stappen")
    stage.open_beamer()
    code, phone = stage.code, stage.sit("Anouk")
    stage.sit("Joost")
    stage.choose_case_bringer("Anouk")
    stage.start()
    stage.go_to("write")
    late = stage.page(PHONE)
    late.goto(f"{stage.url}/mee/")
    late.locator("input[name=code]").fill(code)
    late.locator(".phone__foot button").click()
    late.locator("input[name=name]").fill("Femke")
    late.locator("input[name=agrees]").check()
    late.locator(".phone__foot button").click()
    expect(stage.waiting("Femke")).to_be_visible()
    looks(stage.console)
    address = stage.console.url
    stage.console.goto(f"{address}case/")
    looks(stage.console)
    stage.console.goto(address)
    phone.locator("#task textarea[data-draft]").first.fill("Dit is nog niet verstuurd")
    phone.wait_for_timeout(800)

    stage.console.locator("a[href='#end-dialog']:visible").first.click()
    looks(stage.console)
    stage.console.locator("#end-dialog form[action$='/do/end/'] button").first.click()
    phone.locator("#left li").first.wait_for()
    looks(phone)
    phone.get_by_role("link", name="Wissen en afsluiten").click()
    expect(phone).to_have_url(re.compile("/kring/goodbye/"))
    looks(phone)
    looks(stage.console)
    stage.console.goto(f"{address}harvest/")
    looks(stage.console)

    assert stage.complaints == []


def test_too_many_wrong_codes(fresh: Server, browser: Browser, looks: Looks) -> None:
    page = browser.new_context(locale="nl-NL", reduced_motion="reduce").new_page()
    page.goto(f"{fresh.url}/mee/")
    for _time in range(31):
        page.locator("input[name=code]").fill("BBB BBB")
        with page.expect_navigation():
            page.locator(".phone__foot button").click()

    page.get_by_role("heading", name="Vraag of je binnen mag").wait_for()
    looks(page)
    page.locator(".phone__foot button").click()
    page.locator("#name-error").wait_for()
    looks(page)
    page.context.close()


def test_too_fast_and_nobody_at_the_door(stage: Stage, looks: Looks) -> None:
    page = stage.page(PHONE)
    for path in ("/kring/", "/mee/wachten/", "/kring/goodbye/"):
        page.goto(f"{stage.url}{path}")
        looks(page)
    stage.console.goto(f"{stage.url}/take-over/")
    looks(stage.console)
    stage.console.locator("input[name=code]").fill("BBB BBB")
    stage.console.locator("main form button").last.click()
    stage.console.locator("[aria-invalid=true]").wait_for()

    looks(stage.console)
