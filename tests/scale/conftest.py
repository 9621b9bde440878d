"""The room on PostgreSQL and Redis with several processes. One worker has all tests here: they share the servers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.scale.site import Process, Writing, environment, writing
from tests.servers import Postgres, Redis, postgres, redis

__all__ = ["postgres", "redis"]


@dataclass(frozen=True)
class Pair:
    """Two processes of one installation, each with an address of its own, and what carries them."""

    one: Process
    other: Process
    postgres: Postgres
    redis: Redis
    writing: Writing


@pytest.fixture
def pair(postgres: Postgres, redis: Redis, tmp_path: Path) -> Iterator[Pair]:
    around = environment(tmp_path, DATABASE_URL=postgres.fresh(), REDIS_URL=redis.url)
    with ExitStack() as stack:
        processes = [Process(around), Process(around)]
        for process in processes:
            stack.callback(process.stop)
            process.start()
        yield Pair(processes[0], processes[1], postgres, redis, writing(around))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(item.path).parent == Path(__file__).parent:
            item.add_marker(pytest.mark.xdist_group("scale"))
