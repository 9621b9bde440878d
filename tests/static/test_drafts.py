"""What is typed on a phone survives; what is private never leaves it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from .conftest import Desk

pytestmark = pytest.mark.e2e

Bell = Callable[[str], None]
FORM = """<form id="write" data-keep method="post" action="/do/" hx-post="/do/" hx-swap="none">
  <input type="hidden" name="key" value="k1"><textarea id="text" name="text" data-draft="7-1"></textarea>
  <p data-draft-status data-word-kept="bewaard" data-word-sent="verstuurd" data-word-waiting="nog niet verstuurd"></p>
  <button>Deel</button></form>"""
PAD = """<textarea id="pad" data-pad="9"></textarea><button id="clear" data-pad-clear="9">Wis</button>"""


def _lay(desk: Desk, page: Page) -> None:
    desk.answers["/do/"] = ""
    page.goto(desk.live(FORM + PAD, "js/draft.js", "js/outbox.js", "js/pad.js"))
    expect(page.locator("body")).to_have_attribute("data-connection", "live")


def test_a_draft_survives_a_reload_with_its_key(desk: Desk, page: Page, bell: Bell) -> None:
    _lay(desk, page)
    page.fill("#text", "half af")
    expect(page.locator("[data-draft-status]")).to_have_text("bewaard")
    desk.answers["/"] = desk.answers["/"].replace('value="k1"', 'value="k2"')

    page.reload()

    expect(page.locator("#text")).to_have_value("half af")
    expect(page.locator("[name=key]")).to_have_value("k1")


def test_a_draft_is_kept_even_without_a_pause_in_typing(desk: Desk, page: Page, bell: Bell) -> None:
    _lay(desk, page)
    page.fill("#text", "zonder pauze")

    page.reload()

    expect(page.locator("#text")).to_have_value("zonder pauze")


def test_a_draft_outlives_a_pause_of_the_whole_circle(desk: Desk, page: Page, bell: Bell) -> None:
    region = (
        '<section id="task" hx-get="/task/" hx-trigger="live:step from:body" hx-swap="morph:outerHTML">{}</section>'
    )
    desk.answers["/task/"] = region.format("<h2>Even pauze</h2>")
    page.goto(desk.live(region.format(FORM), "js/draft.js", "js/outbox.js"))
    expect(page.locator("body")).to_have_attribute("data-connection", "live")
    page.fill("#text", "midden in een zin")

    bell('{"v": 2, "topics": ["step"]}')
    expect(page.locator("h2")).to_have_text("Even pauze")
    desk.answers["/task/"] = region.format(FORM.replace("k1", "k2"))
    bell('{"v": 3, "topics": ["step"]}')

    expect(page.locator("#text")).to_have_value("midden in een zin")
    expect(page.locator("[name=key]")).to_have_value("k1")


def test_a_text_whose_form_went_before_the_answer_came_is_not_kept(desk: Desk, page: Page, bell: Bell) -> None:
    region = (
        '<section id="task" hx-get="/task/" hx-trigger="live:step from:body" hx-swap="morph:outerHTML">{}</section>'
    )
    desk.answers |= {"/task/": region.format("<h2>Klaar</h2>"), "/do/": ""}
    page.goto(desk.live(region.format(FORM), "js/draft.js", "js/outbox.js"))
    expect(page.locator("body")).to_have_attribute("data-connection", "live")
    desk.delay = 0.6
    page.fill("#text", "de laatste")

    with page.expect_response("**/do/"):
        page.click("form button")
        bell('{"v": 2, "topics": ["step"]}')
        expect(page.locator("h2")).to_have_text("Klaar")

    page.wait_for_timeout(200)
    assert desk.posted == ["key=k1&text=de laatste"]
    assert page.evaluate("sessionStorage.getItem('draft:7-1')") is None


def test_a_draft_that_was_sent_is_gone(desk: Desk, page: Page, bell: Bell) -> None:
    _lay(desk, page)
    page.fill("#text", "klaar")
    page.wait_for_timeout(500)
    page.click("form button")
    expect(page.locator("[data-draft-status]")).to_have_text("verstuurd")

    page.reload()

    expect(page.locator("#text")).to_have_value("")
    assert page.evaluate("sessionStorage.getItem('draft:7-1')") is None


def test_offline_the_text_waits_and_goes_by_itself_once(desk: Desk, page: Page, bell: Bell) -> None:
    _lay(desk, page)
    page.fill("#text", "in de kelder")
    page.context.set_offline(True)
    page.click("form button")
    expect(page.locator("[data-draft-status]")).to_have_text("nog niet verstuurd")

    page.context.set_offline(False)

    expect(page.locator("[data-draft-status]")).to_have_text("verstuurd")
    expect(page.locator("#text")).to_have_value("")
    assert desk.posted == ["key=k1&text=in de kelder"]


CHOICE = """<input type="radio" name="share" value="named" checked><input type="radio" name="share" value="withheld">"""


def test_what_waits_goes_by_itself_after_a_reload_once_and_as_it_was_chosen(desk: Desk, page: Page, bell: Bell) -> None:
    desk.answers["/do/"] = ""
    form = FORM.replace("<button>", CHOICE + '<button id="send" name="ready" value="1">')
    page.goto(desk.live(form, "js/draft.js", "js/outbox.js"))
    expect(page.locator("body")).to_have_attribute("data-connection", "live")
    page.check("[value=withheld]")
    page.fill("#text", "in de kelder")
    page.context.set_offline(True)
    page.click("form button")
    expect(page.locator("[data-draft-status]")).to_have_text("nog niet verstuurd")
    desk.answers["/"] = desk.answers["/"].replace('value="k1"', 'value="k2"')

    page.context.set_offline(False)
    page.reload()

    expect(page.locator("[data-draft-status]")).to_have_text("verstuurd", timeout=15_000)
    expect(page.locator("#text")).to_have_value("")
    page.reload()
    page.wait_for_timeout(500)
    assert desk.posted == ["key=k1&text=in de kelder&share=withheld&ready=1"]


@pytest.mark.parametrize(("status", "stays"), [(204, False), (409, True)], ids=["it has it", "it never had it"])
def test_what_waits_goes_once_though_its_form_has_left_the_page(
    desk: Desk, page: Page, bell: Bell, status: int, stays: bool
) -> None:
    desk.answers["/do/"] = ""
    page.goto(desk.live(FORM, "js/draft.js", "js/outbox.js", "js/orphans.js"))
    expect(page.locator("body")).to_have_attribute("data-connection", "live")
    page.fill("#text", "in de kelder")
    page.context.set_offline(True)
    page.click("form button")
    expect(page.locator("[data-draft-status]")).to_have_text("nog niet verstuurd")
    desk.answers["/"] = desk.answers["/"].replace(FORM, "<p>Klaar</p>")
    desk.statuses["/do/"] = status

    page.goto("about:blank")
    page.context.set_offline(False)
    with page.expect_response("**/do/"):
        page.goto(desk.url)
    page.wait_for_timeout(300)
    page.reload()
    page.wait_for_timeout(1_000)

    assert desk.posted == ["key=k1&text=in+de+kelder"]
    kept = page.evaluate("sessionStorage.getItem('draft:7-1')")
    assert "in de kelder" in kept if stays else kept is None


def test_what_a_busy_server_does_not_take_yet_waits(desk: Desk, page: Page, bell: Bell) -> None:
    _lay(desk, page)
    desk.statuses["/do/"] = 429
    page.fill("#text", "met velen tegelijk")
    page.click("form button")
    expect(page.locator("[data-draft-status]")).to_have_text("nog niet verstuurd")

    desk.statuses = {}

    expect(page.locator("[data-draft-status]")).to_have_text("verstuurd", timeout=15_000)
    assert set(desk.posted) == {"key=k1&text=met velen tegelijk"}


def test_what_was_refused_stays_and_is_not_sent_again(desk: Desk, page: Page, bell: Bell) -> None:
    _lay(desk, page)
    desk.statuses["/do/"] = 409
    page.fill("#text", "te laat")
    with page.expect_response("**/do/"):
        page.click("form button")
    desk.statuses = {}

    page.reload()

    expect(page.locator("#text")).to_have_value("te laat")
    expect(page.locator("[data-draft-status]")).to_have_text("bewaard")
    page.wait_for_timeout(1_000)
    assert len(desk.posted) == 1


def test_what_waits_is_not_sent_in_the_middle_of_a_sentence(desk: Desk, page: Page, bell: Bell) -> None:
    _lay(desk, page)
    desk.statuses["/do/"] = 503
    page.fill("#text", "eerst dit")
    page.click("form button")
    expect(page.locator("[data-draft-status]")).to_have_text("nog niet verstuurd")
    desk.statuses = {}

    page.locator("#text").press("End")
    page.locator("#text").press_sequentially(" en dan nog veel meer erbij", delay=250)

    expect(page.locator("#text")).to_have_value("", timeout=15_000)
    assert desk.posted[1:] == ["key=k1&text=eerst dit en dan nog veel meer erbij"]


def test_the_pad_survives_a_reload_and_is_in_no_request(desk: Desk, page: Page, bell: Bell) -> None:
    requests: list[str] = []
    page.on("request", lambda request: requests.append(f"{request.url} {request.post_data}"))
    _lay(desk, page)
    page.fill("#pad", "kanarie")
    page.fill("#text", "voor de groep")

    page.click("form button")
    expect(page.locator("[data-draft-status]")).to_have_text("verstuurd")
    page.reload()

    expect(page.locator("#pad")).to_have_value("kanarie")
    assert not [request for request in requests if "kanarie" in request]
    assert desk.posted == ["key=k1&text=voor de groep"]


def test_the_pad_can_be_cleared(desk: Desk, page: Page, bell: Bell) -> None:
    _lay(desk, page)
    page.fill("#pad", "weg ermee")

    page.click("#clear")
    page.reload()

    expect(page.locator("#pad")).to_have_value("")
