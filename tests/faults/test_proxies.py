"""Networks that refuse, swallow, cut or hold back sockets: polling takes over and nobody has to do anything (R8)."""

from __future__ import annotations

import logging
import time
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, Page

from .laptop import Laptop
from .looking import sit
from .proxy import Mode, proxy
from .served import Served, slack

pytestmark = [pytest.mark.e2e, pytest.mark.long]

log = logging.getLogger(__name__)

MODES: tuple[Mode, ...] = ("refused", "silent", "cut", "buffered")
EVERYDAY, BY_HAND = 12, 60
PROMISED = 4.0  # seconds until a change is visible, for 95 of 100

WATCH = """() => {
  window.seen = {};
  new MutationObserver(() => {
    const { total } = document.querySelector("#bar count-down")?.dataset ?? {};
    if (total) window.seen[total] ??= Date.now();
  }).observe(document.body, { subtree: true, childList: true, attributes: true });
}"""


def add_minutes(laptop: Laptop, times: int) -> list[float]:
    """A minute more, again and again at uneven moments; when each was acknowledged, in milliseconds since 1970."""
    moments = []
    for number in range(times):
        laptop.do("minutes", by="1")
        moments.append(time.time() * 1000)
        time.sleep(2.1 + number % 5 * 0.4)
    return moments


def delays(page: Page, moments: list[float], before: int) -> list[float]:
    """Seconds until each of these changes stood on the phone; a skipped one came with its successor."""
    seen = {int(total): at for total, at in page.evaluate("() => window.seen").items()}
    found = []
    for number, moment in enumerate(moments, start=1):
        later = [at for total, at in seen.items() if total >= before + number * 60]
        found.append((min(later) - moment) / 1000 if later else 999.0)
    return found


def p95(values: list[float]) -> float:
    return sorted(values)[max(0, int(len(values) * 0.95 + 0.5) - 1)]


def test_a_change_is_seen_within_four_seconds_behind_every_proxy(served: Served, browser: Browser, long: bool) -> None:
    room = served.furnish()
    laptop = Laptop(served, room)
    with ExitStack() as stack:
        fronts = {mode: stack.enter_context(proxy(served.port, mode)) for mode in MODES}
        names = list(room.tokens)[1:]
        pages = {mode: sit(browser, room, name, fronts[mode].url) for mode, name in zip(MODES, names, strict=False)}
        before = int(pages["cut"].locator("#bar count-down").get_attribute("data-total") or 0)
        for page in pages.values():
            page.evaluate(WATCH)

        moments = add_minutes(laptop, BY_HAND if long else EVERYDAY)
        time.sleep(PROMISED * slack())

        measured = {mode: delays(page, moments, before) for mode, page in pages.items()}
        for page in pages.values():
            page.context.close()
    laptop.close()
    log.info({mode: f"p95 {p95(found):.1f} s" for mode, found in measured.items()})
    assert {mode: p95(found) for mode, found in measured.items() if p95(found) > PROMISED * slack()} == {}
