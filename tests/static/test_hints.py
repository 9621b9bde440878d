"""A hint under a field: calm, after a pause, one at a time, and never in the way."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from .conftest import STATIC, Desk

pytestmark = pytest.mark.e2e

Bell = Callable[[str], None]
HINT = """<template id="hint"><div class="notice"><p data-hint-because></p><p data-hint-shown></p>
  <button type="button" data-hint-take>Neem over</button><button type="button" data-hint-leave>Laat staan</button>
  </div></template>"""
FORM = """<p id="live-region" role="status"></p><form id="write" data-keep method="post" action="/do/" hx-post="/do/"
  hx-swap="none"><input type="hidden" name="key" value="k1">
  <textarea id="text" name="text" maxlength="2000" data-draft="7-1" data-coach="no-why open no-advice"></textarea>
  <textarea id="other" name="other" data-draft="7-2"></textarea><textarea id="pad" data-pad="1"></textarea>
  <button id="send">Deel</button></form>"""
SAID = """() => { window.said = []; const region = document.getElementById("live-region");
  new MutationObserver(() => said.push(region.textContent)).observe(region, { childList: true }); }"""


@pytest.fixture
def phone(desk: Desk, page: Page, bell: Bell) -> Page:
    desk.answers["/do/"] = ""
    desk.live(FORM + HINT, "js/draft.js", "js/coach.js")
    desk.answers["/"] = desk.answers["/"].replace("<body", '<body data-coach-rules="/static/coach/nl.json"')
    page.goto(desk.url)
    expect(page.locator("body")).to_have_attribute("data-connection", "live")
    page.wait_for_load_state("networkidle")
    page.evaluate(SAID)
    return page


def test_it_comes_after_a_pause_and_takes_neither_focus_nor_caret(phone: Page) -> None:
    phone.focus("#text")
    phone.keyboard.type("Waarom zeg je steeds ja?", delay=30)
    early = phone.locator(".notice").count()
    for _ in range(4):
        phone.keyboard.press("ArrowLeft")

    expect(phone.locator(".notice")).to_contain_text("Wat maakt dat je steeds ja zegt?")

    assert early == 0
    assert phone.evaluate("document.activeElement.id") == "text"
    assert phone.evaluate("document.activeElement.selectionStart") == 20
    phone.keyboard.type("x")
    expect(phone.locator("#text")).to_have_value("Waarom zeg je steedsx ja?")


def test_it_is_said_once_however_long_somebody_types_on(phone: Page) -> None:
    phone.fill("#text", "Waarom zeg je ja?")
    expect(phone.locator(".notice")).to_be_visible()
    phone.fill("#text", "Waarom zeg je steeds ja?")
    expect(phone.locator(".notice")).to_contain_text("steeds")

    said = phone.evaluate("said")

    assert len(said) == 1
    assert said[0].startswith("‘Waarom’ vraagt om een verklaring.")
    assert said[0].endswith("Wat maakt dat je ja zegt?")


def test_taking_over_puts_the_other_sentence_in_and_the_phones_undo_takes_it_back(phone: Page) -> None:
    phone.focus("#text")
    phone.keyboard.type("Het was druk. Waarom zeg je steeds ja?")
    phone.click("[data-hint-take]")
    expect(phone.locator("#text")).to_have_value("Het was druk. Wat maakt dat je steeds ja zegt?")
    expect(phone.locator("#text")).to_be_focused()
    expect(phone.locator(".notice")).to_have_count(0)

    phone.keyboard.press("Control+z")

    expect(phone.locator("#text")).to_have_value("Het was druk. Waarom zeg je steeds ja?")


def test_taking_over_the_first_of_two_questions_drops_the_second(phone: Page) -> None:
    phone.fill("#text", "Hoe ging dat? En wat zei hij?")

    phone.click("[data-hint-take]")

    expect(phone.locator("#text")).to_have_value("Hoe ging dat?")


def test_left_as_it_is_it_stays_quiet_for_this_text_but_not_for_the_next(phone: Page) -> None:
    phone.fill("#text", "Waarom zeg je ja?")
    phone.click("[data-hint-leave]")
    expect(phone.locator(".notice")).to_have_count(0)
    expect(phone.locator("#text")).to_be_focused()
    phone.fill("#text", "Waarom zeg je steeds maar ja?")
    phone.wait_for_timeout(1200)
    quiet = phone.locator(".notice").count()

    phone.click("#send")
    expect(phone.locator("#text")).to_have_value("")
    phone.fill("#text", "Waarom lach je?")

    expect(phone.locator(".notice")).to_be_visible()
    assert quiet == 0


def test_a_better_question_makes_it_go_away(phone: Page) -> None:
    phone.fill("#text", "Waarom lach je?")
    expect(phone.locator(".notice")).to_be_visible()

    phone.fill("#text", "Wat maakt dat je lacht?")

    expect(phone.locator(".notice")).to_have_count(0)


def test_sending_is_never_held_up(desk: Desk, phone: Page) -> None:
    phone.fill("#text", "Waarom lach je?")
    expect(phone.locator(".notice")).to_be_visible()

    phone.click("#send")

    expect(phone.locator("#text")).to_have_value("")
    expect(phone.locator(".notice")).to_have_count(0)
    assert desk.posted == ["key=k1&text=Waarom lach je?&other="]


def test_one_hint_at_a_time_and_outsiders_first(phone: Page) -> None:
    phone.fill("#text", "Waarom belde mevrouw Jansen jou?")
    expect(phone.locator(".notice")).to_contain_text("Hier lijkt een naam van iemand buiten de kring te staan.")
    expect(phone.locator("[data-hint-take]")).to_have_count(0)

    phone.click("[data-hint-leave]")

    expect(phone.locator(".notice")).to_have_count(1)
    expect(phone.locator(".notice")).to_contain_text("Wat maakt dat mevrouw Jansen jou belde?")


def test_another_outsider_in_the_same_text_is_noticed_again(phone: Page) -> None:
    phone.fill("#other", "Mevrouw Jansen was boos.")
    phone.click("[data-hint-leave]")
    expect(phone.locator(".notice")).to_have_count(0)

    phone.fill("#other", "Mevrouw Jansen was boos. Haar nummer is 06-12345678.")

    expect(phone.locator(".notice")).to_contain_text("een telefoonnummer")


def test_without_a_coach_in_the_script_only_outsiders_are_noticed(phone: Page) -> None:
    phone.fill("#other", "Waarom lach je?")
    phone.fill("#pad", "Mevrouw Jansen, 06-12345678")
    phone.wait_for_timeout(1200)

    notices = phone.locator(".notice").count()

    assert notices == 0


def test_nothing_is_asked_of_the_network_and_it_works_without(desk: Desk, phone: Page) -> None:
    before = [address for address in desk.asked if "version" not in address]
    phone.context.set_offline(True)

    phone.fill("#text", "Waarom zeg je ja?")
    expect(phone.locator(".notice")).to_be_visible()
    phone.click("[data-hint-take]")

    expect(phone.locator("#text")).to_have_value("Wat maakt dat je ja zegt?")
    assert [address for address in desk.asked if "version" not in address] == before
    assert before.count("/static/coach/nl.json") == 1
    assert desk.posted == []


def test_the_page_of_the_phone_carries_what_the_hint_needs() -> None:
    page = (STATIC.parent / "templates/phone/page.html").read_text(encoding="utf-8")
    hint = (STATIC.parent / "templates/phone/parts/hint.html").read_text(encoding="utf-8")

    names = ["data-hint-because", "data-hint-shown", "data-hint-take", "data-hint-leave", '<template id="hint">']

    assert "data-coach-rules" in page
    assert "phone/parts/hint.html" in page
    assert [name for name in names if name not in hint] == []
