"""The door of a real server: who is put out hears nothing any more, and what was typed or scanned is in no log."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from websockets.exceptions import ConnectionClosed

from intervisie.ready import ROOT
from methods import catalogue
from sessions.rehearsal.joining import knock, sit, wait
from sessions.rehearsal.play import Play
from sessions.rehearsal.screen import Screen
from sessions.rehearsal.wire import Wire


@dataclass(frozen=True)
class Server:
    url: str
    log: Path
    environment: dict[str, str]

    def link(self) -> str:
        command = [sys.executable, "manage.py", "sign_in_link"]
        done = subprocess.run(command, cwd=ROOT, env=self.environment, capture_output=True, text=True, check=True)
        path = next(word for word in done.stdout.split() if "/enter/" in word)
        return path[path.index("/enter/") :]


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    ours = ("INTERVISIE", "REDIS", "DATABASE", "DJANGO")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    environment["INTERVISIE_DATA"] = str(tmp_path / "data")
    command = [sys.executable, str(ROOT / "bin" / "serve"), "--demo", "--json", "--host", "127.0.0.1", "--port", "0"]
    log = tmp_path / "server.log"
    with (
        log.open("w") as written,
        subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=written, text=True) as process,
    ):
        assert process.stdout
        yield Server(json.loads(process.stdout.readline())["url"], log, environment)
        process.terminate()


async def closes(wire: Wire) -> float:
    """Seconds until the server has closed this socket."""
    begun = time.monotonic()
    assert wire.socket is not None
    try:
        async with asyncio.timeout(10):
            await wire.socket.wait_closed()
    except (TimeoutError, ConnectionClosed):
        pass
    return time.monotonic() - begun


async def refused(phone: Screen) -> tuple[set[int], float]:
    """What a phone without a seat gets for its addresses, and how soon."""
    begun = time.monotonic()
    statuses = {(await phone.browser.ask_for(path)).status for path in ("/kring/", "/version/seat/")}
    return statuses, time.monotonic() - begun


async def play(server: Server) -> None:
    room = Play(catalogue.method("incidenten"), 4, server.url)
    await room._open(server.link())
    await room._gather()
    facilitator, (first, second, third) = room.facilitator, room.room.phones[:3]
    assert first.wire is not None
    assert second.wire is not None

    # another phone for the first chair: the old one is out at once, two tabs of the new one share its seat
    new = await knock(room.site, first.name, room.wall, scans=True)
    await room.room.settle()
    await wait(new)
    closing = asyncio.create_task(closes(first.wire))
    form = facilitator.console.offer("give-back")
    await facilitator.console.send(form, form.filled())
    assert (await refused(first))[0] == {403}
    assert await closing < 2
    await sit(new)
    tab = Screen(new.browser)
    await tab.open("/kring/")
    room.room.phones[0] = new

    # put out: refused within a second, the socket closed within two
    closing = asyncio.create_task(closes(second.wire))
    form = facilitator.console.offer("seat-out", seat=facilitator.seat(second.name))
    await facilitator.console.send(form, form.filled())
    statuses, seconds = await refused(second)
    assert statuses == {403}
    assert seconds < 1
    assert await closing < 2

    # both tabs and the third phone still follow
    await facilitator.console.ask()
    for screen in (new, tab, third):
        await screen.settled(facilitator.console.seen)
    assert tab.page.by_id("task") is not None
    for screen in (*room.room.screens, first, tab):
        await screen.close()

    written = server.log.read_text()
    hidden = [word.decode() for word, secret in room.site.watch.sentences.items() if secret.kind != "the way in"]
    assert [word for word in (room.wall.code, room.wall.code.replace(" ", ""), *hidden) if word in written] == []
    assert room.site.watch.leaks == []


@pytest.mark.long
def test_who_is_out_hears_nothing_and_nothing_secret_is_logged(server: Server) -> None:
    asyncio.run(play(server))
