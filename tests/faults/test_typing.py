"""Somebody types on a phone while the room goes on: not one sign is lost, caret and selection stay (R12)."""

from __future__ import annotations

from random import Random

import pytest
from playwright.sync_api import Browser, Page

from .laptop import Laptop
from .looking import SENTENCE, phone, state
from .served import Served

pytestmark = [pytest.mark.e2e, pytest.mark.long]

CHANGES = 200
SELECTED = 'field => field.setSelectionRange(10, 20, "backward")'


def count_merges(page: Page) -> None:
    page.evaluate(
        "() => { window.merged = 0; document.addEventListener('htmx:afterSwap', () => { window.merged += 1; }); }"
    )


def test_two_hundred_changes_while_somebody_types_lose_no_sign(served: Served, browser: Browser) -> None:
    room, chance = served.furnish(), Random(12)
    laptop, page = Laptop(served, room), phone(browser, room, "Joost", served.url)
    count_merges(page)
    page.locator("#task textarea[data-draft]").first.focus()
    typed, wrong = "", []

    for number in range(CHANGES):
        laptop.step(number)
        sign = SENTENCE[number % len(SENTENCE)]
        page.keyboard.type(sign)
        typed += sign
        page.wait_for_timeout(chance.uniform(0, 60))
        found = state(page)
        if (found["text"], found["from"], found["to"]) != (typed, len(typed), len(typed)):
            wrong.append((number, found))
    page.wait_for_timeout(1_500)

    assert wrong == []
    assert state(page)["focused"]
    assert page.evaluate("() => window.merged") >= CHANGES / 4  # more changes than one come with one answer
    page.context.close()
    laptop.close()


def test_a_selection_stays_while_the_room_changes(served: Served, browser: Browser) -> None:
    room = served.furnish()
    laptop, page = Laptop(served, room), phone(browser, room, "Joost", served.url)
    field = page.locator("#task textarea[data-draft]").first
    field.fill(SENTENCE)
    field.focus()
    field.evaluate(SELECTED)
    count_merges(page)

    for number in range(20):
        laptop.step(number)
        page.wait_for_timeout(100)
    page.wait_for_timeout(1_000)
    kept = state(page)
    direction = field.evaluate("field => field.selectionDirection")
    page.keyboard.type("Hoe")

    assert page.evaluate("() => window.merged") >= 10
    assert (kept["text"], kept["from"], kept["to"], kept["focused"]) == (SENTENCE, 10, 20, True)
    assert direction == "backward"
    assert state(page)["text"] == SENTENCE[:10] + "Hoe" + SENTENCE[20:]
    page.context.close()
    laptop.close()
