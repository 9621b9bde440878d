"""Merging a fetched region leaves alone what somebody is typing in."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from .conftest import Desk

pytestmark = pytest.mark.e2e

Bell = Callable[[str], None]
FORM = """<form id="write-{number}" data-keep method="post" action="/do/" hx-post="/do/" hx-swap="{swap}">
  <input type="hidden" name="key" value="{key}"><textarea id="text-{number}" name="text"></textarea>
  {error}<button>Deel</button></form>"""
REGION = """<section id="task" hx-get="/task/" hx-trigger="live:cards from:body" hx-swap="morph:outerHTML"
  hx-target="#task"><h2>{title}</h2><details{open}><summary>meer</summary>x</details>
  <input id="loose" name="loose">{form}</section>"""


def _task(
    title: str, *, number: int = 1, key: str = "k1", error: str = "", swap: str = "none", is_open: bool = False
) -> str:
    form = FORM.format(number=number, key=key, error=error, swap=swap)
    return REGION.format(title=title, form=form, open=" open" if is_open else "")


def _lay(desk: Desk, page: Page, first: str, then: str) -> None:
    desk.answers["/task/"] = then
    page.goto(desk.live(first))
    expect(page.locator("body")).to_have_attribute("data-connection", "live")


def test_a_half_written_text_its_focus_and_its_caret_stay(desk: Desk, page: Page, bell: Bell) -> None:
    _lay(desk, page, _task("oud"), _task("nieuw", key="k2"))
    page.fill("#text-1", "half geschreven")
    page.evaluate("document.getElementById('text-1').setSelectionRange(4, 6)")

    bell('{"v": 2, "topics": ["cards"]}')

    expect(page.locator("h2")).to_have_text("nieuw")
    expect(page.locator("#text-1")).to_have_value("half geschreven")
    expect(page.locator("#text-1")).to_be_focused()
    assert page.evaluate("document.getElementById('text-1').selectionStart") == 4
    expect(page.locator("[name=key]")).to_have_value("k1")


def test_a_focused_field_is_never_touched(desk: Desk, page: Page, bell: Bell) -> None:
    _lay(desk, page, _task("oud"), _task("nieuw"))
    page.fill("#loose", "ik typ")

    bell('{"v": 2, "topics": ["cards"]}')

    expect(page.locator("h2")).to_have_text("nieuw")
    expect(page.locator("#loose")).to_have_value("ik typ")
    expect(page.locator("#loose")).to_be_focused()


def test_a_new_task_brings_a_new_form(desk: Desk, page: Page, bell: Bell) -> None:
    _lay(desk, page, _task("oud"), _task("nieuw", number=2, key="k2"))
    page.fill("#text-1", "van de vorige opdracht")

    bell('{"v": 2, "topics": ["cards"]}')

    expect(page.locator("#text-2")).to_have_value("")
    expect(page.locator("[name=key]")).to_have_value("k2")


def test_what_somebody_unfolded_stays_unfolded(desk: Desk, page: Page, bell: Bell) -> None:
    _lay(desk, page, _task("oud"), _task("nieuw"))
    page.click("summary")

    bell('{"v": 2, "topics": ["cards"]}')

    expect(page.locator("h2")).to_have_text("nieuw")
    expect(page.locator("details")).to_have_attribute("open", "")


def test_a_form_that_was_sent_is_empty_and_has_a_fresh_key(desk: Desk, page: Page, bell: Bell) -> None:
    desk.answers["/do/"] = ""
    _lay(desk, page, _task("oud"), _task("nieuw"))
    page.fill("#text-1", "een vraag")

    page.click("button")

    expect(page.locator("#text-1")).to_have_value("")
    key = page.locator("[name=key]").input_value()
    assert len(key) == 36
    assert desk.posted == ["key=k1&text=een vraag"]


def test_a_refusal_in_one_sentence_is_shown_and_leaves_the_region_alone(desk: Desk, page: Page, bell: Bell) -> None:
    place = '<p id="refusal" role="alert" hidden data-word-failed="Niet gelukt"></p>'
    _lay(desk, page, _task("oud", swap="morph:outerHTML") + place, "")
    desk.answers["/do/"], desk.statuses["/do/"] = "Schrijf eerst iets.", 422
    desk.headers = {"HX-Trigger": '{"live:refused": {"sentence": "Schrijf eerst iets."}}'}
    page.fill("#text-1", "x")

    page.click("button")

    expect(page.locator("#refusal")).to_have_text("Schrijf eerst iets.")
    expect(page.locator("#refusal")).to_be_visible()
    expect(page.locator("#text-1")).to_have_value("x")


def test_what_is_refused_shows_why_and_keeps_the_text(desk: Desk, page: Page, bell: Bell) -> None:
    _lay(desk, page, _task("oud", swap="morph:outerHTML"), "")
    said = '<p class="error">Te lang</p>'
    desk.answers["/do/"] = _task("oud", error=said, swap="morph:outerHTML").replace(
        "</textarea>", "een lange vraag</textarea>"
    )
    desk.statuses["/do/"] = 422
    page.fill("#text-1", "een lange vraag")

    page.click("button")

    expect(page.locator(".error")).to_have_text("Te lang")
    expect(page.locator("#text-1")).to_have_value("een lange vraag")
    expect(page.locator("[name=key]")).to_have_value("k1")


TWO = """<section id="{0}" hx-get="/page/" hx-trigger="live:cards from:body" hx-swap="morph:outerHTML">{1}</section>"""


def test_the_regions_of_a_page_come_in_one_request(desk: Desk, page: Page, bell: Bell) -> None:
    desk.answers["/page/"] = TWO.format("one", "nieuw een") + TWO.format("two", "nieuw twee")
    page.goto(desk.live(TWO.format("one", "oud") + TWO.format("two", "oud")))
    expect(page.locator("body")).to_have_attribute("data-connection", "live")

    bell('{"v": 2, "topics": ["cards"]}')

    expect(page.locator("#one")).to_have_text("nieuw een")
    expect(page.locator("#two")).to_have_text("nieuw twee")
    assert desk.asked.count("/page/") == 1


def test_bells_that_ring_during_a_request_are_fetched_together_after_it(desk: Desk, page: Page, bell: Bell) -> None:
    _lay(desk, page, _task("oud"), _task("nieuw"))
    desk.delay = 0.5

    for version in range(2, 8):
        bell(f'{{"v": {version}, "topics": ["cards"]}}')

    expect(page.locator("h2")).to_have_text("nieuw")
    page.wait_for_timeout(1_500)
    assert desk.asked.count("/task/") == 2
