"""<count-down> counts on the server's clock."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from .conftest import Desk

pytestmark = pytest.mark.e2e

WRONG = datetime(2031, 5, 5, 5, 5, 5, tzinfo=UTC)


def _clock(left: float, *, total: int = 600, state: str = "running", more: str = "") -> str:
    now = datetime.now(UTC)
    ends = now + timedelta(seconds=left)
    return f"""
      <count-down class="timer" role="timer" aria-label="x" data-ends="{ends.isoformat()}" data-left="{left}"
        data-total="{total}" data-state="{state}" data-now="{now.isoformat()}" data-word-running="van 10 min"
        data-word-warn="laatste minuten" data-word-over="over tijd" data-word-paused="gepauzeerd"
        data-label-left="Nog {{time}}" data-label-over="{{time}} over tijd" {more}>
        <svg><circle class="timer__arc" pathLength="100"/></svg><p class="timer__time">?</p><p class="timer__note"></p>
      </count-down><p id="live-region"></p>"""


def _open(page: Page, address: str) -> None:
    """The page, on a clock that stands still until the test lets it run."""
    page.clock.install(time=WRONG)
    page.clock.pause_at(WRONG + timedelta(seconds=1))
    page.goto(address)
    expect(page.locator(".timer__time")).not_to_have_text("?")


def test_a_wrong_clock_on_the_client_does_not_matter(desk: Desk, page: Page) -> None:
    address = desk.page(_clock(299.5), "js/clock.js")

    _open(page, address)
    page.clock.run_for(60_000)

    expect(page.locator(".timer__time")).to_have_text("4:00")
    expect(page.locator(".timer__note")).to_have_text("van 10 min")


def test_over_time_counts_up_and_says_so(desk: Desk, page: Page) -> None:
    address = desk.page(_clock(4.5), "js/clock.js")

    _open(page, address)
    page.clock.run_for(47_000)

    expect(page.locator(".timer__time")).to_have_text("+0:42")
    expect(page.locator(".timer__note")).to_have_text("over tijd")
    expect(page.locator("count-down")).to_have_attribute("data-state", "over")


def test_the_last_fifth_has_its_own_words(desk: Desk, page: Page) -> None:
    address = desk.page(_clock(125.5), "js/clock.js")

    _open(page, address)
    page.clock.run_for(6_000)

    expect(page.locator(".timer__note")).to_have_text("laatste minuten")
    expect(page.locator("count-down")).to_have_attribute("data-state", "warn")


def test_a_paused_clock_stands_still(desk: Desk, page: Page) -> None:
    address = desk.page(_clock(200, state="paused"), "js/clock.js")

    _open(page, address)
    page.clock.run_for(30_000)

    expect(page.locator(".timer__time")).to_have_text("3:20")
    expect(page.locator(".timer__note")).to_have_text("gepauzeerd")


def test_a_screen_reader_hears_the_time_at_a_few_moments_only(desk: Desk, page: Page) -> None:
    address = desk.page(_clock(65.5, more="data-announce"), "js/clock.js")

    _open(page, address)
    at_the_start = page.locator("#live-region").text_content()
    page.clock.run_for(3_000)
    just_after = page.locator("#live-region").text_content()
    page.clock.run_for(3_000)

    assert at_the_start == just_after == "Nog 1 minuut en 6 seconden"
    expect(page.locator("#live-region")).to_have_text("Nog 1 minuut")


def test_zero_is_told_once(desk: Desk, page: Page) -> None:
    address = desk.page(_clock(2.5), "js/clock.js")
    _open(page, address)
    page.evaluate(
        "() => { let n = 0; document.addEventListener('clock:zero', () => { document.title = String(++n); }); }"
    )

    page.clock.run_for(20_000)

    expect(page).to_have_title("1")


def _tell(page: Page, moment: datetime) -> None:
    page.evaluate(
        "text => document.body.dispatchEvent(new CustomEvent('live:time', { detail: text }))", moment.isoformat()
    )


def _minutes(page: Page) -> float:
    page.clock.run_for(1_100)
    minutes, seconds = page.locator(".timer__time").inner_text().split(":")
    return int(minutes) + int(seconds) / 60


def test_a_server_whose_clock_is_set_back_is_followed(desk: Desk, page: Page) -> None:
    now, address = datetime.now(UTC), desk.page(_clock(300.5), "js/clock.js")
    _open(page, address)

    _tell(page, now - timedelta(minutes=10))
    after_one = _minutes(page)
    _tell(page, now - timedelta(minutes=10))
    after_two = _minutes(page)

    assert 4 < after_one <= 5
    assert 14 < after_two <= 15


def test_an_answer_that_took_long_does_not_set_the_clock_back(desk: Desk, page: Page) -> None:
    now, address = datetime.now(UTC), desk.page(_clock(300.5), "js/clock.js")
    _open(page, address)
    before = _minutes(page)

    for late in (5, 6, 5):
        _tell(page, now - timedelta(seconds=late))

    assert _minutes(page) < before
