"""Every page beside the room, in three sizes, light and dark: accessible, and never wider than the screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

from tests.e2e.serving import Server, serving
from tests.e2e.stage import Stage

Check = Callable[[Page], None]
Scheme = Literal["light", "dark"]
SIZES = ((390, 844), (1280, 800), (1920, 1080))
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
WIDER = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A browser that never was here."""
    context = browser.new_context(locale="nl-NL", reduced_motion="reduce")
    yield context.new_page()
    context.close()


def check_every_look(page: Page, accessible: Check) -> None:
    """The page as it is now, small and large, light and dark."""
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            accessible(page)
        assert not page.evaluate(WIDER), (page.url, width)


@pytest.mark.long
def test_the_pages_of_a_facilitator(stage: Stage, accessible: Check) -> None:
    paths = ["/", "/beamer/", "/start/", "/start/?method=socratisch", "/methods/", "/methods/vijf-stappen/"]
    paths += ["/methods/choose/?question=share&people=4&familiarity=well&safety=growing&minutes=60"]
    paths += ["/methods/compare/?method=vijf-stappen&method=roddelen&method=socratisch"]

    for path in paths:
        stage.console.goto(stage.url + path)
        check_every_look(stage.console, accessible)

    assert stage.complaints == []


def test_the_pages_around_a_session(stage: Stage, accessible: Check) -> None:
    stage.open_session("vijf-stappen")
    address = stage.console.url

    for path in ("", "case/", "harvest/"):
        stage.console.goto(address + path)
        check_every_look(stage.console, accessible)

    assert stage.complaints == []


def test_the_door_of_the_room(server: Server, page: Page, accessible: Check) -> None:
    page.goto(server.url + "/mee/")
    check_every_look(page, accessible)

    page.locator("input[name=code]").fill("BBB BBB")
    page.locator(".phone__foot button").click()

    page.locator("#code-error").wait_for()
    check_every_look(page, accessible)


def test_too_many_codes_asked_for_is_said_calmly(server: Server, page: Page, accessible: Check) -> None:
    for _time in range(4):  # three are allowed in a minute
        page.context.clear_cookies()
        page.goto(server.url + "/accounts/login/")
        page.locator("input[type=email]").fill("iemand@lindedal.example")
        with page.expect_navigation():
            page.keyboard.press("Enter")

    assert page.get_by_text("te vaak geprobeerd").is_visible()
    check_every_look(page, accessible)


@pytest.mark.long
def test_the_set_up_page_of_a_first_start(page: Page, accessible: Check, tmp_path: Path) -> None:
    with serving(tmp_path, demo=False) as fresh:
        page.goto(fresh.first_page)
        check_every_look(page, accessible)

        page.locator("main form button").last.click()
        check_every_look(page, accessible)
