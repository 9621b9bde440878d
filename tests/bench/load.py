"""The phases of a run against our own site: cards, steps, silence, a storm of phones that join."""

from __future__ import annotations

import asyncio
import time
import uuid
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from .http import Http
from .room import Client, Room, Seen
from .seed import Seeded
from .serving import Server

PACE = 2.0  # seconds between two cards of one session
STEP_PACE = 20.0  # seconds between two steps of one session
SENTENCE = "Wat maakt dat je op dat moment ja zegt, terwijl je eigenlijk nee bedoelt, en voor wie doe je dat?"
SETTLING = 1.5  # seconds in which the last fetches come in


@dataclass(frozen=True)
class Figures:
    """What one phase gave: seconds until it was seen, processor seconds each, and how much of it arrived."""

    waits: list[float]
    cpu_each: float
    delivered: int
    expected: int

    @property
    def share(self) -> float:
        return self.delivered / self.expected if self.expected else 1.0

    def at(self, part: float) -> float:
        """Milliseconds within which this part of them was seen."""
        ordered = sorted(self.waits)
        return 1000 * ordered[min(len(ordered) - 1, int(part * len(ordered)))] if ordered else float("nan")


async def paced(count: int, rate: float, act: Callable[[int], Awaitable[None]]) -> None:
    """Start `act` so many times, at a fixed rate whatever becomes of them (an open loop), and wait for all."""
    begun, tasks = time.perf_counter(), []
    for number in range(count):
        await asyncio.sleep(max(0.0, begun + number / rate - time.perf_counter()))
        tasks.append(asyncio.ensure_future(act(number)))
    await asyncio.gather(*tasks)


async def lay_cards(rooms: Sequence[Room], seconds: float, server: Server) -> Figures:
    """A card every two seconds in each session, until its text stands on the beamer."""
    laid: list[tuple[Room, str, float]] = []

    async def lay(number: int) -> None:
        room, word = rooms[number % len(rooms)], uuid.uuid4().hex[:10]
        laid.append((room, word, await room.lay(f"{word} {SENTENCE}", str(uuid.uuid4()))))

    heard, cpu = _heard(rooms), server.cpu()
    count = max(3, int(len(rooms) * seconds / PACE))
    await paced(count, len(rooms) / PACE, lay)
    await asyncio.sleep(SETTLING)
    waits = [_shown(room.beamer, word) - begun for room, word, begun in laid]
    return Figures(
        [wait for wait in waits if wait > 0], (server.cpu() - cpu) / count, _heard(rooms) - heard, 10 * count
    )


def _shown(beamer: Client, word: str) -> float:
    return next((seen.at for seen in beamer.seen if word.encode() in seen.html), 0.0)


def _heard(rooms: Sequence[Room]) -> int:
    return sum(client.heard for room in rooms for client in room.clients)


async def take_steps(rooms: Sequence[Room], seconds: float, server: Server) -> Figures:
    """On to the next part, until the last of ten screens shows it."""
    taken: list[tuple[Room, float, int]] = []

    async def step(number: int) -> None:
        room = rooms[number % len(rooms)]
        taken.append((room, *await room.step()))

    heard, cpu = _heard(rooms), server.cpu()
    count = max(2, int(len(rooms) * seconds / STEP_PACE))
    await paced(count, max(0.5, len(rooms) / STEP_PACE), step)
    await asyncio.sleep(SETTLING)
    waits = [max(_since(client.seen, version) for client in room.clients) - begun for room, begun, version in taken]
    lost = sum(wait > 1000 for wait in waits)
    waits = [wait for wait in waits if wait < 1000]
    figures = Figures(waits, (server.cpu() - cpu) / count, _heard(rooms) - heard - lost, 10 * count)
    for room in rooms:
        if room.is_on:  # the next cards want the part of before
            await room.step()
    await asyncio.sleep(SETTLING)
    return figures


def _since(seen: Sequence[Seen], version: int) -> float:
    return min((each.at for each in seen if each.version >= version), default=float("inf"))


async def post_only(seeded: Sequence[Seeded], port: int, count: int, server: Server) -> float:
    """Processor seconds of one posted card when nobody listens, a connection per session."""
    connections = [(each, Http(port, {"seat": each.tokens[1]})) for each in seeded]

    async def work(own: int) -> None:
        each, http = connections[own]
        for _number in range(count // len(connections)):
            data = {"activity": str(each.activity), "key": str(uuid.uuid4()), f"text-{each.prompt}-0": SENTENCE}
            answer = await http.post("/kring/do/write/", data, HX_Request="true")
            assert answer.status == 204, answer.body[:300]

    cpu = server.cpu()
    await asyncio.gather(*(work(own) for own in range(len(connections))))
    each_one = (server.cpu() - cpu) / (count // len(connections) * len(connections))
    for _each, http in connections:
        http.close()
    return each_one


async def silence(rooms: Sequence[Room], seconds: float, server: Server) -> tuple[float, int]:
    """The part of a core that running clocks cost while nobody acts, and the bells that rang."""
    heard, cpu = _heard(rooms), server.cpu()
    await asyncio.sleep(seconds)
    return (server.cpu() - cpu) / seconds, _heard(rooms) - heard


async def storm(seeded: Sequence[Seeded], count: int, seconds: float, server: Server) -> Figures:
    """Phones that scan the code and sit down, until their page and their socket are there."""
    waits: list[float] = []

    async def join(number: int) -> None:
        each = seeded[number % len(seeded)]
        begun, http = time.perf_counter(), Http(server.port)
        typed = {"door": each.door, "name": f"Gast {number}", "agrees": "on", "key": str(uuid.uuid4())}
        answer = await http.post("/mee/", typed)
        page = await http.get("/kring/")
        if (answer.status, page.status) == (303, 200):
            client = Client("phone", "/kring/", "/live/seat/", http)
            await client.open()
            waits.append(time.perf_counter() - begun)
            await client.close()

    cpu = server.cpu()
    await paced(count, count / seconds, join)
    return Figures(waits, (server.cpu() - cpu) / count, len(waits), count)
