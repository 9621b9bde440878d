"""The plan of a meeting in a browser: kept while somebody works, with the keyboard, small and large."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from tests.e2e.stage import Stage

Check = Callable[[Page], None]
WIDER = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
SIZES = ((390, 844), (1440, 900))


@pytest.mark.long
def test_a_meeting_is_planned_to_the_minute(stage: Stage, accessible: Check) -> None:
    page = stage.console
    page.goto(f"{stage.url}/groups/")
    page.get_by_role("link", name="Wijkteam Noord").click()
    page.locator("a.button", has_text=re.compile("Plan bijeenkomst")).click()
    page.get_by_label("Dag", exact=True).fill(f"{timezone.localdate().year + 1}-03-15")
    page.get_by_label("Begin", exact=True).fill("13:30")
    page.get_by_label("Einde", exact=True).fill("15:30")
    page.get_by_label("Een concreet probleem").check()
    page.get_by_role("radio", name=re.compile("Vijf stappen")).check()
    agenda = page.locator("#agenda")
    expect(agenda.get_by_text("13:30", exact=True).first).to_be_visible()
    expect(agenda.get_by_text("Klaar, precies op tijd")).to_be_visible()

    longer = agenda.get_by_role("button", name=re.compile("^Check-in langer|langer$")).first
    longer.focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-status]")).to_have_text("Bewaard.")
    agenda.get_by_text("Onderdeel toevoegen").click()
    agenda.get_by_role("button", name="Opwarmer").click()
    expect(agenda.get_by_role("button", name="Opwarmer later")).to_be_visible()
    agenda.get_by_role("button", name="Opwarmer later").press("Enter")
    expect(agenda.get_by_role("button", name="Opwarmer later")).to_be_focused()
    warmer = agenda.get_by_role("button", name="Opwarmer langer")
    warmer.evaluate("button => { button.click(); button.click(); button.click(); }")
    expect(agenda.locator("[data-block=icebreaker-1] .stepper .num")).to_have_text(re.compile("^25"))
    page.get_by_label("Plek").fill("De oude school")
    expect(page.locator("[data-status]")).to_have_text("Bewaard.")
    page.reload()

    expect(page.get_by_label("Plek")).to_have_value("De oude school")
    expect(agenda.get_by_role("button", name="Opwarmer later")).to_be_visible()
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        accessible(page)
        assert not page.evaluate(WIDER), width
    assert stage.complaints == []


@pytest.mark.long
def test_a_method_comes_along_from_the_chooser_and_is_kept_at_once(stage: Stage, accessible: Check) -> None:
    page = stage.console
    page.goto(f"{stage.url}/groups/")
    page.get_by_role("link", name="Wijkteam Noord").click()
    page.locator("a.button", has_text=re.compile("Plan bijeenkomst")).click()
    page.get_by_label("Online", exact=True).check()
    page.get_by_label("Het groeit").check()
    expect(page.locator("[data-status]")).to_have_text("Bewaard.")
    expect(page.locator("#early")).to_contain_text("liever bij elkaar in één ruimte")
    accessible(page)
    page.reload()
    page.get_by_role("link", name="Afwegen en vergelijken").click()

    page.get_by_role("link", name=re.compile("Zet in het plan Socratisch")).click()

    expect(page.locator("[data-status]")).to_have_text("Bewaard.")
    expect(page.get_by_role("radio", name=re.compile("Socratisch"))).to_be_checked()
    expect(page.locator("#agenda [data-block]").first).to_be_visible()
    assert "method=" not in page.url
    assert stage.complaints == []


@pytest.mark.long
def test_the_page_says_truly_whether_it_is_kept(stage: Stage) -> None:
    page = stage.console
    page.goto(f"{stage.url}/groups/")
    page.get_by_role("link", name="Wijkteam Noord").click()
    page.locator("a.button", has_text=re.compile("Plan bijeenkomst")).click()
    above, place = page.locator("[data-kept]"), page.get_by_label("Plek")
    page.get_by_label("Dag", exact=True).fill(f"{timezone.localdate().year + 1}-03-15")
    page.get_by_label("Begin", exact=True).fill("15:30")
    page.get_by_label("Einde", exact=True).fill("13:30")
    expect(above).to_have_text("Nog niet bewaard. Druk op de knop om te zien wat er mis is.")
    page.get_by_role("button", name="Plan bewaren").last.click()
    expect(above).to_have_text("Nog niet bewaard")
    expect(page.locator("form ul.notice")).to_be_visible()

    page.get_by_label("Einde", exact=True).fill("17:30")

    expect(page.locator("form ul.notice")).to_have_count(0)
    expect(above).to_have_text("Wordt bewaard terwijl je werkt")
    page.locator("input[name=method][value=vijf-stappen]").check(force=True)
    page.get_by_label("Einde", exact=True).fill("16:20")
    page.get_by_role("button", name="Eindig om").click()
    expect(page.get_by_text("Klaar, precies op tijd")).to_be_visible()
    expect(page.get_by_label("Einde", exact=True)).not_to_have_value("16:20")
    page.route("**/plan/**", lambda route: route.abort())
    place.fill("De oude school")
    expect(above).to_have_text(re.compile("er is geen verbinding"))
    page.unroute("**/plan/**")
    expect(above).to_have_text("Wordt bewaard terwijl je werkt", timeout=10_000)
