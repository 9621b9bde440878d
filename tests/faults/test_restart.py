"""The server is away for a while: what was typed, the caret and the step stay (R2)."""

from __future__ import annotations

import time

import pytest
from playwright.sync_api import Browser, expect

from .looking import SENTENCE, phone, state, type_with_caret
from .served import Served

pytestmark = [pytest.mark.e2e, pytest.mark.long]

DELAYS = (0, 1, 5, 10, 20)  # seconds that the server is away
LIVE = 30_000  # milliseconds in which a phone has to have found the server again, on any machine


def test_text_caret_and_step_survive_every_restart(served: Served, browser: Browser, long: bool) -> None:
    room = served.furnish()
    page = phone(browser, room, "Joost", served.url)
    type_with_caret(page)
    before = state(page)
    survived = []

    for delay in DELAYS * (20 if long else 1):
        served.kill()
        time.sleep(delay)
        served.start()
        expect(page.locator("body")).to_have_attribute("data-connection", "live", timeout=LIVE)
        survived.append(state(page) == before)

    assert before["text"] == SENTENCE
    assert (before["from"], before["to"], before["focused"]) == (4, 9, True)
    assert all(survived), survived
    page.context.close()
