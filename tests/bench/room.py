"""One room under load: a console, a beamer and eight phones that behave as our pages do (live.js and regions.js)."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from .http import Http
from .seed import Seeded

TOPICS = frozenset({"step", "cards", "clock", "people", "beamer"})
REGIONS: dict[str, dict[str, frozenset[str]]] = {
    "console": {
        "bar": frozenset({"step", "people", "beamer", "clock"}),
        "agenda": frozenset({"step", "clock"}),
        "main": frozenset({"step", "cards", "people"}),
        "ring": frozenset({"step", "clock", "people", "cards"}),
    },
    "beamer": {"stage": TOPICS},
    "phone": {"bar": frozenset({"step", "clock"}), "task": frozenset({"step", "own"})},
}


@dataclass
class Seen:
    """That a client showed at least this version at this moment."""

    version: int
    at: float
    html: bytes


@dataclass
class Client:
    """One page of one screen: its socket, and one request at a time for the regions that rang."""

    screen: str
    path: str
    live: str
    http: Http
    version: int = 0
    heard: int = 0
    is_fetching: bool = False
    seen: list[Seen] = field(default_factory=list)
    wanted: set[str] = field(default_factory=set)
    socket: ClientConnection | None = None
    tasks: list[asyncio.Task[None]] = field(default_factory=list)

    async def load(self) -> None:
        """The page itself."""
        answer = await self.http.get(self.path)
        assert answer.status == 200, answer.status
        self.version = int(answer.body.split(b'data-version="')[1].split(b'"')[0])

    async def open(self) -> None:
        """The socket."""
        cookies = "; ".join(f"{name}={value}" for name, value in self.http.cookies.items())
        headers = {"Cookie": cookies, "Origin": f"http://127.0.0.1:{self.http.port}"}
        url = f"ws://127.0.0.1:{self.http.port}{self.live}"
        self.socket = await connect(
            url, additional_headers=headers, compression=None, ping_interval=None, open_timeout=60
        )
        self.tasks = [asyncio.create_task(self._listen(self.socket))]

    async def _listen(self, socket: ClientConnection) -> None:
        try:
            async for frame in socket:
                bell = json.loads(frame)
                self._hear(bell["v"], bell.get("topics"))
        except ConnectionClosed:
            return

    def _hear(self, version: int, topics: Sequence[str] | None) -> None:
        if topics is not None:
            self.heard += 1
        if version <= self.version:
            return
        rung = set(topics) if topics is not None and version == self.version + 1 else set(TOPICS)
        self.version = version
        self.ring(rung)

    def ring(self, topics: set[str]) -> None:
        """Fetch what listens to these topics, unless a request is under way: then after it."""
        self.wanted |= {name for name, rung in REGIONS[self.screen].items() if rung & topics}
        if self.wanted and not self.is_fetching:
            self.is_fetching = True
            self.tasks = [task for task in self.tasks if not task.done()]
            self.tasks.append(asyncio.create_task(self._fetch()))

    async def _fetch(self) -> None:
        while self.wanted:
            first, *more = sorted(self.wanted)
            self.wanted, version = set(), self.version
            headers = {"HX-Request": "true", "HX-Target": first, "X-Regions": " ".join(more)}
            answer = await self.http.get(self.path, **headers)
            assert answer.status == 200, answer.status
            self.seen.append(Seen(version, time.perf_counter(), answer.body))
        self.is_fetching = False

    async def close(self) -> None:
        for task in self.tasks:
            task.cancel()
        if self.socket is not None:
            await self.socket.close()
        self.http.close()


class Room:
    """Ten clients of one session."""

    def __init__(self, seeded: Seeded, port: int) -> None:
        self.seeded, self.port, self.turn, self.is_on = seeded, port, 0, False
        console, beamer = f"/sessions/{seeded.public_id}/", f"/beamer/{seeded.beamer}/"
        self.console = Client(
            "console", console, f"/live/console/{seeded.public_id}/", Http(port, {"sessionid": seeded.login})
        )
        self.beamer = Client("beamer", beamer, f"/live/beamer/{seeded.beamer}/", Http(port))
        self.phones = [
            Client("phone", "/kring/", "/live/seat/", Http(port, {"seat": token})) for token in seeded.tokens
        ]

    @property
    def clients(self) -> list[Client]:
        return [self.console, self.beamer, *self.phones]

    async def load(self) -> None:
        for client in self.clients:
            await client.load()

    async def open(self) -> None:
        for client in self.clients:
            await client.open()

    async def close(self) -> None:
        await asyncio.gather(*(client.close() for client in self.clients))

    async def lay(self, text: str, key: str) -> float:
        """A card of the next phone; the moment just before it was sent."""
        self.turn += 1
        phone = self.phones[1 + self.turn % (len(self.phones) - 1)]
        begun = time.perf_counter()
        data = {"activity": str(self.seeded.activity), "key": key, f"text-{self.seeded.prompt}-0": text}
        answer = await phone.http.post("/kring/do/write/", data, HX_Request="true")
        assert answer.status == 204, answer.body[:300]
        phone.ring({"own"})
        return begun

    async def step(self) -> tuple[float, int]:
        """On, or back again: the moment just before it, and the version it gave."""
        act, seen = ("previous", self.seeded.following) if self.is_on else ("next", self.seeded.activity)
        self.is_on = not self.is_on
        begun = time.perf_counter()
        path = f"/sessions/{self.seeded.public_id}/do/{act}/"
        answer = await self.console.http.post(path, {"seen": str(seen)}, HX_Request="true")
        assert answer.status == 204, answer.body[:300]
        return begun, int(json.loads(answer.headers["hx-trigger"])["live:changed"]["v"])
