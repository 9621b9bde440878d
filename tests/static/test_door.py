"""The door key of a QR goes into the form and out of the address bar."""

import pytest
from playwright.sync_api import Page, expect

from .conftest import Desk

pytestmark = pytest.mark.e2e

FORM = '<form method="post" action="/mee/"><input type="hidden" name="door"><p class="by-code">code</p></form>'


def test_the_key_moves_from_the_address_to_the_form_and_knocks(desk: Desk, page: Page) -> None:
    address = desk.page(FORM, "js/join.js")
    desk.answers["/mee/"] = "<p>Kom binnen</p>"

    page.goto(f"{address}#abc-123")

    expect(page.locator("p")).to_have_text("Kom binnen")
    assert desk.posted == ["door=abc-123"]
    assert not [path for path in desk.asked if "abc" in path]


def test_without_a_key_the_code_is_asked(desk: Desk, page: Page) -> None:
    address = desk.page(FORM, "js/join.js")

    page.goto(address)

    expect(page.locator("[name=door]")).to_have_value("")
    expect(page.locator(".by-code")).to_be_visible()


def test_a_key_that_is_scanned_while_the_door_stands_open_knocks_too(desk: Desk, page: Page) -> None:
    address = desk.page(FORM, "js/join.js")
    desk.answers["/mee/"] = "<p>Kom binnen</p>"
    page.goto(address)

    page.goto(f"{address}#abc-123")

    expect(page.locator("p")).to_have_text("Kom binnen")
    assert desk.posted == ["door=abc-123"]
