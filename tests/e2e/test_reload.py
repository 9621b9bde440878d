"""A phone that is reloaded keeps its seat and shows the same, in every kind of activity."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.players import PLAY
from tests.e2e.stage import NAMES, Stage

FRESH = re.compile(
    r'value="[0-9a-f-]{36}"|value="[A-Za-z0-9]{32}(?:[A-Za-z0-9]{32})?"|data-(now|left|state)="[^"]*"|\d+:\d\d|stroke-dash\w+="[^"]*"'
    r'|aria-label="[^"]*(second|minu|beurt)[^"]*"'
)


def shown(page: Page) -> str:
    """The task as it stands, without keys, tokens and running seconds."""
    html = page.locator("#task").inner_html()
    return FRESH.sub("", re.sub(r'\s(class|data-keep|data-connection|hx-[\w-]+)="[^"]*"', "", html))


@pytest.mark.long
def test_a_reload_in_each_kind_changes_nothing(stage: Stage) -> None:
    stage.open_session("vijf-stappen")
    stage.open_beamer()
    stage.fill_circle()
    stage.choose_case_bringer()
    stage.start()
    seen: set[str] = set()

    while seen != {"round", "agree", "write", "talk", "sort", "answer"}:
        for name in NAMES[:2]:
            phone = stage.phones[name]
            before = shown(phone)
            phone.reload()
            expect(phone).to_have_url(re.compile("/kring/"))
            assert shown(phone) == before, (stage.kind, name)
        seen.add(stage.kind)
        PLAY[stage.kind](stage)
        stage.next()

    assert stage.complaints == []


@pytest.mark.long
def test_half_a_sentence_survives_a_reload_and_a_pause(stage: Stage) -> None:
    stage.open_session("vijf-stappen")
    stage.open_beamer()
    stage.fill_circle(NAMES[:3])
    stage.choose_case_bringer()
    stage.start()
    stage.go_to("write", 1)
    phone = stage.phones[NAMES[1]]
    field = phone.locator("#task textarea[data-draft]").first
    field.fill("Wat maakt dat je")
    phone.wait_for_timeout(700)

    phone.reload()
    restored = phone.locator("#task textarea[data-draft]").first.input_value()
    stage.console.locator("#pause").click()
    expect(phone.locator("#task textarea[data-draft]")).to_have_count(0)
    expect(stage.console.locator("#pause")).to_contain_text("Verder")
    stage.console.locator("#pause").click()

    assert restored == "Wat maakt dat je"
    expect(phone.locator("#task textarea[data-draft]").first).to_have_value("Wat maakt dat je")


@pytest.mark.long
def test_a_reload_beside_a_flip_over_sheet_changes_nothing(stage: Stage) -> None:
    stage.open_session("socratisch")
    stage.open_beamer()
    stage.fill_circle(NAMES[:3])
    stage.choose_case_bringer()
    stage.start()
    stage.go_to("flip")
    PLAY["flip"](stage)
    expect(stage.phones[NAMES[1]].locator("#task .said").first).to_be_visible()

    for name in NAMES[:2]:
        phone = stage.phones[name]
        before = shown(phone)
        phone.reload()

        assert shown(phone) == before, name
