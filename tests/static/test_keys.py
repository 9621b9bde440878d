"""Single keys of the console press the button that carries their name."""

import pytest
from playwright.sync_api import Page, expect

from .conftest import Desk

pytestmark = pytest.mark.e2e

CONSOLE = """
  <button id="next" data-key="next">Volgende</button><button id="pause" data-key="pause">Pauze</button>
  <button id="undo" data-key="undo">Terug</button>
  <button id="help" data-key="help" data-confirm-dialog="keys">?</button>
  <button id="other">Anders</button><textarea id="field"></textarea>
  <label><input type="checkbox" id="single-keys" checked>Losse toetsen</label>
  <dialog id="keys"><form method="dialog"><button id="close">Sluit</button></form></dialog><output></output>"""
LISTEN = """() => document.addEventListener("click", ({ target }) => {
    if (target.id) document.querySelector("output").textContent += target.id + " "; })"""


def _open(desk: Desk, page: Page) -> None:
    page.goto(desk.page(CONSOLE, "js/keys.js", "js/dialogs.js"))
    page.evaluate(LISTEN)


@pytest.mark.parametrize(
    ("key", "pressed"),
    [("ArrowRight", "next"), ("PageDown", "next"), ("Space", "pause"), ("Control+z", "undo"), ("?", "help")],
)
def test_a_key_presses_its_button(key: str, pressed: str, desk: Desk, page: Page) -> None:
    _open(desk, page)

    page.keyboard.press(key)

    expect(page.locator("output")).to_have_text(pressed)


def test_keys_are_left_alone_while_typing(desk: Desk, page: Page) -> None:
    _open(desk, page)
    page.focus("#field")

    page.keyboard.type("a b?")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Control+z")

    expect(page.locator("output")).to_have_text("")


def test_space_on_a_focused_button_presses_that_button_only(desk: Desk, page: Page) -> None:
    _open(desk, page)
    page.focus("#other")

    page.keyboard.press("Space")

    expect(page.locator("output")).to_have_text("other")


def test_a_key_with_a_modifier_is_the_browsers(desk: Desk, page: Page) -> None:
    _open(desk, page)

    page.keyboard.press("Alt+ArrowRight")
    page.keyboard.press("Shift+Control+z")

    expect(page.locator("output")).to_have_text("")


def test_the_switch_turns_single_keys_off_and_is_remembered(desk: Desk, page: Page) -> None:
    _open(desk, page)
    page.uncheck("#single-keys")
    page.reload()
    page.evaluate(LISTEN)

    page.keyboard.press("ArrowRight")
    page.keyboard.press("Control+z")

    expect(page.locator("output")).to_have_text("undo")
    expect(page.locator("#single-keys")).not_to_be_checked()


def test_the_list_of_keys_opens_and_keys_rest_meanwhile(desk: Desk, page: Page) -> None:
    _open(desk, page)

    page.keyboard.press("?")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#keys")).to_be_visible()
    page.keyboard.press("Escape")

    expect(page.locator("#keys")).to_be_hidden()
    expect(page.locator("output")).to_have_text("help")
