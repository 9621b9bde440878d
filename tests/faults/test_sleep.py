"""A phone that slept shows the right step within two seconds, with its draft (R10).

The renderer is really stopped. Long sleeps are what they leave behind: after three minutes the proxies on the way have
closed the socket, after forty they have forgotten every connection without a word.
"""

from __future__ import annotations

import logging
import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from .laptop import Laptop
from .looking import SENTENCE, phone
from .proxy import Proxy, proxy
from .served import Served, slack

pytestmark = [pytest.mark.e2e, pytest.mark.long]

log = logging.getLogger(__name__)

PROMISED = 2.0  # seconds


def renderers() -> set[int]:
    """The renderers of the browsers that this very process started."""
    parents = {int(path.name): _parent(path) for path in Path("/proc").iterdir() if path.name.isdecimal()}
    ours = {pid for pid in parents if os.getpid() in _line(pid, parents)}
    return {pid for pid in ours if b"--type=renderer" in _command(pid)}


def _parent(path: Path) -> int:
    try:
        return int((path / "stat").read_text().rpartition(")")[2].split()[1])
    except OSError:
        return 0


def _command(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


def _line(pid: int, parents: dict[int, int]) -> list[int]:
    found = []
    while pid:
        found.append(pid)
        pid = parents.get(pid, 0)
    return found


def ten_seconds(front: Proxy) -> None:
    time.sleep(10)


def three_minutes(front: Proxy) -> None:
    """The socket was closed meanwhile, for it said nothing."""
    front.do(front.close())
    time.sleep(3)
    front.do(front.open())


def forty_minutes(front: Proxy) -> None:
    """Every connection is forgotten; whoever uses one hears nothing, ever."""
    front.do(front.kill_lines())
    time.sleep(8)


def forty_minutes_after_a_bell(front: Proxy) -> None:
    """The same, but the phone heard that there is something new: what it asks then goes over a line that is dead."""
    time.sleep(0.5)
    forty_minutes(front)


@pytest.mark.parametrize("sleep", [ten_seconds, three_minutes, forty_minutes, forty_minutes_after_a_bell])
def test_after_a_sleep_the_phone_is_right_within_two_seconds(
    served: Served, browser: Browser, sleep: Callable[[Proxy], None]
) -> None:
    room = served.furnish()
    laptop = Laptop(served, room)
    before = renderers()
    with proxy(served.port) as front:
        page = phone(browser, room, "Joost", front.url)
        page.locator("#task textarea[data-draft]").first.fill(SENTENCE)
        page.wait_for_timeout(700)
        asleep = renderers() - before
        for pid in asleep:
            os.kill(pid, signal.SIGSTOP)
        laptop.do("pause")
        sleep(front)
        for pid in asleep:
            os.kill(pid, signal.SIGCONT)
        woken = time.monotonic()

        expect(page.locator("#task textarea[data-draft]")).to_have_count(0, timeout=30_000)
        took = time.monotonic() - woken
        laptop.do("resume")
        expect(page.locator("#task textarea[data-draft]").first).to_have_value(SENTENCE, timeout=30_000)
        page.context.close()
    laptop.close()
    log.info("%s: right after %.1f s", sleep.__name__, took)
    assert asleep
    assert took <= PROMISED * slack()
