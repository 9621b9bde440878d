"""Coming in, letting in, locking, going on and a quiet signal without a mouse, and the focus is always seen."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.stage import PHONE, Stage
from tests.e2e.test_keyboard import tab_to

pytestmark = pytest.mark.long

SHOWS_FOCUS = """() => {
  const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
  return document.activeElement !== document.body && outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
}"""


def press(page: Page, selector: str, key: str = "Enter") -> None:
    """Tab to it, see that it shows the focus, and press."""
    tab_to(page, selector)
    assert page.evaluate(SHOWS_FOCUS), selector
    page.keyboard.press(key)


def come_in(stage: Stage, name: str) -> Page:
    """Somebody types the code and a name, and never touches a mouse."""
    phone = stage.page(PHONE)
    phone.goto(f"{stage.url}/mee/")
    tab_to(phone, "input[name=code]")
    phone.keyboard.type(stage.code)
    phone.keyboard.press("Enter")
    phone.locator("#name").wait_for()
    tab_to(phone, "#name")
    phone.keyboard.type(name)
    press(phone, "#agrees", "Space")
    press(phone, ".phone__foot button")
    expect(phone).to_have_url(re.compile("/mee/wachten/"))
    return phone


def test_the_door_the_steps_and_the_signal_need_no_mouse(stage: Stage) -> None:
    stage.open_session("vijf-stappen")
    stage.open_beamer()
    console, phone = stage.console, come_in(stage, "Marieke")

    expect(stage.waiting("Marieke")).to_be_visible()
    press(console, "#waiting form[action$='/do/let-in/'] button:not([formaction])")
    expect(phone).to_have_url(re.compile("/kring/"))
    expect(console.locator("#waiting")).to_have_count(0)
    press(console, "#main button[formaction$='/do/door-lock/']")
    expect(console.locator("#door > summary")).to_contain_text("op slot")
    press(console, "form[action$='/do/start/'] button")
    expect(console.locator("form[action$='/do/next/'] #next")).to_be_visible()
    before = stage.heading
    press(console, "#next")
    expect(console.locator("#main .eyebrow")).not_to_have_text(before)
    press(console, "#undo")
    expect(console.locator("#main .eyebrow")).to_have_text(before)

    press(phone, "#signal summary")
    press(phone, "#signal form button")
    expect(console.locator("[id^=signal-]")).to_contain_text("Marieke wil even pauze")
    press(console, "form[action$='/do/hand-see/'] button:not([formaction])")
    expect(phone.locator("#signal [role=status]")).to_contain_text("Je begeleider ziet je")
    assert stage.complaints == []
