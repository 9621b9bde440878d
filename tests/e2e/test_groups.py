"""The pages of groups in a browser: small and large, accessible."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page

from tests.e2e.stage import Stage

Check = Callable[[Page], None]
SIZES = ((390, 844), (1280, 800))
WIDER = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


def looks_right(page: Page, accessible: Check) -> None:
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        accessible(page)
        assert not page.evaluate(WIDER), (page.url, width)


def test_the_pages_of_a_group(stage: Stage, accessible: Check) -> None:
    page = stage.console
    page.goto(f"{stage.url}/groups/")
    looks_right(page, accessible)
    page.get_by_role("link", name="Adviseurs zorg en veiligheid").click()
    looks_right(page, accessible)
    group = page.url

    for path in ("edit/", "facilitators/", "end/", "people/paste/", "people/add/", "meetings/1/"):
        page.goto(group + path)
        looks_right(page, accessible)

    assert stage.complaints == []
