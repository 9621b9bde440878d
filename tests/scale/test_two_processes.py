"""R5: two processes, half of the phones on each. One is killed again and again; the other half notices nothing."""

from __future__ import annotations

import asyncio
import os
import time

import pytest

from tests.scale.conftest import Pair
from tests.scale.phones import acks, circle, lost_and_doubled, slowest

pytestmark = pytest.mark.long

KILLS = int(os.environ.get("TEST_KILLS", "4"))


async def test_a_process_that_is_killed_loses_no_card_and_holds_nobody_up(pair: Pair) -> None:
    async with circle(pair.writing, [pair.one.url, pair.other.url]) as phones:
        began = time.monotonic()
        for _ in range(KILLS):
            await asyncio.sleep(1.5)
            await asyncio.to_thread(pair.one.kill)
            await asyncio.sleep(1)
            await asyncio.to_thread(pair.one.start)
        back = time.monotonic()
        await asyncio.sleep(5)
        ended = time.monotonic()
        ours, others = phones[0::2], phones[1::2]
        behind = slowest(others, others, began, ended - 3)
        heard_of_us = slowest(ours, others, began, ended - 3)
        caught_up = slowest(others, ours, back + 2, ended - 3)
        await asyncio.sleep(3)
    lost, doubled = await asyncio.to_thread(lambda: lost_and_doubled(phones, pair.writing.kept()))

    assert (lost, doubled) == ([], [])
    assert len(acks(others)) > 10 * KILLS
    assert max(behind, heard_of_us) <= 3
    assert caught_up <= 3
