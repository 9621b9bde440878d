"""What many cards could do is fetched when one opens, and what is typed there stays when the list is renewed."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from .conftest import Desk

pytestmark = pytest.mark.e2e

Bell = Callable[[str], None]
CARD = """<section id="main" hx-get="/main/" hx-trigger="live:cards from:body" hx-swap="morph:outerHTML"
  hx-target="#main">
  <h2>{title}</h2><details id="card-more-1"><summary>Bewerk</summary>
  <div id="card-acts-1" data-keep data-from="/card/"><a href="/card/">Bewerk deze tekst</a></div></details></section>"""


@pytest.fixture
def console(desk: Desk, page: Page, bell: Bell) -> Page:
    desk.answers["/main/"] = CARD.format(title="nieuw")
    desk.answers["/card/"] = '<textarea name="text">Van wie is dit?</textarea>'
    page.goto(desk.live(CARD.format(title="oud"), "js/unfold.js"))
    expect(page.locator("body")).to_have_attribute("data-connection", "live")
    return page


def test_nothing_is_fetched_before_it_opens(desk: Desk, console: Page) -> None:
    assert "/card/" not in desk.asked


def test_it_is_fetched_each_time_it_opens(desk: Desk, console: Page) -> None:
    for _ in range(2):
        with console.expect_response("**/card/"):
            console.locator("summary").click()
        expect(console.locator("textarea")).to_have_value("Van wie is dit?")
        console.locator("summary").click()

    assert desk.asked.count("/card/") == 2


def test_what_is_typed_there_stays_when_a_bell_renews_the_list(desk: Desk, console: Page, bell: Bell) -> None:
    console.locator("summary").click()
    console.locator("textarea").fill("Van wie is dit nu?")

    bell('{"v": 2, "topics": ["cards"]}')

    expect(console.locator("h2")).to_have_text("nieuw")
    expect(console.locator("textarea")).to_have_value("Van wie is dit nu?")
