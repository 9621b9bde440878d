"""Ten minutes without a network, and a tab that is loaded anew meanwhile: what was typed goes once, on return (R11).

The ten minutes pass on the phone's clock, so that every wait of its scripts really ends; what was tried is tried again.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Error, Page, expect

from .looking import SENTENCE, phone
from .proxy import Proxy, proxy
from .served import Served

pytestmark = [pytest.mark.e2e, pytest.mark.long]

LIVE = 30_000  # milliseconds in which a phone has to have found the server again, on any machine
WAITING = "Nog niet verstuurd: we proberen het vanzelf opnieuw"
KEPT = "Bewaard op deze telefoon"
NO_DRAFT = "Object.keys(sessionStorage).every((name) => !name.startsWith('draft:'))"


def ten_minutes(page: Page) -> None:
    for _ in range(10):
        page.clock.fast_forward("01:00")
        page.wait_for_timeout(150)


def load_in_vain(page: Page) -> None:
    with pytest.raises(Error, match=r"ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_REFUSED"):
        page.reload()


@contextmanager
def without_network(page: Page, front: Proxy) -> Iterator[None]:
    """The browser knows that it is offline, and nothing gets through either: an error page tries again by itself."""
    page.context.set_offline(True)
    front.do(front.close())
    yield
    front.do(front.open())
    page.context.set_offline(False)


def test_what_was_pressed_offline_is_sent_once_on_return(served: Served, browser: Browser) -> None:
    room = served.furnish()
    with proxy(served.port) as front:
        page = phone(browser, room, "Joost", front.url)
        page.clock.install()
        status = page.locator("#task [data-draft-status]")

        with without_network(page, front):
            page.locator("#task textarea[data-draft]").first.fill(SENTENCE)
            page.locator("#send").click()
            expect(status).to_have_text(WAITING, timeout=LIVE)
            ten_minutes(page)
            expect(status).to_have_text(WAITING)
            load_in_vain(page)
            before = served.cards()
        page.goto(f"{front.url}/kring/")
        expect(page.locator("#task")).to_contain_text("Jij bent klaar", timeout=LIVE)
        page.wait_for_function(NO_DRAFT, timeout=LIVE)
        ten_minutes(page)
        page.reload()
        expect(page.locator("#task")).to_contain_text("Jij bent klaar", timeout=LIVE)
        page.context.close()

    assert before == []
    assert served.cards() == [("Joost", SENTENCE)]


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
    room, half = served.furnish(), SENTENCE[:20]
    with proxy(served.port) as front:
        page = phone(browser, room, "Joost", front.url)
        page.clock.install()
        field, status = page.locator("#task textarea[data-draft]").first, page.locator("#task [data-draft-status]")

        with without_network(page, front):
            field.fill(half)
            page.clock.run_for(1_000)
            expect(status).to_have_text(KEPT)
            ten_minutes(page)
            load_in_vain(page)
        page.goto(f"{front.url}/kring/")

        expect(field).to_have_value(half)
        ten_minutes(page)
        page.context.close()
    assert served.cards() == []
