"""Sent beside the browser's history: an answer of ours takes the page's place, anything else leaves it as it is."""

import pytest
from playwright.sync_api import Page, expect

from .conftest import Desk

pytestmark = pytest.mark.e2e

FORM = """<form method="post" action="/send" data-unposted><input type="hidden" name="key" value="k1">
    <textarea name="text"></textarea><p role="alert" data-unsent hidden>Nog niet verstuurd</p>
    <button>Stuur</button></form>"""
ANSWER = "<!doctype html><html lang='nl'><head><title>x</title></head><body><h1>Dank je wel</h1></body></html>"


def send(desk: Desk, page: Page, status: int) -> None:
    page.goto(desk.page(FORM, "js/unposted.js"))
    desk.answers["/send"], desk.statuses["/send"] = ANSWER, status
    page.fill("textarea", "mijn woorden")
    page.click("button")


@pytest.mark.parametrize("status", [200, 422, 410])
def test_an_answer_of_ours_takes_the_place_of_the_page(desk: Desk, page: Page, status: int) -> None:
    send(desk, page, status)

    expect(page.locator("h1")).to_have_text("Dank je wel")
    expect(page.locator("textarea")).to_have_count(0)


@pytest.mark.parametrize("status", [500, 502, 503, 429, 403])
def test_no_answer_of_ours_loses_nothing_and_the_same_form_goes_again(desk: Desk, page: Page, status: int) -> None:
    send(desk, page, status)
    expect(page.locator("[data-unsent]")).to_be_visible()
    expect(page.locator("textarea")).to_have_value("mijn woorden")

    desk.statuses["/send"] = 200
    page.click("button")

    expect(page.locator("h1")).to_have_text("Dank je wel")
    assert len(desk.posted) == 2
    assert desk.posted[0] == desk.posted[1]


def test_a_connection_that_breaks_posts_nothing_into_the_history(desk: Desk, page: Page) -> None:
    page.goto(desk.page(FORM, "js/unposted.js"))
    page.route("**/send", lambda route: route.abort())
    page.fill("textarea", "mijn woorden")

    page.click("button")

    expect(page.locator("[data-unsent]")).to_be_visible()
    expect(page.locator("textarea")).to_have_value("mijn woorden")
    assert page.url.rstrip("/") == desk.url.rstrip("/")
