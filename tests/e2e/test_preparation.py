"""The pages before a session: axe finds nothing, a thumb and a keyboard reach all, and nothing scrolls sideways."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.e2e.preparation import (
    GROUP,
    MAIN,
    MAIN_OF_A_GROUP,
    OF_A_GROUP,
    OF_THE_HOUSE,
    Stop,
    address_of,
    by_keyboard,
    group,
    house,
    letters,
    nobody,
)
from tests.e2e.serving import serving
from tests.e2e.stage import PHONE, Stage
from tests.e2e.thumbs import too_small

Tour = Callable[[Stage], Iterator[Stop]]

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
WIDTHS = (320, 390, 720, 1440)  # 320: 400 % of a laptop; 720: 200 %
WIDER = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
TOURS = {"house": house, "group": group, "letters": letters, "nobody": nobody}


def violations(page: Page) -> list[str]:
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}}).response["violations"]
    return [f"{each['id']} {each['nodes'][0]['target']}" for each in found]


def sideways(page: Page) -> list[str]:
    """The widths at which this page is wider than the screen."""
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        found += [f"wider than {width}"] if page.evaluate(WIDER) else []
    return found


def in_every_look(page: Page) -> list[str]:
    """What is wrong on a phone and on a laptop, by day and by night."""
    found = sideways(page)
    for width in (PHONE["width"], 1440):
        page.set_viewport_size({"width": width, "height": 900})
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            found += [f"{width} {scheme}: {each}" for each in violations(page)]
    page.set_viewport_size({"width": PHONE["width"], "height": PHONE["height"]})
    return found + too_small(page)


def test_the_main_pages_on_a_phone(stage: Stage) -> None:
    page, found = stage.console, []
    start = address_of(stage, GROUP)
    page.set_viewport_size({"width": PHONE["width"], "height": PHONE["height"]})
    addresses = [stage.url + OF_THE_HOUSE[name] for name in MAIN] + [
        start + OF_A_GROUP[name] for name in MAIN_OF_A_GROUP
    ]

    for address in addresses:
        page.goto(address)
        wrong = [*violations(page), *too_small(page), *(["too wide"] if page.evaluate(WIDER) else [])]
        found += [f"{address}: {each}" for each in wrong]

    assert found == []
    assert stage.complaints == []


@pytest.mark.long
@pytest.mark.parametrize("tour", TOURS)
def test_every_page_in_every_look(stage: Stage, tour: str) -> None:
    found = [f"{stop.name}: {each}" for stop in TOURS[tour](stage) for each in in_every_look(stop.page)]

    assert found == [], "\n".join(found)
    assert stage.complaints == []


@pytest.mark.long
@pytest.mark.parametrize("tour", TOURS)
def test_a_keyboard_reaches_everything_and_shows_where_it_is(stage: Stage, tour: str) -> None:
    found = [f"{stop.name}: {each}" for stop in TOURS[tour](stage) for each in by_keyboard(stop.page)]

    assert found == [], "\n".join(found)


@pytest.mark.long
def test_the_pages_of_an_empty_installation(stage: Stage, tmp_path: Path) -> None:
    page, found = stage.page(PHONE), []
    with serving(tmp_path, demo=False) as fresh:
        page.goto(fresh.first_page)
        found += [f"set up: {each}" for each in in_every_look(page)]
        page.get_by_label("Je organisatie").fill("Gemeente Nieuwstad")
        page.get_by_label("Je naam").fill("Petra Nieuw")
        page.get_by_label("Je e-mailadres").fill("petra@nieuwstad.example")
        page.get_by_role("button", name="Inrichten en inloggen").click()
        for path in ("/", "/groups/", "/people/"):
            page.goto(fresh.url + path)
            found += [f"empty {path}: {each}" for each in (*in_every_look(page), *by_keyboard(page))]

    assert found == [], "\n".join(found)
