"""The disk is full: whoever writes hears it, nothing is promised, and the text goes once there is room (R17)."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from .looking import SENTENCE, phone
from .served import Served

pytestmark = pytest.mark.e2e

LIVE = 30_000


def test_on_a_full_disk_nothing_is_promised_and_nothing_is_lost(served: Served, browser: Browser) -> None:
    room = served.furnish()
    page = phone(browser, room, "Joost", served.url)
    page.locator("#task textarea[data-draft]").first.fill(SENTENCE)
    served.fill_disk()

    with page.expect_response("**/kring/do/write/") as refused:
        page.locator("#send").click()

    assert refused.value.status == 503
    assert refused.value.headers["retry-after"] == "5"
    expect(page.locator("#refusal")).to_contain_text("Bewaren lukt nu even niet.")
    expect(page.locator("#task [data-draft-status]")).to_have_text(
        "Nog niet verstuurd: we proberen het vanzelf opnieuw"
    )
    expect(page.locator("#task textarea[data-draft]").first).to_have_value(SENTENCE)
    assert served.cards() == []
    served.make_room()
    expect(page.locator("#task")).to_contain_text("Jij bent klaar", timeout=LIVE)
    assert served.cards() == [("Joost", SENTENCE)]
    page.context.close()
