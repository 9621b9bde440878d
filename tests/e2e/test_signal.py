"""The quiet signal in real browsers: one phone and the console know, the wall and the other phones show the same."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.e2e.stage import Stage


def test_a_signal_is_asked_seen_and_answered_with_a_pause(stage: Stage, accessible: Callable[[Page], None]) -> None:
    stage.open_session("vijf-stappen")
    wall = stage.open_beamer()
    stage.fill_circle(("Anouk", "Yasmina", "Joost"))
    stage.choose_case_bringer()
    stage.start()
    phone, other, console = stage.phones["Joost"], stage.phones["Yasmina"], stage.console
    before = (wall.locator("#stage").inner_text(), other.locator("body").inner_text())

    phone.locator("#signal summary").click()
    phone.locator("#signal form button").click()
    expect(console.locator("[id^=signal-]")).to_contain_text("Joost wil even pauze")
    accessible(phone)
    accessible(console)
    silent = (wall.locator("#stage").inner_text(), other.locator("body").inner_text())
    console.get_by_role("button", name="Ik zie je").click()
    expect(phone.locator("#signal [role=status]")).to_contain_text("Je begeleider ziet je")
    console.get_by_role("button", name="Pauze voor iedereen").click()

    expect(phone.locator("#signal [role=status]")).to_contain_text("Je bent gehoord")
    expect(other.locator("#task")).to_contain_text("Even pauze")
    console.locator("#pause").click()
    expect(phone.locator("#signal summary")).to_have_text("Even pauze")
    expect(console.locator("[id^=signal-]")).to_have_count(0)
    assert without_times(silent) == without_times(before)
    assert stage.complaints == []


def without_times(texts: tuple[str, str]) -> list[list[str]]:
    return [[word for word in text.split() if ":" not in word] for text in texts]
