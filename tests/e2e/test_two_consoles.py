"""Two consoles press at the same moment, 500 times: no part is skipped or played twice, one is told (R15)."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import httpx
import pytest
from playwright.sync_api import Page

from tests.e2e.serving import Server
from tests.e2e.stage import Stage

pytestmark = pytest.mark.long

CHANGES, PARTS = 500, 5
NOW = "SELECT current_id FROM live_sessions_session WHERE id = ?"
TOLD = "Een ander scherm was je net voor. Kijk even waar de sessie nu is."


def console(page: Page, url: str) -> httpx.Client:
    """A browser of the same facilitator, with the cookies of this page."""
    cookies = {each["name"]: each["value"] for each in page.context.cookies() if "name" in each and "value" in each}
    headers = {"HX-Request": "true", "X-CSRFToken": cookies["csrftoken"], "Origin": url}
    return httpx.Client(base_url=url, cookies=cookies, headers=headers, timeout=30)


def test_of_two_consoles_that_press_together_one_moves_the_session(stage: Stage, server: Server) -> None:
    stage.open_session("vijf-stappen")
    stage.open_beamer()
    stage.sit("Anouk")
    stage.choose_case_bringer()
    stage.start()
    stored = sqlite3.connect(server.data / "db.sqlite3")
    session, at = stored.execute("SELECT id, current_id FROM live_sessions_session ORDER BY id DESC").fetchone()
    ask = "SELECT id FROM live_sessions_activity WHERE session_id = ? AND removed = 0 ORDER BY position"
    order = [pk for (pk,) in stored.execute(ask, [session])][:PARTS]
    address = stage.console.url.removeprefix(server.url) + "do/"
    consoles, start = [console(stage.console, server.url) for _ in range(2)], Barrier(2)

    def press(client: httpx.Client, act: str, seen: int) -> httpx.Response:
        start.wait()
        return client.post(f"{address}{act}/", data={"seen": str(seen)})

    wrong, told, place = [], 0, order.index(at)
    with ThreadPoolExecutor(2) as both:
        for number in range(CHANGES):
            step = 1 if (number // (PARTS - 1)) % 2 == 0 else -1
            act = "next" if step > 0 else "previous"
            answers = list(both.map(press, consoles, [act] * 2, [order[place]] * 2))
            place += step
            (found,) = stored.execute(NOW, [session]).fetchone()
            told += sum(TOLD in each.text for each in answers)
            if found != order[place] or sorted(each.status_code for each in answers) != [204, 409]:
                wrong.append((number, [each.status_code for each in answers], found))

    for client in consoles:
        client.close()
    assert wrong == []
    assert told == CHANGES
