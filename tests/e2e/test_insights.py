"""The coordinator's whole visit: how it lands, what can be done now, and what is taken along."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.serving import ROOT, Server
from tests.e2e.stage import Stage

WIDER = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
SMALL = """() => [...document.querySelectorAll("main a.button, main button, main select, main summary")]
  .filter((each) => each.checkVisibility() && each.getBoundingClientRect().height < 44)
  .map((each) => each.textContent.trim())"""
TOO_FEW = "te weinig antwoorden om te tonen"


@pytest.fixture
def desk(server: Server, stage: Stage) -> Stage:
    """A coordinator in an organisation whose circles have looked back."""
    command = [sys.executable, "-m", "tests.e2e.looked_back"]
    subprocess.run(command, cwd=ROOT, env=server.environment, check=True, stdin=subprocess.DEVNULL)
    return stage


def test_the_whole_visit_of_a_coordinator(desk: Stage, accessible: Callable[[Page], None]) -> None:
    page = desk.console

    page.get_by_role("link", name="Inzichten").click()
    expect(page.get_by_role("img", name="Veilig: van")).to_be_visible()
    expect(page.locator("section:has(#method) svg")).to_contain_text(TOO_FEW)
    page.locator("section:has(#method) summary").click()
    expect(page.locator("section:has(#method) tr:has-text('Roddelen')").first).to_contain_text(
        re.compile(r"10–19|\d0\+")
    )
    expect(page.locator("section:has(#method) tr:has-text('afgeschaft')").first).to_contain_text(TOO_FEW)
    accessible(page)
    taken = _taken_along(page)
    page.get_by_label("Regio of werkveld", exact=True).select_option("Jeugd")
    page.get_by_role("button", name="Toon").click()
    expect(page.get_by_text("alle jaren, Jeugd")).to_be_visible()
    expect(page.locator("section:has(#regions) tbody tr")).to_have_count(1)
    expect(page.locator("section:has(#words) li")).to_have_count(12)
    accessible(page)
    page.get_by_role("link", name="Hulp bij het plannen").click()
    expect(page.get_by_role("heading", name="Wat kun je nu doen")).to_be_visible()
    accessible(page)
    page.set_viewport_size({"width": 390, "height": 844})
    for path in ("/inzicht/", "/inzicht/plannen/", "/inzicht/plannen/bellen/"):
        page.goto(desk.url + path)
        accessible(page)
        assert not page.evaluate(WIDER), path
        assert page.evaluate(SMALL) == [], path

    assert [content[:4] for content in taken] == [b"%PDF", b"PK\x03\x04"]
    assert desk.complaints == []


def _taken_along(page: Page) -> list[bytes]:
    """The report and the table, as the browser keeps them."""
    kept = []
    for name in ("Rapport", "Tabel (xlsx)"):
        with page.expect_download() as download:
            page.get_by_role("link", name=name).click()
        kept.append(download.value.path().read_bytes())
    return kept
