"""The bell: what reaches the regions of a page, and when."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, WebSocketRoute, expect

from .conftest import Desk

pytestmark = pytest.mark.e2e

REGION = """<section id="{name}" hx-get="/{name}/" hx-trigger="live:step from:body, live:{topic} from:body"
  hx-swap="morph:outerHTML" hx-sync="this:replace">{text}</section>"""
REGIONS = REGION.format(name="stage", topic="cards", text="old") + REGION.format(
    name="ring", topic="people", text="empty"
)


def _lay(desk: Desk) -> str:
    desk.answers["/stage/"] = REGION.format(name="stage", topic="cards", text="new")
    desk.answers["/ring/"] = REGION.format(name="ring", topic="people", text="full")
    return desk.live(REGIONS)


def _open(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.locator("body")).to_have_attribute("data-connection", "live")


@pytest.fixture
def silenced(page: Page) -> Callable[[], None]:
    """A socket that answers until it is silenced, and then says nothing at all; nor does any that follows."""
    silent: list[bool] = []

    def open_socket(socket: WebSocketRoute) -> None:
        socket.on_message(lambda _ping: None if silent else socket.send('{"v": 0}'))

    page.route_web_socket("**/live/", open_socket)
    return lambda: silent.append(True)


def test_a_bell_wakes_only_the_regions_of_its_topic(desk: Desk, page: Page, bell: Callable[[str], None]) -> None:
    _open(page, _lay(desk))

    bell('{"v": 2, "topics": ["cards"]}')

    expect(page.locator("#stage")).to_have_text("new")
    expect(page.locator("#ring")).to_have_text("empty")


def test_a_known_version_is_not_fetched_again(desk: Desk, page: Page, bell: Callable[[str], None]) -> None:
    _open(page, _lay(desk))
    bell('{"v": 2, "topics": ["cards"]}')
    expect(page.locator("#stage")).to_have_text("new")

    bell('{"v": 2, "topics": ["cards"]}')
    bell('{"v": 3, "topics": ["people"]}')

    expect(page.locator("#ring")).to_have_text("full")
    assert desk.asked.count("/stage/") == 1


def test_after_a_gap_every_region_is_fetched_once(desk: Desk, page: Page, bell: Callable[[str], None]) -> None:
    _open(page, _lay(desk))

    bell('{"v": 5, "topics": ["cards"]}')

    expect(page.locator("#stage")).to_have_text("new")
    expect(page.locator("#ring")).to_have_text("full")
    assert (desk.asked.count("/stage/"), desk.asked.count("/ring/")) == (1, 1)


def test_without_a_socket_the_page_asks_by_itself(desk: Desk, page: Page) -> None:
    page.route_web_socket("**/live/", lambda socket: socket.close())
    page.goto(_lay(desk))
    expect(page.locator("body")).to_have_attribute("data-connection", "polling")

    desk.version = 2

    expect(page.locator("#stage")).to_have_text("new", timeout=6_000)
    expect(page.locator("#ring")).to_have_text("full")


def test_a_socket_that_opens_and_stays_silent_is_not_believed(desk: Desk, page: Page) -> None:
    page.route_web_socket("**/live/", lambda socket: None)
    page.goto(_lay(desk))
    expect(page.locator("body")).to_have_attribute("data-connection", "polling")

    desk.version = 2

    expect(page.locator("#stage")).to_have_text("new", timeout=4_000)


def test_a_socket_that_falls_silent_is_noticed(desk: Desk, page: Page, silenced: Callable[[], None]) -> None:
    _open(page, _lay(desk))

    silenced()
    desk.version = 2

    expect(page.locator("#stage")).to_have_text("new", timeout=5_500)
    expect(page.locator("body")).to_have_attribute("data-connection", "polling")


def test_an_answer_to_a_ping_tells_what_a_lost_bell_did_not(
    desk: Desk, page: Page, bell: Callable[[str], None]
) -> None:
    _open(page, _lay(desk))

    bell('{"v": 2, "now": "2026-11-22T19:00:00.000+00:00"}')

    expect(page.locator("#stage")).to_have_text("new")
    expect(page.locator("#ring")).to_have_text("full")


def test_what_happened_before_the_socket_opened_is_fetched(desk: Desk, page: Page, bell: Callable[[str], None]) -> None:
    address = _lay(desk)
    desk.version = 2

    _open(page, address)

    expect(page.locator("#stage")).to_have_text("new")


def test_an_own_command_is_shown_before_its_bell(desk: Desk, page: Page, bell: Callable[[str], None]) -> None:
    _open(page, _lay(desk))

    page.evaluate("""() => document.getElementById("ring").dispatchEvent(
        new CustomEvent("live:changed", { bubbles: true, detail: { v: 2 } }))""")

    expect(page.locator("#stage")).to_have_text("new")
    expect(page.locator("#ring")).to_have_text("full")


def test_an_own_command_also_wakes_what_its_bell_does_not(desk: Desk, page: Page, bell: Callable[[str], None]) -> None:
    """A phone never hears that others wrote a card, but its own list has to show its own."""
    _open(page, _lay(desk))
    page.evaluate("() => document.body.addEventListener('live:own', () => document.body.classList.add('own'))")
    bell('{"v": 2, "topics": ["people"]}')
    expect(page.locator("#ring")).to_have_text("full")

    page.evaluate("""() => document.getElementById("ring").dispatchEvent(
        new CustomEvent("live:changed", { bubbles: true, detail: { v: 2 } }))""")

    expect(page.locator("body.own")).to_have_count(1)
    assert desk.asked.count("/ring/") == 1


def test_a_region_that_failed_is_fetched_again(desk: Desk, page: Page, bell: Callable[[str], None]) -> None:
    address = _lay(desk)
    desk.statuses["/stage/"] = 503
    _open(page, address)
    bell('{"v": 2, "topics": ["cards"]}')
    page.wait_for_timeout(300)

    desk.version, desk.statuses = 2, {}

    expect(page.locator("#stage")).to_have_text("new", timeout=8_000)


def test_a_lost_server_is_said_and_found_again(desk: Desk, page: Page, bell: Callable[[str], None]) -> None:
    _open(page, _lay(desk))

    page.context.set_offline(True)
    expect(page.locator("body")).to_have_attribute("data-connection", "lost", timeout=4_000)
    desk.version = 2
    page.context.set_offline(False)

    expect(page.locator("#stage")).to_have_text("new", timeout=4_000)
    expect(page.locator("body")).to_have_attribute("data-connection", "live")


@pytest.mark.parametrize("status", [403, 404, 410])
def test_a_page_that_is_over_loads_itself_again_once(
    status: int, desk: Desk, page: Page, bell: Callable[[str], None]
) -> None:
    address = _lay(desk)
    desk.statuses["/version/"] = status

    page.goto(address)
    page.wait_for_timeout(1_500)

    assert desk.asked.count("/") == 2
