"""button[data-copy]: what has to be handed over goes to the clipboard in one press."""

import pytest
from playwright.sync_api import Page, expect

from .conftest import Desk

pytestmark = pytest.mark.e2e

LINK = """
<input id="address" readonly value="https://example.org/mee/#abc">
<div><button type="button" data-copy="address" hidden>Kopieer</button><span data-copied="Gekopieerd."></span></div>
<textarea id="elsewhere"></textarea>
"""


def test_a_press_puts_the_link_on_the_clipboard(desk: Desk, page: Page) -> None:
    page.goto(desk.page(LINK, "js/copy.js"))

    page.get_by_role("button", name="Kopieer").click()

    expect(page.locator("[data-copied]")).to_have_text("Gekopieerd.")
    page.locator("#elsewhere").focus()
    page.keyboard.press("Control+V")
    expect(page.locator("#elsewhere")).to_have_value("https://example.org/mee/#abc")


def test_without_https_it_works_as_well(desk: Desk, page: Page) -> None:
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.goto(desk.page(LINK, "js/copy.js"))

    page.get_by_role("button", name="Kopieer").click()

    expect(page.locator("[data-copied]")).to_have_text("Gekopieerd.")


def test_a_browser_that_does_not_allow_it_has_the_link_selected(desk: Desk, page: Page) -> None:
    page.add_init_script("navigator.clipboard.writeText = async () => { throw new DOMException('no') }")
    page.goto(desk.page(LINK, "js/copy.js"))

    page.get_by_role("button", name="Kopieer").click()

    expect(page.locator("#address")).to_be_focused()
    assert page.evaluate("getSelection().toString()") == "https://example.org/mee/#abc"
    expect(page.locator("[data-copied]")).to_have_text("")
