"""The print view in a browser: nothing to complain about, and nothing that falls off the page."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.template.loader import render_to_string
from playwright.sync_api import Page

from tests.harvests import full_screen
from tests.static.conftest import Desk

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture
def harvest(desk: Desk, page: Page) -> Page:
    desk.answers["/"] = render_to_string(
        "harvest/page.html", {"screen": full_screen(), "ways": {"view": "/", "pdf": "/pdf", "back": "/back"}}
    )
    page.goto(desk.url)
    return page


@pytest.mark.parametrize("width", [1440, 390, 320])
def test_axe_finds_nothing(harvest: Page, width: int) -> None:
    harvest.set_viewport_size({"width": width, "height": 844})

    found = Axe().run(harvest, options={"runOnly": {"type": "tag", "values": TAGS}})

    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("width", [1440, 390, 320])
def test_nothing_sticks_out(harvest: Page, width: int) -> None:
    harvest.set_viewport_size({"width": width, "height": 844})

    wide = harvest.evaluate("document.documentElement.scrollWidth")

    assert wide == width


def test_on_paper_the_tools_are_gone_and_the_line_is_there(harvest: Page) -> None:
    harvest.emulate_media(media="print")

    tools, line = harvest.locator(".tools"), harvest.locator(".foot--words")

    assert not tools.is_visible()
    assert line.is_visible()
