"""The same load on the bare site: ten sockets in a room, and a line every two seconds."""

from __future__ import annotations

import asyncio
import time
import uuid
from collections.abc import Sequence

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from .http import Http
from .load import PACE, SENTENCE, SETTLING, Figures, paced
from .serving import Server

SOCKETS = 10


class Room:
    """Ten sockets; the second stands for the beamer."""

    def __init__(self, name: str, port: int) -> None:
        self.name, self.http, self.port = name, Http(port), port
        self.heard: list[dict[str, float]] = [{} for _number in range(SOCKETS)]
        self.sockets: list[ClientConnection] = []
        self.tasks: list[asyncio.Task[None]] = []

    async def open(self) -> None:
        for number in range(SOCKETS):
            socket = await connect(
                f"ws://127.0.0.1:{self.port}/ws/{self.name}/", compression=None, ping_interval=None, open_timeout=60
            )
            self.sockets.append(socket)
            self.tasks.append(asyncio.create_task(self._listen(socket, number)))

    async def _listen(self, socket: ClientConnection, number: int) -> None:
        try:
            async for text in socket:
                self.heard[number][str(text)[:10]] = time.perf_counter()
        except ConnectionClosed:
            return

    async def lay(self, word: str) -> float:
        begun = time.perf_counter()
        answer = await self.http.post("/line/", {"room": self.name, "text": f"{word} {SENTENCE}"})
        assert answer.status == 204, answer.body[:300]
        return begun

    async def close(self) -> None:
        await asyncio.gather(*(socket.close() for socket in self.sockets))
        self.http.close()


async def lay_lines(rooms: Sequence[Room], seconds: float, server: Server) -> Figures:
    """A line every two seconds in each room, until the second socket has it."""
    laid: list[tuple[Room, str, float]] = []

    async def lay(number: int) -> None:
        room, word = rooms[number % len(rooms)], uuid.uuid4().hex[:10]
        laid.append((room, word, await room.lay(word)))

    cpu, count = server.cpu(), max(3, int(len(rooms) * seconds / PACE))
    await paced(count, len(rooms) / PACE, lay)
    await asyncio.sleep(SETTLING)
    delivered = sum(word in heard for room, word, _begun in laid for heard in room.heard)
    waits = [room.heard[1].get(word, 0.0) - begun for room, word, begun in laid]
    return Figures([wait for wait in waits if wait > 0], (server.cpu() - cpu) / count, delivered, SOCKETS * count)


async def post_only(port: int, count: int, server: Server) -> float:
    """Processor seconds of one posted line when nobody listens: seven connections."""
    connections = [Http(port) for _number in range(7)]

    async def work(http: Http) -> None:
        for _number in range(count // len(connections)):
            assert (await http.post("/line/", {"room": "none", "text": SENTENCE})).status == 204

    cpu = server.cpu()
    await asyncio.gather(*(work(http) for http in connections))
    each_one = (server.cpu() - cpu) / (count // len(connections) * len(connections))
    for http in connections:
        http.close()
    return each_one
