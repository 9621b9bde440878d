"""What a phone keeps of what was typed is unreadable on its disk, and readable again with the page's own key."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from .conftest import Desk

pytestmark = pytest.mark.e2e

SEAL = "".join(f"{byte:02x}" for byte in range(32))
OTHER = "ff" * 32
TEXT = "Wat houdt je tegen? Café ✓\n" * 60
BLOCK = (  # RFC 8439, 2.3.2
    "10f1e7e4d13b5915500fdd1fa32071c4c7d1f4c733c068030422aa9ac3d46c4e"
    "d2826446079faa0914c2d705d98b02a2b5129cd1de164eb9cbd083e8a2503c4e"
)
KEEP = "async (text) => { const { store } = await import('/static/js/kept.js'); store('pad:1', text); }"
KEPT = "async () => { const { kept } = await import('/static/js/kept.js'); return kept('pad:1'); }"
STORED = "sessionStorage.getItem('pad:1')"


def lay(desk: Desk, page: Page, seal: str = SEAL) -> None:
    page.goto(desk.page("<p>Kring</p>", attributes=f'data-seal="{seal}"'))


def test_the_stream_is_that_of_the_standard(desk: Desk, page: Page) -> None:
    lay(desk, page)

    made = page.evaluate(
        """async () => { const { block } = await import("/static/js/kept.js");
        const words = (bytes) => new Uint32Array(Uint8Array.from(bytes).buffer);
        const made = block(words([...Array(32).keys()]), 1, words([0, 0, 0, 9, 0, 0, 0, 0x4a, 0, 0, 0, 0]));
        return Array.from(made, (byte) => byte.toString(16).padStart(2, "0")).join(""); }"""
    )

    assert made == BLOCK


def test_what_is_kept_is_unreadable_and_comes_back(desk: Desk, page: Page) -> None:
    lay(desk, page)

    page.evaluate(KEEP, TEXT)
    first = page.evaluate(STORED)
    page.evaluate(KEEP, TEXT)

    assert "houdt" not in first
    assert b"houdt".hex() not in first
    assert page.evaluate(STORED) != first  # the same words never look the same
    assert page.evaluate(KEPT) == TEXT


def test_with_another_key_there_is_nothing(desk: Desk, page: Page) -> None:
    lay(desk, page)
    page.evaluate(KEEP, TEXT)

    lay(desk, page, OTHER)

    assert page.evaluate(KEPT) is None


def test_a_page_without_a_key_keeps_what_was_typed_all_the_same(desk: Desk, page: Page) -> None:
    lay(desk, page, "")

    page.evaluate(KEEP, TEXT)

    assert page.evaluate(KEPT) == TEXT


def test_nothing_is_kept_of_nothing(desk: Desk, page: Page) -> None:
    lay(desk, page)
    page.evaluate(KEEP, TEXT)

    page.evaluate(KEEP, "")

    assert page.evaluate(STORED) is None


def test_a_draft_and_the_pad_come_back_after_a_reload_and_are_never_plain(desk: Desk, page: Page) -> None:
    form = """<form id="write"><input type="hidden" name="key" value="k1">
      <textarea id="text" name="text" data-draft="7-1"></textarea></form><textarea id="pad" data-pad="9"></textarea>"""
    scripts = ("js/draft.js", "js/pad.js")
    page.goto(desk.page(form, *scripts, attributes=f'data-seal="{SEAL}"'))
    page.fill("#text", "kanariehalf")
    page.fill("#pad", "kanariepad")

    page.reload()

    expect(page.locator("#text")).to_have_value("kanariehalf")
    expect(page.locator("#pad")).to_have_value("kanariepad")
    stored = page.evaluate("Object.values(sessionStorage).join()")
    assert stored.count("kept:") == 2
    assert "kanarie" not in stored


def stored_on_disk(folder: Path) -> bytes:
    """All that this profile's sessionStorage has on the disk, with one byte a sign."""
    files = [file for file in (folder / "Default" / "Session Storage").glob("*") if file.is_file()]
    return b"".join(file.read_bytes() for file in files).replace(b"\0", b"")


@pytest.mark.long
@pytest.mark.parametrize("seal", [SEAL, ""], ids=["with the key of a page", "without a key"])
def test_the_disk_holds_no_word_that_was_typed(desk: Desk, browser: Browser, tmp_path: Path, seal: str) -> None:
    """Without a key the words are found: so the search sees what Chromium really writes, also after it was erased."""
    start = browser.browser_type.launch_persistent_context
    with start(tmp_path, executable_path="/usr/bin/chromium", args=["--no-sandbox"]) as context:
        page = context.new_page()
        lay(desk, page, seal)
        page.evaluate(KEEP, "kanariehalf")
        end = time.monotonic() + 90
        while b"pad:1" not in stored_on_disk(tmp_path) and time.monotonic() < end:
            page.wait_for_timeout(500)
        page.evaluate(KEEP, "")
        page.wait_for_timeout(500)

    assert b"pad:1" in stored_on_disk(tmp_path)
    assert (b"kanariehalf" in stored_on_disk(tmp_path)) == (seal == "")
