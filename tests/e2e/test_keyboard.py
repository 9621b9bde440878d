"""The console by keyboard alone: single keys, Tab and Enter; typing is never taken for a key."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.stage import NAMES, Stage


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until the element has the focus."""
    for _ in range(200):
        if page.evaluate("s => document.activeElement?.matches(s) ?? false", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(selector)


def test_a_session_is_led_with_keys_only(stage: Stage) -> None:
    stage.open_session("vijf-stappen")
    beamer = stage.open_beamer()
    stage.fill_circle(NAMES[:3])
    page = stage.console
    page.reload()

    tab_to(page, "form[action$='/do/case-bringer/'] button")
    page.keyboard.press("Enter")
    expect(page.locator("#ring .seat[data-role=case]")).to_have_count(1)
    tab_to(page, "form[action$='/do/start/'] button")
    page.keyboard.press("Enter")
    expect(page.locator("form[action$='/do/next/'] #next")).to_be_visible()
    expect(page.locator("[data-key~=black]").first).to_be_visible()
    page.locator("body").press("b")
    expect(beamer.locator("#stage")).to_have_class(re.compile("black"))
    page.locator("body").press("b")
    expect(beamer.locator("#stage")).not_to_have_class(re.compile("black"))
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("Space")
    expect(page.locator("form[action$='/do/resume/']").first).to_be_attached()
    page.keyboard.press("Space")
    expect(page.locator("form[action$='/do/pause/']").first).to_be_attached()

    before = stage.heading
    seen = page.locator("form[action$='/do/next/'] input[name=seen]")
    first = seen.input_value()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#main .eyebrow")).not_to_have_text(before)
    expect(seen).not_to_have_value(first)
    page.keyboard.press("Control+z")
    expect(page.locator("#main .eyebrow")).to_have_text(before)
    expect(seen).to_have_value(first)
    page.keyboard.press("PageDown")
    expect(page.locator("#main .eyebrow")).not_to_have_text(before)
    page.keyboard.press("?")
    expect(page.locator("#keys-dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#keys-dialog")).to_be_hidden()
    assert stage.complaints == []


@pytest.mark.long
def test_typing_in_a_field_is_never_a_command(stage: Stage) -> None:
    stage.open_session("socratisch")
    stage.open_beamer()
    stage.fill_circle(NAMES[:2])
    stage.choose_case_bringer()
    stage.start()
    stage.go_to("flip")
    before = stage.heading
    field = stage.act("line").locator("input[name=text]").first

    field.click()
    stage.console.keyboard.type("Bang voor de stilte, en ...? r g t")

    expect(field).to_have_value("Bang voor de stilte, en ...? r g t")
    assert stage.heading == before
