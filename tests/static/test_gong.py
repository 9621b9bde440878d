"""The gong: unlocked by a press, struck by the bell and by a clock at zero."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from .conftest import Desk

pytestmark = pytest.mark.e2e

SWITCH = '<gong-switch><button type="button" aria-pressed="false">Geluid aan</button></gong-switch>'
COUNT_TONES = """window.OscillatorNode = class extends OscillatorNode {
    start() {
        super.start();
        const { dataset } = document.documentElement;
        dataset.tones = Number(dataset.tones || 0) + 1;
    }
}"""


def _open(desk: Desk, page: Page) -> None:
    page.add_init_script(COUNT_TONES)
    page.goto(desk.live(SWITCH, "js/gong.js"))
    expect(page.locator("body")).to_have_attribute("data-connection", "live")


def test_without_a_press_there_is_no_sound(desk: Desk, page: Page, bell: Callable[[str], None]) -> None:
    _open(desk, page)

    bell('{"v": 2, "topics": ["gong"]}')
    page.wait_for_timeout(200)

    expect(page.locator("html")).not_to_have_attribute("data-tones", "3")
    expect(page.locator("button")).to_have_attribute("aria-pressed", "false")


def test_the_switch_shows_its_state_and_lets_hear_it(desk: Desk, page: Page, bell: Callable[[str], None]) -> None:
    _open(desk, page)

    page.click("button")

    expect(page.locator("button")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("html")).to_have_attribute("data-tones", "3")


def test_the_bell_strikes_it_even_with_a_version_that_is_known(
    desk: Desk, page: Page, bell: Callable[[str], None]
) -> None:
    _open(desk, page)
    page.click("button")
    expect(page.locator("html")).to_have_attribute("data-tones", "3")

    bell('{"v": 1, "topics": ["gong"]}')

    expect(page.locator("html")).to_have_attribute("data-tones", "6")
