"""The server is killed at random moments while six phones write (R1)."""

from __future__ import annotations

import asyncio
import gc
import logging
import random
from collections.abc import Iterator

import pytest

from sessions.rehearsal.browser import Browser, Site
from sessions.rehearsal.watch import Holder

from .history import History, faults
from .phones import Follower, Writer, screen
from .served import Furnished, Served, slack

# Connections to a server that was killed are not closed politely.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")

log = logging.getLogger(__name__)

EVERYDAY, BY_HAND = 15, 50
PROMISED = 5.0  # seconds until every screen has caught up
PATIENCE = 30.0


def everybody(site: Site, room: Furnished, history: History) -> dict[str, Follower]:
    """The console, the beamer and all phones, also the case bringer's: a chair that nobody hears from looks empty."""
    phones = {name: screen(site, name, "phone", {"seat": token}, history) for name, token in room.tokens.items()}
    return {
        "console": screen(site, "console", "console", room.staff, history),
        "beamer": screen(site, "beamer", "beamer", {}, history),
        **phones,
    }


async def begin(screens: dict[str, Follower], room: Furnished) -> None:
    paths = {"console": room.console, "beamer": room.beamer}
    await asyncio.gather(*(each.begin(paths.get(name, "/kring/")) for name, each in screens.items()))


def writers_of(site: Site, room: Furnished, screens: dict[str, Follower], pace: float) -> list[Writer]:
    """The same six people press on connections of their own, so that a slow fetch holds up no card.

    `pace` is how much longer they think: more kills give hardly more cards, for no circle writes six hundred in a part.
    """
    found = []
    for name in list(room.tokens)[1:]:
        browser = Browser(site, Holder(name, "phone"))
        browser.client.cookies.set("seat", room.tokens[name])
        found.append(Writer(browser, room, screens[name], pace))
    return found


async def kill_again_and_again(
    served: Served, screens: dict[str, Follower], writing: list[asyncio.Task[None]], times: int
) -> float:
    """The longest that any screen needed to catch up after a restart, in seconds."""
    slowest = 0.0
    for _ in range(times):
        await asyncio.sleep(random.uniform(0.1, 0.8))
        await asyncio.to_thread(served.kill)
        await asyncio.to_thread(served.start)
        assert [task for task in writing if task.done()] == []
        newest = max(each.seen for each in screens.values())
        reached = await asyncio.gather(*(each.reach(newest + 1, PATIENCE * slack()) for each in screens.values()))
        slowest = max(slowest, *reached)
    return slowest


async def play(served: Served, room: Furnished, times: int) -> tuple[History, float, list[str]]:
    site, history, enough = Site(served.url), History(), asyncio.Event()
    screens = everybody(site, room, history)
    writers = writers_of(site, room, screens, times / EVERYDAY)
    await begin(screens, room)
    writing = [asyncio.create_task(writer.write_on(enough)) for writer in writers]
    slowest = await kill_again_and_again(served, screens, writing, times)
    enough.set()
    await asyncio.gather(*writing)
    await screens["console"].ask()
    await asyncio.gather(*(each.reach(screens["console"].seen, PATIENCE * slack()) for each in screens.values()))
    found = await asyncio.gather(*(each.unlike_fresh(PROMISED * slack()) for each in screens.values()))
    unlike = [f"{name}: {wrong}" for name, wrong in zip(screens, found, strict=True) if wrong]
    for each in screens.values():
        await each.end()
    for writer in writers:
        await writer.browser.close()
    return history, slowest, unlike


@pytest.fixture
def swept() -> Iterator[None]:
    """What a killed server left half open is swept up here, and not during somebody else's test."""
    yield
    gc.collect()


@pytest.mark.usefixtures("swept")
def test_a_server_that_is_killed_loses_and_doubles_nothing(served: Served, long: bool) -> None:
    room = served.furnish()

    history, slowest, unlike = asyncio.run(play(served, room, BY_HAND if long else EVERYDAY))

    kept = served.cards()
    log.info("%d cards, %d sent again, slowest screen %.1f s", len(kept), len(history.texts("unknown")), slowest)
    assert faults(history, kept) == []
    assert len(kept) == len(history.texts("invoke"))
    assert len(history.texts("unknown")) > 0
    assert "\n".join(unlike) == ""
    assert slowest <= PROMISED * slack()
