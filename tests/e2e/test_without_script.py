"""Everything a phone does also works as plain pages and forms."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.stage import NAMES, Stage


def look(page: Page) -> Page:
    """What somebody without JavaScript does to see what is new."""
    page.goto(page.url)
    return page


def test_a_phone_without_script_joins_writes_and_reads(stage: Stage) -> None:
    stage.open_session("vijf-stappen")
    stage.open_beamer()
    plain = stage.sit("Gerda", script=False)
    stage.fill_more(NAMES[:2])
    stage.choose_case_bringer(NAMES[0])
    stage.start()

    stage.go_to("agree")
    look(plain).locator("#agree").click()
    expect(stage.console.locator("#ring .seat[data-state=ready]")).to_have_count(1)

    stage.go_to("write", 1)
    look(plain).locator("#task textarea").first.fill("Wat houdt je hier?")
    plain.locator("#task textarea").nth(1).fill("Van wie is dit?")
    plain.locator("#send").click()
    expect(plain.locator("#task")).to_contain_text("Wat houdt je hier?")
    expect(stage.console.locator("#main")).to_contain_text("Wat houdt je hier?")

    stage.go_to("round")
    while look(plain).locator("#read").count() == 0:
        stage.console.locator("#turn").click()
        stage.console.wait_for_timeout(200)
    plain.locator("#read").click()
    assert stage.beamer is not None
    expect(stage.beamer.locator("#stage")).to_contain_text("Wat houdt je hier?")
    plain.locator("#read").click()
    plain.locator("#done").click()
    expect(plain.locator("#done")).to_have_count(0)


@pytest.mark.long
def test_a_case_bringer_without_script_sorts_and_answers(stage: Stage) -> None:
    stage.open_session("vijf-stappen")
    stage.open_beamer()
    plain = stage.sit("Gerda", script=False)
    stage.fill_more(NAMES[:2])
    stage.choose_case_bringer("Gerda")
    stage.start()
    stage.go_to("write", 1)
    for name in NAMES[:2]:
        fields = stage.phones[name].locator("#task textarea[data-draft]")
        fields.nth(0).fill(f"Een vraag van {name}")
        fields.nth(1).fill(f"Nog een van {name}")
        stage.phones[name].locator("#send").click()
        expect(fields).to_have_count(0)
    stage.act("card-show-all").locator("button").first.click()

    stage.go_to("sort")
    look(plain)
    for _ in range(4):
        plain.locator(".sort button").first.click()
    plain.locator("#share").click()
    assert stage.beamer is not None
    expect(stage.beamer.locator("#stage .sorted").first).to_contain_text("Een vraag van Anouk")

    stage.go_to("answer")
    look(plain).locator("#begin").click()
    words = plain.locator("#now").inner_text()
    plain.locator("#answered").click()
    expect(plain.locator("#now")).not_to_have_text(words)
