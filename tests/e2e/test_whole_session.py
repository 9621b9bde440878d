"""A whole session on laptop, beamer and six phones, from the first page to the harvest."""

from __future__ import annotations

from collections.abc import Callable
from itertools import cycle
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.players import PLAY
from tests.e2e.stage import Stage

Check = Callable[[Page], None]
Scheme = Literal["light", "dark"]
LOOKS: tuple[tuple[int, Scheme], ...] = (
    (1440, "light"),
    (1280, "dark"),
    (1920, "light"),
    (390, "dark"),
    (1920, "dark"),
)


@pytest.mark.long
@pytest.mark.parametrize("slug", ["vijf-stappen", "roddelen"])
def test_six_people_play_the_whole_method(stage: Stage, accessible: Check, slug: str) -> None:
    stage.open_session(slug)
    stage.open_beamer()
    stage.fill_circle()
    stage.choose_case_bringer()
    stage.start()
    played, looks = [], cycle(LOOKS)

    while True:
        kind = stage.kind
        PLAY[kind](stage)
        if kind not in played:
            check_every_screen(stage, accessible, *next(looks))
        played.append(kind)
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


def check_every_screen(stage: Stage, accessible: Check, width: int, scheme: Scheme) -> None:
    """Accessible on the laptop in this width, on the wall, and on the case bringer's and another phone."""
    assert stage.beamer is not None
    stage.console.set_viewport_size({"width": width, "height": 900})
    for page in (stage.console, stage.beamer, *list(stage.phones.values())[:2]):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        accessible(page)
    stage.console.set_viewport_size({"width": 1440, "height": 900})
