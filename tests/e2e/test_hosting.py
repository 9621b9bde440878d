"""A meeting without a facilitator: a member leads it from a phone of 390 pixels, without an account."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.stage import PHONE, Stage

GUESTS = ("Pieter", "Lotte")


def link_for_today(stage: Stage) -> str:
    """The facilitator lays out the path from today, without a facilitator at once, and makes the link."""
    page = stage.console
    page.goto(f"{stage.url}/groups/")
    page.get_by_role("link", name="Wijkteam Noord").click()
    group = page.url
    page.goto(f"{group}path/")
    page.locator("[name=first]").fill(date.today().isoformat())  # noqa: DTZ011  # the day of the room
    page.get_by_role("button", name="Stel dagen voor").click()
    page.locator("[name=mode-1]").select_option("without")
    page.get_by_role("button", name="Bewaar het traject").click()
    page.goto(f"{group}hosts/")
    page.get_by_role("button", name="Bewaar").click()
    page.goto(f"{group}meetings/1/host/")
    page.get_by_role("button", name="Maak een link").click()
    return stage.url + re.sub(r"^https?://[^/]+", "", page.locator("#address").input_value())


@pytest.mark.long
def test_a_member_hosts_from_a_phone(stage: Stage, accessible: Callable[[Page], None]) -> None:
    link = link_for_today(stage)
    facilitator, host = stage.console, stage.page(PHONE)

    host.goto(link)
    expect(host.get_by_role("heading", name="Naima, jij leidt vandaag")).to_be_visible()
    accessible(host)
    host.locator("input[name=method][value=vijf-stappen]").check()
    host.get_by_role("button", name="Open de kring op dit toestel").click()
    expect(host).to_have_url(re.compile("/sessions/"))
    console = host.url
    expect(host.get_by_text("Jij leidt.")).to_be_visible()
    accessible(host)

    stage.console = host
    stage.open_beamer()
    stage.fill_more(GUESTS)
    expect(host.locator("#ring .seat:not([data-state=empty])")).to_have_count(3)
    stage.start()
    expect(host.get_by_role("heading", name="Wat je doet")).to_be_visible()
    expect(host.get_by_role("heading", name="De kring ziet")).to_be_visible()
    accessible(host)
    stage.next()
    wide = host.evaluate("document.documentElement.scrollWidth")

    facilitator.goto(console)
    expect(facilitator.get_by_text("De groep leidt deze bijeenkomst zelf")).to_be_visible()

    host.locator("[data-confirm-dialog=end-dialog]:visible").first.click()
    host.locator("#end-dialog form button:not([value=cancel])").last.click()
    expect(host.get_by_role("heading", name="Fijn dat je er was")).to_be_visible()
    for name in GUESTS:
        expect(stage.phones[name].get_by_role("heading", name="Fijn dat je er was")).to_be_visible()
    facilitator.goto(f"{console}harvest/")
    expect(facilitator.locator("h1")).to_have_text("Wijkteam Noord")

    assert wide <= PHONE["width"]
    assert stage.complaints == []
