"""Phones that write and follow as the browser's scripts do: a key per card, again until it is kept, socket and poll."""

from __future__ import annotations

import asyncio
import json
import random
import re
import time
import uuid
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import httpx
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException
from websockets.typing import Origin

from .site import Writing

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
SOCKET = re.compile(r'data-live="([^"]+)"')
POLL = 2.0  # seconds between two questions while the socket is closed, as in live.js
PING = 20.0
PATIENCE = 5.0
BEFORE_THE_TEST = 60.0  # a busy machine may start slowly; what is measured comes later
TRIES = 1_000


@dataclass
class Ack:
    """A card that the server said it has: which version that made, and when we heard."""

    text: str
    version: int
    at: float


@dataclass(eq=False)
class Phone:
    """One seat's phone. `seen` is every newer version it came to know, with the moment."""

    url: str
    token: str
    activity: int
    acks: list[Ack] = field(default_factory=list)
    seen: list[tuple[float, int]] = field(default_factory=list)
    answers: Counter[int] = field(default_factory=Counter)
    took: list[float] = field(default_factory=list)
    refusals: list[httpx.Response] = field(default_factory=list)
    csrf: str = ""
    socket: str = ""
    tasks: list[asyncio.Task[None]] = field(default_factory=list)
    wire: ClientConnection | None = None
    over: bool = False
    client: httpx.AsyncClient = field(init=False)

    def __post_init__(self) -> None:
        self.client = httpx.AsyncClient(
            base_url=self.url, cookies={"seat": self.token}, timeout=PATIENCE, trust_env=False, follow_redirects=False
        )

    # ---- writing -----------------------------------------------------------------------------------------------------

    async def open(self) -> None:
        page = (await self.client.get("/kring/", timeout=BEFORE_THE_TEST)).raise_for_status().text
        self.csrf, self.socket = TOKEN.findall(page)[0], SOCKET.findall(page)[0]

    async def write(self, text: str) -> None:
        """Send one card until the server says that it is kept."""
        key = str(uuid.uuid4())
        for _ in range(TRIES):
            if self.over or await self.send(text, key):
                return
            await asyncio.sleep(random.uniform(0.2, 0.5))

    async def send(self, text: str, key: str) -> bool:
        """Send it once; whether it is kept."""
        form = {"activity": str(self.activity), "key": key, "text-vraag-0": text, "csrfmiddlewaretoken": self.csrf}
        headers = {"HX-Request": "true", "Origin": self.url, "Referer": self.url + "/kring/"}
        began = time.monotonic()
        try:
            answer = await self.client.post("/kring/do/write/", data=form, headers=headers)
        except httpx.HTTPError:
            self.answers[0] += 1
            return False
        self.took.append(time.monotonic() - began)
        self.answers[answer.status_code] += 1
        if answer.status_code != 204:
            self.refusals.append(answer)
            return False
        version = int(json.loads(answer.headers["HX-Trigger"])["live:changed"]["v"])
        self.acks.append(Ack(text, version, time.monotonic()))
        self.note(version)
        return True

    async def keep_writing(self, pause: float) -> None:
        number = 0
        while not self.over:
            number += 1
            await self.write(f"{self.token[:8]} {number}")
            await asyncio.sleep(random.uniform(pause / 2, pause * 1.5))

    async def put_away(self) -> None:
        """Finish what is under way, and no more."""
        self.over = True
        if self.wire is not None:
            await self.wire.close()
        await asyncio.gather(*self.tasks, return_exceptions=True)
        await self.client.aclose()

    # ---- following ---------------------------------------------------------------------------------------------------

    def note(self, version: int) -> None:
        if not self.seen or version > self.seen[-1][1]:
            self.seen.append((time.monotonic(), version))

    def knew(self, version: int) -> float | None:
        """When this phone knew of the version; None when it never did."""
        return next((at for at, seen in self.seen if seen >= version), None)

    async def follow(self) -> None:
        """Hear bells; while there is no socket, ask."""
        while not self.over:
            try:
                await self.hear()
            except (OSError, WebSocketException, TimeoutError):
                await self.poll()

    async def hear(self) -> None:
        address = self.url.replace("http", "ws", 1) + self.socket
        cookie = {"Cookie": f"seat={self.token}"}
        async with connect(
            address, additional_headers=cookie, origin=Origin(self.url), compression=None, proxy=None
        ) as socket:
            self.wire = socket
            await self.ask()
            async for frame in socket:
                self.note(int(json.loads(frame)["v"]))
        raise OSError

    async def poll(self) -> None:
        await self.ask()
        await asyncio.sleep(POLL * random.uniform(0.9, 1.1))

    async def ask(self) -> None:
        try:
            answer = await self.client.get("/version/seat/")
        except httpx.HTTPError:
            return
        if answer.status_code == 200:
            self.note(int(answer.json()["v"]))


@asynccontextmanager
async def circle(writing: Writing, urls: Sequence[str], pause: float = 0.4) -> AsyncIterator[list[Phone]]:
    """Everybody in the circle writes and follows, spread over these addresses; at the end the last cards come home."""
    phones = [Phone(urls[at % len(urls)], token, writing.activity) for at, token in enumerate(writing.tokens)]
    await asyncio.gather(*(phone.open() for phone in phones))
    for phone in phones:
        phone.tasks = [asyncio.create_task(phone.keep_writing(pause)), asyncio.create_task(phone.follow())]
    await asyncio.sleep(0.5)
    try:
        yield phones
    finally:
        await asyncio.gather(*(phone.put_away() for phone in phones))


def acks(phones: Sequence[Phone]) -> list[Ack]:
    return [ack for phone in phones for ack in phone.acks]


def lost_and_doubled(phones: Sequence[Phone], kept: Sequence[str]) -> tuple[list[str], list[str]]:
    """Cards that were acknowledged and are not there, and cards that are there more than once."""
    there = Counter(kept)
    return [ack.text for ack in acks(phones) if ack.text not in there], [text for text, n in there.items() if n > 1]


def slowest(writers: Sequence[Phone], readers: Sequence[Phone], after: float = 0.0, before: float = 1e18) -> float:
    """The longest that a reader was behind on what these writers sent between two moments, in seconds."""
    worst = 0.0
    for ack in acks(writers):
        if after <= ack.at <= before:
            for reader in readers:
                knew = reader.knew(ack.version)
                worst = max(worst, float("inf") if knew is None else knew - ack.at)
    return worst
