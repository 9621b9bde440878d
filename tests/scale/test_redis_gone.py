"""R6: Redis carries bells and nothing else. Killed, absent, back: nothing anybody writes fails, and screens follow."""

from __future__ import annotations

import asyncio
import time

import pytest

from tests.scale.conftest import Pair
from tests.scale.phones import Phone, circle, lost_and_doubled, slowest

pytestmark = pytest.mark.long


async def test_without_redis_everything_is_kept_and_seen_within_five_seconds(pair: Pair) -> None:
    async with circle(pair.writing, [pair.one.url, pair.other.url], pause=0.8) as phones:
        ours, others = phones[0::2], phones[1::2]
        started = time.monotonic()
        await asyncio.sleep(3)
        pair.redis.kill()
        gone = time.monotonic()
        await asyncio.sleep(9)
        pair.redis.start()
        back = time.monotonic()
        await asyncio.sleep(10)
        again = time.monotonic()
        await asyncio.sleep(3)
        ended = time.monotonic()
        await asyncio.sleep(5)
    lost, doubled = lost_and_doubled(phones, await asyncio.to_thread(pair.writing.kept))

    assert (lost, doubled) == ([], [])
    assert {status for phone in phones for status in phone.answers} == {204}
    assert delay(ours, others, started, gone - 1) <= 1
    assert delay(ours, others, gone, back) <= 5
    assert delay(ours, others, again, ended) <= 1


def delay(ours: list[Phone], others: list[Phone], after: float, before: float) -> float:
    """The longest that either half was behind on the other."""
    return max(slowest(ours, others, after, before), slowest(others, ours, after, before))


async def test_an_installation_starts_and_writes_while_redis_is_absent(pair: Pair) -> None:
    pair.redis.kill()
    pair.one.stop()
    try:
        await asyncio.to_thread(pair.one.start)
        async with circle(pair.writing, [pair.one.url, pair.other.url], pause=0.8) as phones:
            began = time.monotonic()
            await asyncio.sleep(4)
            ended = time.monotonic()
            await asyncio.sleep(5)
    finally:
        pair.redis.start()

    assert {status for phone in phones for status in phone.answers} == {204}
    assert delay(phones[0::2], phones[1::2], began, ended) <= 5
