"""The pages of groups and cases in a browser: small and large, accessible, and writing that is kept by itself."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.stage import PHONE, Stage

Check = Callable[[Page], None]
SIZES = ((390, 844), (1280, 800))
OF_THE_PATH = ("path/", "commitment/", "hosts/", "meetings/4/host/", "attendance/")
WIDER = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


def looks_right(page: Page, accessible: Check) -> None:
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        accessible(page)
        assert not page.evaluate(WIDER), (page.url, width)


@pytest.mark.long
def test_the_pages_of_a_group(stage: Stage, accessible: Check) -> None:
    page = stage.console
    page.goto(f"{stage.url}/groups/")
    looks_right(page, accessible)
    page.get_by_role("link", name="Adviseurs zorg en veiligheid").click()
    looks_right(page, accessible)
    group = page.url

    for path in ("edit/", "facilitators/", "end/", "people/paste/", "people/add/", "meetings/1/", *OF_THE_PATH):
        page.goto(group + path)
        looks_right(page, accessible)

    assert stage.complaints == []


def test_a_case_from_the_link_to_the_facilitator(stage: Stage, accessible: Check) -> None:
    console, phone = stage.console, stage.page(PHONE)
    console.goto(f"{stage.url}/groups/")
    console.get_by_role("link", name="Wijkteam Noord").click()
    console.get_by_role("button", name="Vraag om een casus").click()
    console.get_by_role("button", name="Maak een link").click()
    looks_right(console, accessible)
    link = console.locator("#address").input_value()

    phone.goto(stage.url + link[link.index("/casus/") :])
    accessible(phone)
    phone.get_by_role("button", name="Begin op deze telefoon").click()
    phone.get_by_label("Wat speelt er?").fill("Ik zat naast een lege stoel.")
    expect(phone.locator("[data-autosave-status]")).to_have_text("Bewaard.")
    phone.reload()
    expect(phone.get_by_label("Wat speelt er?")).to_have_value("Ik zat naast een lege stoel.")
    looks_right(phone, accessible)
    phone.get_by_role("button", name="Deel met").click()
    expect(phone.get_by_text("Gedeeld:")).to_be_visible()

    console.goto(console.url.removesuffix("link/"))
    expect(console.get_by_text("Ik zat naast een lege stoel.")).to_be_visible()
    looks_right(console, accessible)
    assert stage.complaints == []


@pytest.mark.long
def test_words_wait_on_the_page_for_the_connection(stage: Stage) -> None:
    console, phone = stage.console, stage.page(PHONE)
    console.goto(f"{stage.url}/groups/")
    console.get_by_role("link", name="Wijkteam Noord").click()
    console.get_by_role("combobox").select_option(label="Karin Dekker")
    console.get_by_role("button", name="Vraag om een casus").click()
    console.get_by_role("button", name="Maak een link").click()
    link = console.locator("#address").input_value()
    phone.goto(stage.url + link[link.index("/casus/") :])
    phone.get_by_role("button", name="Begin op deze telefoon").click()
    expect(phone.get_by_label("Wat deed je?")).to_be_visible()
    phone.wait_for_load_state()  # the script that keeps it must have come before the connection goes

    phone.context.set_offline(True)
    phone.get_by_label("Wat deed je?").fill("Niets gezegd.")
    expect(phone.locator("[data-autosave-status]")).to_contain_text("geen verbinding")
    phone.context.set_offline(False)

    expect(phone.locator("[data-autosave-status]")).to_have_text("Bewaard.")
