"""Ten minutes without a network, and a tab that is loaded anew meanwhile: what was typed goes once, on return (R11).

The ten minutes pass on the phone's clock, so that every wait of its scripts really ends; what was tried is tried again.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Error, Page, expect

from .looking import SENTENCE, phone
from .served import Served

pytestmark = [pytest.mark.e2e, pytest.mark.long]

LIVE = 30_000  # milliseconds in which a phone has to have found the server again, on any machine
WAITING = "Nog niet verstuurd: we proberen het vanzelf opnieuw"
KEPT = "Bewaard op deze telefoon"


def ten_minutes(page: Page) -> None:
    for _ in range(10):
        page.clock.fast_forward("01:00")
        page.wait_for_timeout(150)


def load_in_vain(page: Page) -> None:
    with pytest.raises(Error, match="ERR_INTERNET_DISCONNECTED"):
        page.reload()


def test_what_was_pressed_offline_is_sent_once_on_return(served: Served, browser: Browser) -> None:
    room = served.furnish()
    page = phone(browser, room, "Joost", served.url)
    page.clock.install()
    status = page.locator("#task [data-draft-status]")

    page.context.set_offline(True)
    page.locator("#task textarea[data-draft]").first.fill(SENTENCE)
    page.locator("#send").click()
    expect(status).to_have_text(WAITING, timeout=LIVE)
    ten_minutes(page)
    still_waiting = status.text_content()
    load_in_vain(page)
    before = served.cards()
    page.context.set_offline(False)
    page.goto(f"{served.url}/kring/")
    expect(page.locator("#task")).to_contain_text("Jij bent klaar", timeout=LIVE)
    ten_minutes(page)
    page.reload()
    expect(page.locator("#task")).to_contain_text("Jij bent klaar", timeout=LIVE)

    assert (still_waiting or "").strip() == WAITING
    assert before == []
    assert served.cards() == [("Joost", SENTENCE)]
    assert page.evaluate("Object.keys(sessionStorage).filter((name) => name.startsWith('draft:'))") == []
    page.context.close()


def test_what_waits_goes_by_itself_when_nobody_loads_the_page(served: Served, browser: Browser) -> None:
    room = served.furnish()
    page = phone(browser, room, "Joost", served.url)
    page.clock.install()

    page.context.set_offline(True)
    page.locator("#task textarea[data-draft]").first.fill(SENTENCE)
    page.locator("#send").click()
    expect(page.locator("#task [data-draft-status]")).to_have_text(WAITING, timeout=LIVE)
    ten_minutes(page)
    page.context.set_offline(False)

    expect(page.locator("#task")).to_contain_text("Jij bent klaar", timeout=LIVE)
    ten_minutes(page)
    assert served.cards() == [("Joost", SENTENCE)]
    page.context.close()


def test_half_a_sentence_waits_for_its_writer(served: Served, browser: Browser) -> None:
    room = served.furnish()
    page = phone(browser, room, "Joost", served.url)
    page.clock.install()
    half = SENTENCE[:20]

    page.context.set_offline(True)
    page.locator("#task textarea[data-draft]").first.fill(half)
    expect(page.locator("#task [data-draft-status]")).to_have_text("")
    page.clock.run_for(1_000)
    expect(page.locator("#task [data-draft-status]")).to_have_text(KEPT)
    ten_minutes(page)
    load_in_vain(page)
    page.context.set_offline(False)
    page.goto(f"{served.url}/kring/")

    expect(page.locator("#task textarea[data-draft]").first).to_have_value(half)
    ten_minutes(page)
    assert served.cards() == []
    page.context.close()
