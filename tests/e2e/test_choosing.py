"""Choosing a method on the way to a session, without script and with the keyboard."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.serving import Server
from tests.e2e.stage import PHONE, Stage


def test_help_with_choosing_leads_back_to_a_start_that_is_filled_in(server: Server, stage: Stage) -> None:
    plain = stage.page(PHONE, script=False)
    plain.goto(server.sign_in_link())
    plain.locator("main form button").first.click()
    plain.goto(stage.url + "/start/")

    plain.get_by_role("link", name="Help me kiezen").click()
    plain.get_by_label("Het eigen aandeel").check()
    plain.get_by_label("Al langer").check()
    plain.get_by_label("Veilig genoeg om open te zijn").check()
    plain.get_by_label("Hoeveel mensen in de kring?").fill("7")
    plain.keyboard.press("Enter")

    best = plain.locator("#fits li").first
    expect(best).to_contain_text("Past het best")
    expect(plain).to_have_url(re.compile(r"question=share.*people=7.*#fits$"))
    best.get_by_role("link", name="Hiermee starten").click()
    expect(plain.locator("[name=method]:checked")).to_have_value("roddelen")
    expect(plain.locator("[name=seats]:checked")).to_have_value("7")
    expect(plain.locator("[name=minutes]")).to_have_value("90")


@pytest.mark.long
def test_two_methods_are_laid_side_by_side_from_the_answers(stage: Stage) -> None:
    stage.console.goto(stage.url + "/methods/choose/?question=meaning&minutes=120")

    stage.console.get_by_role("button", name="Naast elkaar leggen").focus()
    stage.console.keyboard.press("Enter")

    expect(stage.console.locator(".column")).to_have_count(2)
    expect(stage.console.locator(".column h2").first).to_have_text("Socratisch")
    tops = stage.console.locator(".column").evaluate_all("all => all.map(each => each.getBoundingClientRect().top)")
    assert tops[0] == tops[1]
    assert stage.complaints == []
