"""Phones in a real browser, on the addresses of a server that is about to suffer."""

from __future__ import annotations

from playwright.sync_api import Browser, Page, expect

from .served import Furnished

PHONE = {"width": 390, "height": 844}
SENTENCE = "Wat maakt dat je steeds ja zegt, ook als je nee bedoelt?"


def sit(browser: Browser, room: Furnished, name: str, url: str) -> Page:
    """The phone of this seat, however well it is connected."""
    context = browser.new_context(viewport={"width": PHONE["width"], "height": PHONE["height"]}, locale="nl-NL")
    context.add_cookies([{"name": "seat", "value": room.tokens[name], "url": url}])
    page = context.new_page()
    page.goto(f"{url}/kring/")
    return page


def phone(browser: Browser, room: Furnished, name: str, url: str) -> Page:
    """The same, once it follows by its socket."""
    page = sit(browser, room, name, url)
    expect(page.locator("body")).to_have_attribute("data-connection", "live", timeout=30_000)
    return page


def type_with_caret(page: Page, text: str = SENTENCE, selection: tuple[int, int] = (4, 9)) -> None:
    """Type, and select a word in the middle."""
    field = page.locator("#task textarea[data-draft]").first
    field.fill(text)
    field.evaluate("(field, [from, to]) => { field.focus(); field.setSelectionRange(from, to); }", list(selection))


def state(page: Page) -> dict[str, object]:
    """What must survive: the words, where the caret is, and which step the phone shows."""
    found: dict[str, object] = page.evaluate(
        """() => { const field = document.querySelector("#task textarea[data-draft]"); return {
            text: field?.value, from: field?.selectionStart, to: field?.selectionEnd,
            focused: document.activeElement === field,
            step: document.querySelector("#task h1")?.textContent.trim() }; }"""
    )
    return found
