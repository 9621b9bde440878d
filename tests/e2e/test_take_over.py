"""The laptop dies: somebody of the circle leads within 20 seconds, the wall follows within 3, nothing is lost (R14)."""

from __future__ import annotations

import re
from collections.abc import Callable
from time import monotonic

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.stage import NAMES, Stage

LED_WITHIN, FOLLOWED_WITHIN = 20.0, 3.0  # seconds
SPOKEN = re.compile(r"\d{3} \d{3}")


@pytest.mark.long
def test_a_seat_leads_when_the_laptop_dies(stage: Stage, accessible: Callable[[Page], None]) -> None:
    stage.open_session("vijf-stappen")
    wall = stage.open_beamer()
    noted = SPOKEN.search(stage.console.locator("#main .notice--calm strong").inner_text())
    assert noted
    stage.fill_circle()
    stage.choose_case_bringer()
    stage.start()
    stage.go_to("write")
    phone, other = stage.phones["Joost"], stage.phones["Yasmina"]
    texts = [f"Een kaart van {name}" for name in NAMES]
    for name in NAMES:
        field = stage.phones[name].locator("#task textarea[data-draft]")
        if field.count():
            field.first.fill(f"Een kaart van {name}")
            stage.phones[name].locator(".phone__foot button[type=submit]").first.click()
    expect(stage.console.locator("#main .said", has_text="Een kaart van")).not_to_have_count(0)
    before = stage.console.locator("#main .said", has_text="Een kaart van").all_inner_texts()
    address, kept = stage.console.url, stage.console.context.storage_state()
    stage.console.context.close()
    died = monotonic()

    phone.locator("#signal summary").click()
    phone.get_by_role("link", name="Ik neem het over").click()
    accessible(phone)
    phone.locator("#word").fill(noted[0])
    phone.get_by_role("button", name="Ik neem het over").click()
    expect(phone).to_have_url(address)
    expect(phone.locator("#next")).to_be_enabled()
    leads_after = monotonic() - died

    title = wall.locator(".stage__title").first.inner_text()
    pressed = monotonic()
    phone.locator("#next").click()
    expect(wall.locator(".stage__title").first).not_to_have_text(title)
    followed_after = monotonic() - pressed
    accessible(phone)
    phone.locator("#previous").click()
    expect(phone.locator("#main .said", has_text="Een kaart van")).to_have_count(len(before))
    after = phone.locator("#main .said", has_text="Een kaart van").all_inner_texts()

    laptop = stage.browser.new_context(storage_state=kept, locale="nl-NL").new_page()
    stage.pages.append(laptop)
    laptop.goto(address)
    expect(laptop.get_by_text("Joost leidt nu verder")).to_be_visible()
    expect(laptop.locator("#next")).to_be_disabled()
    accessible(laptop)
    expect(wall.get_by_text("Joost leidt nu")).to_be_visible()
    expect(other.get_by_text("Joost leidt nu")).to_be_visible()
    laptop.get_by_role("button", name="Zelf weer leiden").click()
    expect(laptop.locator("#next")).to_be_enabled()
    expect(phone).to_have_url(re.compile("/kring/$"))

    assert leads_after < LED_WITHIN
    assert followed_after < FOLLOWED_WITHIN
    assert sorted(after) == sorted(before)
    assert set(before) <= set(texts)
    assert len(before) > 0
    assert stage.complaints == []
