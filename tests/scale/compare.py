"""Goal 13: the same small load on the SQLite default and on PostgreSQL, Redis and two processes.

`python -m tests.scale.compare` prints both and how they compare; it belongs on a machine that does nothing else.
"""

from __future__ import annotations

import asyncio
import os
import sys
import time
from collections.abc import Iterator
from contextlib import AsyncExitStack, contextmanager
from pathlib import Path
from statistics import median, quantiles

from tests.scale.phones import Phone, circle
from tests.scale.site import Process, Writing, environment, writing
from tests.servers import Postgres, Redis, folder

ROOMS = 5
SECONDS = 20.0
PAUSE = 3.5  # seconds between two cards of one phone: a card every half second in each room
TICK = os.sysconf("SC_CLK_TCK")


def family(pid: int) -> Iterator[int]:
    """This process and everything it started."""
    yield pid
    for children in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in children.read_text().split():
            yield from family(int(child))


def cpu(pids: list[int]) -> float:
    """Seconds of computing that these and their children have used."""
    used = 0
    for pid in {each for root in pids for each in family(root)}:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        used += int(fields[11]) + int(fields[12])
    return used / TICK


async def measure(urls: list[str], rooms: list[Writing], pids: list[int]) -> dict[str, float]:
    """Milliseconds until a card is acknowledged and until the others know of it, and computing per card."""
    async with AsyncExitStack() as stack:
        circles = [await stack.enter_async_context(circle(each, urls, PAUSE)) for each in rooms]
        phones = [phone for each in circles for phone in each]
        await asyncio.sleep(3)
        for phone in phones:
            phone.took.clear()
            phone.acks.clear()
        before, began = cpu(pids), time.monotonic()
        await asyncio.sleep(SECONDS)
        used = cpu(pids) - before
    took = [each for phone in phones for each in phone.took]
    heard = [delay for each in circles for delay in delays(each, began + SECONDS)]
    return {
        "cards": len(took),
        "ack p50": 1000 * median(took),
        "ack p95": 1000 * quantiles(took, n=20)[-1],
        "heard p50": 1000 * median(heard),
        "heard p95": 1000 * quantiles(heard, n=20)[-1],
        "cpu per card": 1000 * used / len(took),
    }


def delays(phones: list[Phone], until: float) -> list[float]:
    """From the moment before a card was sent to the moment at which each other phone knew of it."""
    sent = [(ack, took) for phone in phones for ack, took in zip(phone.acks, phone.took, strict=False)]
    return [
        max(0.0, knew - ack.at) + took
        for ack, took in sent
        if ack.at < until - 1
        for reader in phones
        if ack not in reader.acks and (knew := reader.knew(ack.version)) is not None
    ]


@contextmanager
def sqlite() -> Iterator[tuple[list[Process], list[int]]]:
    with folder() as data:
        process = Process(environment(data, INTERVISIE_PACE="100")).start()
        yield [process], [pid_of(process)]
        process.stop()


@contextmanager
def engines() -> Iterator[tuple[list[Process], list[int]]]:
    with folder() as data, folder() as one, folder() as other:
        postgres, redis = Postgres(one), Redis(other)
        postgres.make()
        postgres.start()
        redis.start()
        around = environment(data, DATABASE_URL=postgres.fresh(), REDIS_URL=redis.url, INTERVISIE_PACE="100")
        processes = [Process(around).start(), Process(around).start()]
        servers = [each.process.pid for each in (postgres, redis) if each.process is not None]
        yield processes, [*(pid_of(each) for each in processes), *servers]
        for process in processes:
            process.stop()
        postgres.stop()
        redis.kill()


def pid_of(process: Process) -> int:
    assert process.process is not None
    return process.process.pid


def main() -> None:
    found = []
    for installation in (sqlite, engines):
        with installation() as (processes, pids):
            rooms = [writing(processes[0].environment) for _ in range(ROOMS)]
            found.append(asyncio.run(measure([each.url for each in processes], rooms, pids)))
    for name in found[0]:
        default, more = found[0][name], found[1][name]
        sys.stdout.write(f"{name:14} {default:9.2f} {more:9.2f} {more / default:6.2f} x\n")


if __name__ == "__main__":
    main()
