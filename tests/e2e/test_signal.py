"""The quiet signal in real browsers: one phone and the console know, the wall and the other phones show the same."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.stage import PHONE, Stage

AT_ONCE = 2_000  # milliseconds


@pytest.mark.long
def test_a_signal_is_asked_seen_and_answered_with_a_pause(stage: Stage, accessible: Callable[[Page], None]) -> None:
    stage.open_session("vijf-stappen")
    wall = stage.open_beamer()
    stage.fill_circle(("Anouk", "Yasmina", "Joost"))
    stage.choose_case_bringer()
    stage.start()
    phone, other, console = stage.phones["Joost"], stage.phones["Yasmina"], stage.console
    before = (wall.locator("#stage").inner_text(), other.locator("body").inner_text())

    tab = same_seat(stage, phone)
    phone.locator("#signal summary").click()
    phone.locator("#signal form button").click()
    expect(tab.locator("#signal summary")).to_have_text("Gevraagd", timeout=AT_ONCE)
    expect(console.locator("[id^=signal-]")).to_contain_text("Joost wil even pauze")
    accessible(phone)
    accessible(console)
    silent = (wall.locator("#stage").inner_text(), other.locator("body").inner_text())
    console.get_by_role("button", name="Ik zie je").click()
    expect(phone.locator("#signal [role=status]")).to_contain_text("Je begeleider ziet je")
    expect(tab.locator("#signal summary")).to_have_text("Gezien", timeout=AT_ONCE)
    console.get_by_role("button", name="Pauze voor iedereen").click()

    expect(phone.locator("#signal [role=status]")).to_contain_text("Je bent gehoord")
    expect(other.locator("#task")).to_contain_text("Even pauze")
    console.locator("#pause").click()
    expect(phone.locator("#signal summary")).to_have_text("Even pauze")
    expect(tab.locator("#signal summary")).to_have_text("Even pauze", timeout=AT_ONCE)
    expect(console.locator("[id^=signal-]")).to_have_count(0)
    assert without_times(silent) == without_times(before)
    assert stage.complaints == []


def same_seat(stage: Stage, phone: Page) -> Page:
    """The same seat once more, in a browser of its own: nothing but the bell reaches it."""
    tab = stage.page(PHONE)
    tab.context.add_cookies(phone.context.cookies())  # type: ignore[arg-type]  # what it gives it also takes
    tab.goto(f"{stage.url}/kring/")
    expect(tab.locator("body")).to_have_attribute("data-connection", "live")
    return tab


def without_times(texts: tuple[str, str]) -> list[list[str]]:
    return [[word for word in text.split() if ":" not in word] for text in texts]
