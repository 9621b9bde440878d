"""At 390 pixels every control can be hit with a thumb: at least 44 by 44, on every page."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.e2e.players import PLAY
from tests.e2e.serving import serving
from tests.e2e.stage import PHONE, Stage
from tests.e2e.thumbs import too_small


def measured(page: Page, path: str) -> list[str]:
    """What is too small on this page when it is as wide as a phone."""
    before = page.viewport_size
    page.set_viewport_size({"width": PHONE["width"], "height": PHONE["height"]})
    small = [f"{path}: {found}" for found in too_small(page)]
    if before:
        page.set_viewport_size(before)
    return small


@pytest.mark.long
def test_a_thumb_hits_everything_on_a_phone_and_on_a_console_in_the_hand(stage: Stage) -> None:
    stage.open_session("vijf-stappen")
    stage.open_beamer()
    phone = stage.page(PHONE)
    phone.goto(f"{stage.url}/mee/")
    small = measured(phone, "code")
    stage.knock("Marieke", scans=False, page=phone)
    stage.waiting("Marieke").wait_for()
    small += measured(phone, "waiting") + measured(stage.console, "lobby")
    stage.let_in("Marieke")
    stage.phones["Marieke"] = phone
    phone.wait_for_url("**/kring/")
    small += measured(phone, "seat")
    stage.choose_case_bringer("Marieke")
    stage.start()
    stage.go_to("write")
    phone.locator("#send").wait_for()

    small += measured(phone, "writing") + measured(stage.console, "console")

    assert small == [], "\n".join(dict.fromkeys(small))


@pytest.mark.long
def test_a_thumb_hits_everything_in_every_part_of_a_method(stage: Stage) -> None:
    stage.open_session("vijf-stappen")
    stage.open_beamer()
    stage.fill_circle()
    stage.choose_case_bringer()
    stage.start()
    small: list[str] = []

    while True:
        for name, page in [("console", stage.console), *list(stage.phones.items())[:2]]:
            small += measured(page, f"{stage.kind} {name}")
        PLAY[stage.kind](stage)
        if stage.console.locator("form[action$='/do/next/'] #next").count() == 0:
            break
        stage.next()

    assert small == [], "\n".join(dict.fromkeys(small))


@pytest.mark.long
def test_a_thumb_hits_everything_on_the_pages_of_a_facilitator(stage: Stage) -> None:
    page, small = stage.console, []
    stage.open_session("vijf-stappen")
    room = page.url.removeprefix(stage.url)
    paths = ["/", "/start/", "/start/?method=socratisch", "/methods/", "/methods/vijf-stappen/", "/methods/choose/"]
    paths += ["/methods/compare/?method=vijf-stappen&method=roddelen", "/groups/", "/groups/new/", "/take-over/"]
    paths += ["/accounts/2fa/", f"{room}case/", f"{room}harvest/", "/people/", "/organisation/", "/accounts/sessions/"]

    for path in paths:
        page.goto(stage.url + path)
        small += measured(page, path)

    assert small == [], "\n".join(dict.fromkeys(small))


@pytest.mark.long
def test_a_thumb_hits_everything_on_the_first_pages(stage: Stage, tmp_path: Path) -> None:
    page = stage.page(PHONE)
    page.goto(f"{stage.url}/accounts/login/")
    small = measured(page, "login")
    page.goto(f"{stage.url}/kring/goodbye/")
    small += measured(page, "goodbye")
    page.goto(f"{stage.url}/kring/")
    small += measured(page, "no seat")
    with serving(tmp_path, demo=False) as fresh:
        page.goto(fresh.first_page)
        small += measured(page, "setup")

    assert small == [], "\n".join(dict.fromkeys(small))
