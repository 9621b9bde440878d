"""In a real browser: nothing on the wall overflows, overlaps or becomes too small to read from six metres."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Page, Route, sync_playwright

from sessions.commands import desk, sorting
from tests.factories import Room, make_facilitator, open_room

STATIC = Path(__file__).resolve().parents[3] / "static"
WALL = "http://wall.example"
SIZES = ((1920, 1080), (1440, 900), (1280, 720))
KINDS = {".css": "text/css", ".woff2": "font/woff2", ".svg": "image/svg+xml"}
QUESTION = (
    "Wat zou er gebeuren als jij een hele week lang helemaal niemand belt en gewoon afwacht "
    "wie er dan als eerste bij jou aan de bel trekt?"
)
NAMES = (
    "Wilhelmina-Josephina",
    "Maximiliaan van Dijk",
    "Christina-Alexandria",
    "Bartholomeus de Boer",
    "Anna-Louise Hartman",
    "Sint-Nicolaas Berend",
    "Marie-Antoinette Sm.",
    "Rolf Overeenkomstig.",
)
TROUBLE = """() => {
  const stage = document.getElementById("stage"), unit = Math.min(innerWidth / 100, innerHeight * 0.017778), found = [];
  if (stage.scrollHeight > stage.clientHeight + 1 || stage.scrollWidth > stage.clientWidth + 1) found.push("overflow");
  const walker = document.createTreeWalker(stage, NodeFilter.SHOW_TEXT), lines = [];
  while (walker.nextNode()) {
    const text = walker.currentNode, inside = text.parentElement, word = text.data.trim().slice(0, 40);
    if (!word || inside.closest(".vh")) continue;
    if (parseFloat(getComputedStyle(inside).fontSize) < unit * 1.25 - 0.1) found.push("small: " + word);
    const range = document.createRange();
    range.selectNodeContents(text);
    for (const line of range.getClientRects()) {
      const isOut = line.left < 0 || line.right > innerWidth || line.top < 0 || line.bottom > innerHeight;
      if (isOut) found.push("out: " + word);
      for (let box = inside; box !== stage; box = box.parentElement) {
        const edge = box.getBoundingClientRect(), hides = getComputedStyle(box).overflow !== "visible";
        if (hides && line.bottom > edge.bottom + unit / 5) found.push("cut off: " + word);
      }
      for (const [other, its] of lines) {
        const wide = Math.min(line.right, other.right) - Math.max(line.left, other.left);
        const high = Math.min(line.bottom, other.bottom) - Math.max(line.top, other.top);
        if (its !== text && wide > 3 && high > Math.min(line.height, other.height) * 0.35) found.push("over: " + word);
      }
      lines.push([line, text]);
    }
  }
  for (const name of stage.querySelectorAll(".seat > span:first-child")) {
    if (name.scrollWidth > name.clientWidth + 2 || name.scrollHeight > name.clientHeight + 2) found.push("chair");
  }
  return [...new Set(found)];
}"""


def full_room(number: int, *slugs: str) -> Room:
    """Eight people with names of twenty signs."""
    facilitator = make_facilitator(f"leider-{number}@example.org")
    room = open_room(*slugs, seats=8, facilitator=facilitator)
    for seat, name in zip(room.seats, NAMES, strict=True):
        seat.name = name
        seat.save()
    return room


def asked(number: int) -> Room:
    """A long question on the table, and two long questions from each of the others."""
    room = full_room(number, "vijf-stappen")
    room.go_to("vraag-opschrijven")
    room.write(room.bringer, QUESTION)
    room.go_to("vragen-schrijven")
    room.write_all([QUESTION])
    return room


def reading(number: int) -> Room:
    room = asked(number)
    room.next()
    room.show_all()
    return room


def sorting_now(number: int) -> Room:
    room = reading(number)
    room.go_to("sorteren")
    return room


def sorted_all(number: int) -> Room:
    room = sorting_now(number)
    bins = ("behulpzaam", "neutraal", "niet-behulpzaam", "behulpzaam")
    for place, card in enumerate(sorting.cards_of(room.current)):
        sorting.put(room.bringer, room.current, card.pk, bins[place % 4])
    sorting.share(room.bringer, room.current)
    return room


def answering(number: int) -> Room:
    room = sorted_all(number)
    room.go_to("beantwoorden")
    sorting.light(room.session, room.current, sorting.in_bin_order(room.current)[4].pk)
    return room


def three_sheets(number: int) -> Room:
    room = full_room(number, "socratisch")
    room.go_to("schrijven")
    room.write_all([QUESTION])
    room.next()
    room.show_all()
    return room


def gossip(number: int) -> Room:
    room = full_room(number, "roddelen")
    room.go_to("vraag-opschrijven")
    room.write(room.bringer, QUESTION)
    room.go_to("de-kern")
    sheet = room.session.sheets.get(slug="kern")
    for _ in range(14):
        desk.write_line(room.session, room.current, sheet, QUESTION, uuid.uuid4())
    return room


def agreeing(number: int) -> Room:
    room = full_room(number, "roddelen", "incidenten")
    room.go_to("afspreken")
    return room


def checking_in(number: int) -> Room:
    room = full_room(number, "vijf-stappen")
    room.go_to("check-in")
    return room


SCENES: tuple[Callable[[int], Room], ...] = (
    asked,
    reading,
    sorting_now,
    sorted_all,
    answering,
    three_sheets,
    gossip,
    agreeing,
    checking_in,
)


def wall(room: Room) -> str:
    return Client().get(reverse("beamer", args=[room.session.beamer_token])).content.decode()


def serve(route: Route, pages: dict[str, str]) -> None:
    """Pages from memory, styles and letters from disk, no scripts."""
    path = route.request.url.removeprefix(WALL).partition("?")[0]
    file = STATIC / path.removeprefix("/static/")
    if path in pages:
        route.fulfill(body=pages[path], content_type="text/html; charset=utf-8")
    elif file.suffix in KINDS:
        route.fulfill(body=file.read_bytes(), content_type=KINDS[file.suffix])
    else:
        route.fulfill(body="", content_type="text/javascript")


def measure(pages: dict[str, str]) -> list[str]:
    """What is wrong with each page at each size. Runs in a thread of its own: Playwright keeps a loop in its thread."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page(reduced_motion="reduce")
        page.route("**/*", lambda route: serve(route, pages))
        found = [f"{path} {size}: {what}" for path in pages for size in SIZES for what in troubles(page, path, size)]
        browser.close()
    return found


def troubles(page: Page, path: str, size: tuple[int, int]) -> list[str]:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(WALL + path)
    page.evaluate("document.fonts.ready.then(() => true)")
    return list(page.evaluate(TROUBLE))


@pytest.mark.e2e
def test_everything_fits_on_the_wall(db: None) -> None:
    pages = {f"/{scene.__name__}": wall(scene(number)) for number, scene in enumerate(SCENES)}

    with ThreadPoolExecutor(1) as thread:
        found = thread.submit(measure, pages).result()

    assert found == []
