"""The socket of one screen: what wire.js is in a browser. It hears bells, and nothing else may come in."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from contextlib import suppress

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake

from .browser import Browser
from .errors import Stopped

PING = 20.0  # seconds; a phone's chair looks empty after 60

Hear = Callable[[int, list[str] | None], None]


class Wire:
    """A real WebSocket with the browser's own cookies and the site's origin."""

    def __init__(self, browser: Browser, path: str, hear: Hear) -> None:
        self.browser, self.path, self.hear = browser, path, hear
        self.tasks: list[asyncio.Task[None]] = []
        self.socket: ClientConnection | None = None

    async def open(self) -> None:
        """Raises `Stopped` when the server does not let this screen listen."""
        site = self.browser.site
        cookie = "; ".join(f"{name}={value}" for name, value in self.browser.cookies.items())
        try:
            self.socket = await connect(
                site.socket_base + self.path,
                origin=site.origin,  # type: ignore[arg-type]  # a NewType of str
                additional_headers={"Cookie": cookie} if cookie else {},
                compression=None,
                proxy=None,
            )
        except (OSError, InvalidHandshake) as error:
            raise Stopped(f"{self.browser.holder.name} could not open {self.path}: {error}.") from error
        self.tasks = [asyncio.create_task(self._listen(self.socket)), asyncio.create_task(self._ping(self.socket))]

    async def close(self) -> None:
        for task in self.tasks:
            task.cancel()
        if self.socket is not None:
            await self.socket.close()

    async def _listen(self, socket: ClientConnection) -> None:
        with suppress(ConnectionClosed):
            async for frame in socket:
                self._take(frame if isinstance(frame, str) else frame.decode())

    def _take(self, frame: str) -> None:
        site, holder = self.browser.site, self.browser.holder
        site.bells += 1
        site.watch.look(holder, f"the socket {self.path}", frame.encode())
        bell = json.loads(frame)
        if set(bell) not in ({"v", "topics"}, {"v", "now"}):
            site.watch.tell(f"{holder.name} ({holder.role}) heard more than a bell: {', '.join(bell)}")
        self.hear(bell["v"], bell.get("topics"))

    async def _ping(self, socket: ClientConnection) -> None:
        with suppress(ConnectionClosed):
            while True:
                await asyncio.sleep(PING)
                await socket.send("ping")
