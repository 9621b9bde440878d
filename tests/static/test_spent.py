"""<spent-minutes>: the minutes that an activity has used move along while its clock runs."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from .conftest import Desk

pytestmark = pytest.mark.e2e

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def test_without_any_news_the_minutes_go_on(desk: Desk, page: Page) -> None:
    since = (NOW - timedelta(minutes=2)).isoformat()
    page.clock.install(time=NOW + timedelta(days=400))  # the laptop's own clock plays no part
    clock = f'<count-down data-now="{NOW.isoformat()}" data-state="idle" data-left="60" data-total="60"></count-down>'
    minutes = f'<spent-minutes data-since="{since}" data-before="3">5</spent-minutes>'
    page.goto(desk.page(clock + minutes, "js/clock.js", "js/spent.js"))

    page.clock.run_for(180_000)

    expect(page.locator("spent-minutes")).to_have_text("8")
