"""Between processes: heard by the others, never by oneself, and a Redis that says nothing counts as away."""

from __future__ import annotations

import asyncio
import os
import signal
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from sessions.relay import Relay
from tests.servers import Redis


@asynccontextmanager
async def relays(redis: Redis) -> AsyncIterator[tuple[list[Relay], list[list[dict[str, Any]]]]]:
    heard: list[list[dict[str, Any]]] = [[], []]
    two = [Relay(redis.url, heard[0].append), Relay(redis.url, heard[1].append)]
    for relay in two:
        relay.start()
    await within(10, lambda: all(relay.is_through for relay in two))
    yield two, heard
    for relay in two:
        for task in relay.tasks:
            task.cancel()
        await asyncio.gather(*relay.tasks, return_exceptions=True)


async def within(seconds: float, true: Any) -> None:
    end = time.monotonic() + seconds
    while not true() and time.monotonic() < end:  # noqa: ASYNC110  # what is waited for has no event
        await asyncio.sleep(0.02)
    assert true()


async def test_the_others_hear_it_in_order_and_oneself_does_not(redis: Redis) -> None:
    messages = [{"room": 1, "v": version, "topics": ["cards"]} for version in range(200)]

    async with relays(redis) as ((one, _other), heard):
        for message in messages:
            one.tell(message)
        await within(5, lambda: len(heard[1]) == 200)

    assert heard == [[], messages]


async def test_a_redis_that_is_frozen_counts_as_away_and_is_found_again(redis: Redis) -> None:
    assert redis.process is not None

    async with relays(redis) as ((one, other), heard):
        os.kill(redis.process.pid, signal.SIGSTOP)
        await within(12, lambda: not one.is_through and not other.is_through)
        os.kill(redis.process.pid, signal.SIGCONT)
        await within(12, lambda: one.is_through and other.is_through)
        one.tell({"room": 7, "seat": 1})
        await within(5, lambda: {"room": 7, "seat": 1} in heard[1])

    assert heard[0] == []


async def test_telling_never_fails_and_never_waits(redis: Redis) -> None:
    async with relays(redis) as ((one, _other), _heard):
        redis.kill()
        began = time.monotonic()
        for version in range(500):
            one.tell({"room": 1, "v": version, "topics": []})
        took = time.monotonic() - began
        await within(10, lambda: not one.is_through)
        redis.start()

    assert took < 0.2
