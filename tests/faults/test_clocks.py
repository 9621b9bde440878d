"""A phone whose clock is wrong shows the right time (R13)."""

from __future__ import annotations

import time
from datetime import datetime

import httpx
import pytest
from playwright.sync_api import Browser, Page

from sessions.rehearsal.markup import parse

from .looking import PHONE
from .served import Furnished, Served, slack

pytestmark = [pytest.mark.e2e, pytest.mark.long]

MINUTE, DAY = 60, 24 * 60 * 60
PROMISED = 1.0  # seconds

WRONG = """{ const off = %d; const { now } = Date; const Real = Date;
  globalThis.Date = class extends Real { constructor(...a) { super(...(a.length ? a : [now() + off])); } };
  Date.now = () => now() + off; }"""
SHOWN = """() => { const [m, s] = document.querySelector("#bar count-down .timer__time, #bar count-down strong")
  .textContent.split(":").map(Number); return m * 60 + s; }"""


def left(served: Served, room: Furnished) -> float:
    """Seconds that the activity still has, by the server's own account and this machine's clock: they are one."""
    page = parse(httpx.get(served.url + "/kring/", cookies={"seat": room.tokens["Joost"]}, trust_env=False).text)
    ends = next(page.all("count-down")).attrs["data-ends"]
    return datetime.fromisoformat(ends).timestamp() - time.time()


def phone_with_a_clock_off_by(seconds: int, browser: Browser, room: Furnished, url: str) -> Page:
    context = browser.new_context(viewport={"width": PHONE["width"], "height": PHONE["height"]})
    context.add_cookies([{"name": "seat", "value": room.tokens["Joost"], "url": url}])
    context.add_init_script(WRONG % (seconds * 1000))
    page = context.new_page()
    page.goto(f"{url}/kring/")
    page.wait_for_timeout(1_500)
    return page


def test_a_clock_that_is_wrong_by_minutes_or_a_day_changes_nothing(served: Served, browser: Browser) -> None:
    room = served.furnish()
    wrong = {}

    for off in (-DAY, -10 * MINUTE, 10 * MINUTE, DAY):
        page = phone_with_a_clock_off_by(off, browser, room, served.url)
        assert abs(page.evaluate("Date.now()") / 1000 - time.time() - off) < 60
        shown, truth = page.evaluate(SHOWN), left(served, room)
        wrong[off] = abs(shown - truth - 0.5)  # what is shown is rounded up
        page.context.close()

    assert {off: error for off, error in wrong.items() if error > PROMISED * slack()} == {}
