"""Dragging a part of the agenda in a real browser, with the mouse; and the same with the keyboard."""

from __future__ import annotations

import re

import pytest
from django.utils import timezone
from playwright.sync_api import Locator, Page, expect

from tests.e2e.stage import Stage


def parts(page: Page) -> list[str]:
    lines = page.locator("#agenda .timeline > [data-block]").all()
    return [line.get_attribute("data-block") or "" for line in lines]


def part(page: Page, name: str) -> Locator:
    return page.locator(f"#agenda [data-block='{name}']")


def drag(page: Page, name: str, to: str) -> None:
    """With real movements of the mouse, from the grip of one part to the middle of another."""
    part(page, name).scroll_into_view_if_needed()
    start, end = part(page, name).locator(".grip").bounding_box(), part(page, to).bounding_box()
    assert start is not None
    assert end is not None
    page.mouse.move(start["x"] + start["width"] / 2, start["y"] + start["height"] / 2)
    page.mouse.down()
    page.mouse.move(end["x"] + 40, end["y"] + end["height"] / 2, steps=8)
    page.mouse.move(end["x"] + 42, end["y"] + end["height"] / 2)
    page.mouse.up()


def drag_out(page: Page, name: str) -> None:
    """Dropped outside the agenda."""
    grip = part(page, name).locator(".grip").bounding_box()
    assert grip is not None
    page.mouse.move(grip["x"] + 5, grip["y"] + 5)
    page.mouse.down()
    page.mouse.move(200, 200, steps=5)
    page.mouse.up()


def planned(stage: Stage) -> Page:
    """A plan with an icebreaker at the very start, at a size at which a good deal of the agenda is seen."""
    page = stage.console
    page.set_viewport_size({"width": 1440, "height": 1400})
    page.goto(f"{stage.url}/groups/new/")
    page.locator("input[name=name]").fill("Slepers")
    page.get_by_role("button", name="Verder naar de mensen").click()
    page.goto(f"{stage.url}/groups/")
    page.get_by_role("link", name="Slepers").click()
    page.locator("a.button", has_text=re.compile("Plan bijeenkomst")).click()
    page.get_by_label("Dag", exact=True).fill(f"{timezone.localdate().year + 1}-03-15")
    page.get_by_label("Begin", exact=True).fill("13:30")
    page.get_by_label("Einde", exact=True).fill("15:30")
    page.locator("input[name=method][value=vijf-stappen]").check(force=True)
    page.get_by_text("Onderdeel toevoegen").click()
    page.get_by_role("button", name="Opwarmer", exact=True).click()
    expect(part(page, "icebreaker-1")).to_be_visible()
    return page


@pytest.mark.long
def test_a_part_goes_where_the_mouse_drops_it_and_nowhere_else_and_back_with_the_keyboard(stage: Stage) -> None:
    page = planned(stage)
    start = parts(page)
    third = start[3]

    drag(page, "icebreaker-1", third)
    expect(page.locator("#agenda .timeline > [data-block]").nth(3)).to_have_attribute("data-block", "icebreaker-1")
    down = parts(page)
    drag(page, "icebreaker-1", down[1])
    expect(page.locator("#agenda .timeline > [data-block]").nth(1)).to_have_attribute("data-block", "icebreaker-1")
    up = parts(page)
    earlier = page.get_by_role("button", name="Opwarmer eerder")
    earlier.press("Enter")
    expect(page.locator("#agenda .timeline > [data-block]").nth(0)).to_have_attribute("data-block", "icebreaker-1")
    expect(earlier).to_be_focused()
    drag(page, "icebreaker-1", "icebreaker-1")
    drag_out(page, "icebreaker-1")
    page.reload()

    rest = [name for name in start if name != "icebreaker-1"]
    assert down == [*rest[:3], "icebreaker-1", *rest[3:]]
    assert up == [rest[0], "icebreaker-1", *rest[1:]]
    assert parts(page) == start
    assert stage.complaints == []
