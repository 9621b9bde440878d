"""`bin/bench`: ours beside the least that could do, in one run on one machine."""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import resource
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from . import bare_load, draw, goals, load, page
from .load import Figures
from .room import Room
from .seed import Seeded
from .serving import CORES, Server, run, serving

SIZES = {"smoke": [1], "quick": [1, 10, 50, 100], "full": [1, 10, 50, 100, 200]}
SECONDS = {"smoke": 2.0, "quick": 6.0, "full": 20.0}
POSTS = {"smoke": 70, "quick": 350, "full": 1400}
ALONE = 7  # sessions in which nobody listens, for what a POST alone costs
FILES = 16_384  # open files: each client has a socket and a connection


@dataclass
class Outcome:
    """Everything that was measured, by the number of sessions."""

    cards: dict[int, Figures] = field(default_factory=dict)
    steps: dict[int, Figures] = field(default_factory=dict)
    bare: dict[int, Figures] = field(default_factory=dict)
    numbers: dict[str, float] = field(default_factory=dict)


async def ours(outcome: Outcome, seeded: Sequence[Seeded], how: str, server: Server) -> None:
    """Our site at each size, from an empty process on."""
    outcome.numbers["empty"] = server.memory()
    outcome.numbers["post"] = await load.post_only(seeded[-ALONE:], server.port, POSTS[how], server)
    opened: list[Room] = []
    for size in SIZES[how]:
        fresh = [Room(each, server.port) for each in seeded[len(opened) : size]]
        await asyncio.gather(*(room.load() for room in fresh))
        before = server.memory()
        await asyncio.gather(*(room.open() for room in fresh))
        outcome.numbers["socket"] = (server.memory() - before) / (10 * len(fresh))
        opened += fresh
        await asyncio.sleep(load.SETTLING)
        outcome.cards[size] = await load.lay_cards(opened, SECONDS[how], server)
        outcome.steps[size] = await load.take_steps(opened, SECONDS[how], server)
    await _afterwards(outcome, opened, how, server)


async def _afterwards(outcome: Outcome, opened: list[Room], how: str, server: Server) -> None:
    """Silence, then all sockets cut and opened again, then a storm of phones."""
    core, bells = await load.silence(opened, SECONDS[how], server)
    outcome.numbers |= {"silence": core, "bells": bells}
    seeded = [room.seeded for room in opened]
    await asyncio.gather(*(room.close() for room in opened))
    again = [Room(each, server.port) for each in seeded]
    await asyncio.gather(*(room.load() for room in again))
    await asyncio.gather(*(room.open() for room in again))
    cut = await load.lay_cards(again, load.PACE, server)
    outcome.numbers["cut"] = cut.share
    await asyncio.gather(*(room.close() for room in again))
    await asyncio.sleep(load.SETTLING)
    phones = min(300, 4 * len(seeded))
    joined = await load.storm(seeded, phones, 10.0 * phones / 300, server)
    outcome.numbers |= {
        "joined": joined.share,
        "join_p95": joined.at(0.95),
        "join_cpu": joined.cpu_each,
        "joins": phones,
    }


async def bare(outcome: Outcome, how: str, server: Server) -> None:
    """The bare site at each size."""
    outcome.numbers["bare_post"] = await bare_load.post_only(server.port, POSTS[how], server)
    opened: list[bare_load.Room] = []
    for size in SIZES[how]:
        fresh = [bare_load.Room(f"room-{number}", server.port) for number in range(len(opened), size)]
        for room in fresh:
            await room.open()
        opened += fresh
        outcome.bare[size] = await bare_load.lay_lines(opened, SECONDS[how], server)
    await asyncio.gather(*(room.close() for room in opened))


def measure(how: str, data: Path) -> Outcome:
    """The whole run."""
    outcome = Outcome()
    own, other = data / "ours", data / "bare"
    own.mkdir()
    other.mkdir()
    seeded = [Seeded(**each) for each in json.loads(run("tests.bench.seed", own, str(SIZES[how][-1] + ALONE)))]
    with serving("tests.bench.bare", other) as server:
        asyncio.run(bare(outcome, how, server))
    with serving("intervisie.asgi", own) as server:
        asyncio.run(ours(outcome, seeded, how, server))
    with serving("tests.bench.stock", own) as server:
        outcome.numbers["stock_post"] = asyncio.run(load.post_only(seeded[-ALONE:], server.port, POSTS[how], server))
    if how != "smoke":
        _once(outcome, own, seeded[0].tokens[1])
    return outcome


def _once(outcome: Outcome, own: Path, token: str) -> None:
    """What does not depend on the load."""
    outcome.numbers |= json.loads(run("tests.bench.growth", own))
    outcome.numbers |= json.loads(run("tests.bench.paper", own))
    with serving("intervisie.asgi", own) as server:
        outcome.numbers |= page.first_page(server.port, token)


def main() -> int:
    parser = argparse.ArgumentParser(prog="bin/bench", description="Measure ours beside the least that could do.")
    size = parser.add_mutually_exclusive_group()
    size.add_argument("--quick", action="store_const", dest="how", const="quick", help="within three minutes")
    size.add_argument("--smoke", action="store_const", dest="how", const="smoke", help="a few seconds: does it run?")
    parser.add_argument("--out", type=Path, default=Path("data/bench"), help="where the picture goes")
    choice = parser.parse_args()
    os.sched_setaffinity(0, {CORES[-1]})
    limit = min(FILES, resource.getrlimit(resource.RLIMIT_NOFILE)[1])
    resource.setrlimit(resource.RLIMIT_NOFILE, (limit, resource.getrlimit(resource.RLIMIT_NOFILE)[1]))
    with tempfile.TemporaryDirectory() as folder:
        outcome = measure(choice.how or "full", Path(folder))
    print(draw.table(outcome.cards, outcome.steps, outcome.bare))
    print(goals.told(outcome.cards, outcome.steps, outcome.bare, outcome.numbers))
    choice.out.mkdir(parents=True, exist_ok=True)
    picture = choice.out / "bench.svg"
    picture.write_text(draw.picture(outcome.cards, outcome.steps, outcome.bare), encoding="utf-8")
    print(f"\n{picture}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
