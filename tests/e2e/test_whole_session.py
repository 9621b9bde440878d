"""A whole session on laptop, beamer and six phones, from the first page to the harvest."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.players import PLAY
from tests.e2e.stage import Stage

Check = Callable[[Page], None]


@pytest.mark.parametrize("slug", ["vijf-stappen", "roddelen"])
def test_six_people_play_the_whole_method(stage: Stage, accessible: Check, slug: str) -> None:
    stage.open_session(slug)
    stage.open_beamer()
    stage.fill_circle()
    stage.choose_case_bringer()
    stage.start()
    played = []

    while True:
        played.append(stage.kind)
        PLAY[stage.kind](stage)
        check_every_screen(stage, accessible)
        if stage.console.locator("form[action$='/do/next/'] #next").count() == 0:
            break
        stage.next()
    stage.console.locator("#next").click()
    stage.console.locator("#end-dialog form[action$='/do/end/'] button").first.click()

    assert len(played) >= 10
    expect(stage.console.locator("a[href$='harvest.pdf']").first).to_be_visible()
    for phone in stage.phones.values():
        expect(phone.locator("#task .said")).to_have_count(0)
    with stage.console.expect_download() as download:
        stage.console.locator("a[href$='harvest.pdf']").first.click()
    assert download.value.path().read_bytes().startswith(b"%PDF")
    assert stage.complaints == []


def check_every_screen(stage: Stage, accessible: Check) -> None:
    """Accessible on the laptop, on the wall, and on the case bringer's and another phone."""
    assert stage.beamer is not None
    phones = list(stage.phones.values())
    for page in (stage.console, stage.beamer, phones[0], phones[1]):
        accessible(page)
