"""A member accepts an invitation on a phone, and on the day the same link gives a seat in the circle."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.stage import PHONE, Stage

Check = Callable[[Page], None]
WIDER = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


def looks_right(page: Page, accessible: Check) -> None:
    accessible(page)
    assert not page.evaluate(WIDER), page.url


@pytest.mark.long
def test_a_member_accepts_and_is_seated_on_the_day(stage: Stage, accessible: Check) -> None:
    console, phone = stage.console, stage.page(PHONE)
    console.goto(f"{stage.url}/groups/")
    console.get_by_role("link", name="Adviseurs zorg en veiligheid").click()
    console.get_by_role("link", name="Uitnodigingen").first.click()
    looks_right(console, accessible)
    console.get_by_role("button", name=re.compile("^(Verstuur|Bewaar)")).click()  # another test may have sent them
    looks_right(console, accessible)
    console.get_by_role("button", name="Laat de link zien Anouk de Wit").click()
    looks_right(console, accessible)
    link = console.locator("#address").input_value()

    phone.goto(stage.url + link[link.index("/kom/") :])
    looks_right(phone, accessible)
    phone.get_by_role("button", name="Ik kom").click()
    expect(phone.get_by_text("Je liet weten dat je komt.")).to_be_visible()
    looks_right(phone, accessible)
    console.goto(console.url.split("/guests/")[0] + "/guests/")
    expect(console.get_by_text("1 komen, 0 kunnen niet")).to_be_visible()

    start(stage)
    phone.reload()
    looks_right(phone, accessible)
    phone.get_by_label("Hier houd ik me aan").check()
    phone.get_by_role("button", name="Neem plaats").click()
    expect(phone).to_have_url(re.compile("/kring/$"))
    assert stage.complaints == []


def start(stage: Stage) -> None:
    """The facilitator opens the circle of this group."""
    console, group = stage.console, stage.console.url.split("/groups/")[1].split("/")[0]
    console.goto(f"{stage.url}/start/?group={group}&method=vijf-stappen")
    for box in console.locator("input[name^='gate-vijf-stappen-']:visible").all():
        box.check()
    console.locator("main form button:not([name])").last.click()
    expect(console).to_have_url(re.compile(r"/sessions/"))
