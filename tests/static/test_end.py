"""<projected-end>: the end moves along with time that is lost, and with nothing else."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from .conftest import Desk

pytestmark = pytest.mark.e2e

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)  # ten o'clock in Amsterdam


def _end(state: str, *, ends: int, end: int = 60, planned: int = 60) -> str:
    def at(minutes: int) -> str:
        return (NOW + timedelta(minutes=minutes)).isoformat()

    return f"""<projected-end data-end="{at(end)}" data-planned="{at(planned)}" data-ends="{at(ends)}"
        data-state="{state}" data-now="{NOW.isoformat()}" data-word-late="{{n}} min later dan gepland"
        data-word-early="{{n}} min eerder" data-word-ontime="volgens plan">
        <p data-clock>?</p><p class="lateness"></p></projected-end>"""


def _after_ten_minutes(desk: Desk, page: Page, markup: str) -> None:
    page.clock.install(time=NOW + timedelta(days=400))
    page.goto(desk.page(markup, "js/end.js"))
    expect(page.locator("[data-clock]")).not_to_have_text("?")
    page.clock.run_for(600_000)


def test_within_its_time_an_activity_does_not_move_the_end(desk: Desk, page: Page) -> None:
    markup = _end("running", ends=15)

    _after_ten_minutes(desk, page, markup)

    expect(page.locator("[data-clock]")).to_have_text("11:00")
    expect(page.locator(".lateness")).to_have_text("volgens plan")


def test_over_time_moves_the_end_along(desk: Desk, page: Page) -> None:
    markup = _end("running", ends=4)

    _after_ten_minutes(desk, page, markup)

    expect(page.locator("[data-clock]")).to_have_text("11:06")
    expect(page.locator(".lateness")).to_have_text("6 min later dan gepland")


def test_a_pause_moves_the_end_along(desk: Desk, page: Page) -> None:
    markup = _end("paused", ends=15, planned=80)

    _after_ten_minutes(desk, page, markup)

    expect(page.locator("[data-clock]")).to_have_text("11:10")
    expect(page.locator(".lateness")).to_have_text("10 min eerder")


def test_a_session_that_has_ended_stands_still(desk: Desk, page: Page) -> None:
    markup = _end("ended", ends=1)

    _after_ten_minutes(desk, page, markup)

    expect(page.locator("[data-clock]")).to_have_text("11:00")
