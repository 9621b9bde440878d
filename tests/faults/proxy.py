"""A proxy as municipal networks have them: it refuses sockets, swallows them, cuts them, holds back what they say."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from threading import Thread
from typing import Any, Literal

Mode = Literal["open", "refused", "silent", "cut", "buffered"]
REFUSAL = b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
CUT_AFTER = 3.0  # seconds that a socket lives; shorter than the thirty of a real proxy, for more cuts in less time
HELD_BACK = 15.0  # seconds that a buffering proxy keeps what a socket says


@dataclass(eq=False, slots=True)
class Line:
    """One connection through the proxy. A dead line stays open and carries nothing."""

    near: asyncio.StreamWriter
    far: asyncio.StreamWriter
    is_socket: bool
    dead: bool = False

    def close(self) -> None:
        self.near.close()
        self.far.close()


@dataclass(slots=True)
class Proxy:
    """Listens on a port of its own, in a thread of its own. `mode` is about WebSockets; plain pages always pass."""

    upstream: int
    mode: Mode = "open"
    port: int = 0
    lines: set[Line] = field(default_factory=set)
    loop: asyncio.AbstractEventLoop = field(default_factory=asyncio.new_event_loop)
    server: asyncio.Server | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def do(self, work: Coroutine[Any, Any, None]) -> None:
        asyncio.run_coroutine_threadsafe(work, self.loop).result(timeout=30)

    async def open(self) -> None:
        """Take connections, on the same port as before."""
        self.server = await asyncio.start_server(self._serve, "127.0.0.1", self.port)
        self.port = self.server.sockets[0].getsockname()[1]

    async def close(self) -> None:
        """Nobody comes through any more: new connections are refused, old ones are cut."""
        if self.server is not None:
            self.server.close()
        for line in tuple(self.lines):
            line.close()
        await asyncio.sleep(0)

    async def kill_lines(self) -> None:
        """What is open stays open and carries nothing any more, without a word; new connections work."""
        for line in self.lines:
            line.dead = True

    async def _serve(self, reader: asyncio.StreamReader, near: asyncio.StreamWriter) -> None:
        with suppress(OSError, asyncio.IncompleteReadError, asyncio.CancelledError):  # the proxy ends, and it with it
            head = await reader.readuntil(b"\r\n\r\n")
            is_socket = b"upgrade: websocket" in head.lower()
            if is_socket and self.mode == "refused":
                near.write(REFUSAL)
                await near.drain()
            else:
                await self._relay(reader, near, head, is_socket=is_socket)
        near.close()

    async def _relay(
        self, reader: asyncio.StreamReader, near: asyncio.StreamWriter, head: bytes, *, is_socket: bool
    ) -> None:
        far_reader, far = await asyncio.open_connection("127.0.0.1", self.upstream)
        line = Line(near, far, is_socket)
        self.lines.add(line)
        far.write(head)
        if is_socket:
            near.write(await far_reader.readuntil(b"\r\n\r\n"))
            line.dead = self.mode == "silent"
        there, back = self._carry(line, reader, far), self._carry(line, far_reader, near, self._delay(line))
        tasks = [asyncio.ensure_future(each) for each in (there, back)]
        limit = CUT_AFTER if is_socket and self.mode == "cut" else None
        await asyncio.wait(tasks, timeout=limit, return_when=asyncio.FIRST_COMPLETED)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        self.lines.discard(line)
        line.close()

    def _delay(self, line: Line) -> float:
        return HELD_BACK if line.is_socket and self.mode == "buffered" else 0

    async def _carry(
        self, line: Line, source: asyncio.StreamReader, target: asyncio.StreamWriter, delay: float = 0
    ) -> None:
        while data := await source.read(65536):
            await asyncio.sleep(delay)
            if not line.dead:
                target.write(data)
                await target.drain()


@contextmanager
def proxy(upstream: int, mode: Mode = "open") -> Iterator[Proxy]:
    """A proxy in front of this port of this machine."""
    found = Proxy(upstream, mode)
    thread = Thread(target=found.loop.run_forever, daemon=True)
    thread.start()
    found.do(found.open())
    yield found
    found.do(found.close())
    found.do(_end())
    found.loop.call_soon_threadsafe(found.loop.stop)
    thread.join()
    found.loop.close()


async def _end() -> None:
    """Whatever still runs on this loop is called off."""
    rest = asyncio.all_tasks() - {asyncio.current_task()}
    for task in rest:
        task.cancel()
    await asyncio.gather(*rest, return_exceptions=True)
