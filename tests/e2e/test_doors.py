"""The doors of the house in a real browser: signing in by link and by code, and pages that are not there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.serving import Server

START = re.compile(r"^http://[^/]+/$")


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A browser that never was here, as wide as a phone."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    yield context.new_page()
    context.close()


def test_the_printed_link_signs_in_with_one_key(server: Server, page: Page, accessible: Callable[[Page], None]) -> None:
    page.goto(server.sign_in_link())
    accessible(page)

    page.keyboard.press("Enter")

    expect(page).to_have_url(START)
    expect(page.get_by_text("Hanneke Vos").first).to_be_visible()


@pytest.mark.long
def test_a_used_link_says_so(server: Server, page: Page, accessible: Callable[[Page], None]) -> None:
    link = server.sign_in_link()
    page.goto(link)
    page.get_by_role("main").get_by_role("button").click()
    expect(page).to_have_url(START)

    page.goto(link)

    expect(page.get_by_role("main").get_by_role("button")).to_have_count(0)
    accessible(page)


@pytest.mark.long
def test_a_code_from_the_terminal_signs_in(server: Server, page: Page, accessible: Callable[[Page], None]) -> None:
    page.goto(server.url)
    accessible(page)
    page.locator("input[type=email]").fill("hanneke.vos@lindedal.example")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/login/code/confirm/"))
    accessible(page)

    codes = re.findall(r"^ {4}(\S{4}-\S{4})$", (server.data / "serve.log").read_text(), re.MULTILINE)
    page.locator("input[name=code]").fill(codes[-1])
    page.keyboard.press("Enter")

    expect(page).to_have_url(START)


def test_a_page_that_is_not_there_is_calm(server: Server, page: Page, accessible: Callable[[Page], None]) -> None:
    answer = page.goto(server.url + "/setup/?token=made-up")

    assert answer is not None
    assert answer.status == 404
    accessible(page)
