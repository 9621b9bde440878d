"""R7: PostgreSQL restarted in the middle of a session. Sentences instead of errors, and it heals by itself."""

from __future__ import annotations

import asyncio
import time

import pytest
from psycopg import sql

from tests.scale.conftest import Pair
from tests.scale.phones import acks, circle, lost_and_doubled, slowest

pytestmark = pytest.mark.long

AWAY = 3.0  # seconds
NOTHING = 0  # what a phone counts when a busy machine did not answer in time


async def test_a_restart_of_the_database_loses_nothing_and_heals_within_ten_seconds(pair: Pair) -> None:
    async with circle(pair.writing, [pair.one.url, pair.other.url], pause=0.8) as phones:
        await asyncio.sleep(2)
        pair.postgres.stop()
        await asyncio.sleep(AWAY)
        pair.postgres.start()
        back = time.monotonic()
        await asyncio.sleep(10)
        healed = time.monotonic()
        await asyncio.sleep(3)
        ended = time.monotonic()
        await asyncio.sleep(3)
    lost, doubled = lost_and_doubled(phones, await asyncio.to_thread(pair.writing.kept))
    refused = [refusal for phone in phones for refusal in phone.refusals]

    assert (lost, doubled) == ([], [])
    assert {status for phone in phones for status in phone.answers} - {NOTHING} == {204, 503}
    assert {refusal.headers["Retry-After"] for refusal in refused} == {"5"}
    assert all("Je tekst staat er nog." in refusal.text for refusal in refused)
    assert all(any(back < ack.at < healed for ack in phone.acks) for phone in phones)
    assert slowest(phones, phones, healed, ended) <= 3
    assert "Traceback" not in pair.one.log() + pair.other.log()


async def test_connections_are_kept_and_closed_ones_replaced(pair: Pair) -> None:
    name = pair.one.environment["DATABASE_URL"].rpartition("/")[2]
    count = sql.SQL("SELECT count(DISTINCT pid), count(*) FROM pg_stat_activity WHERE datname = {}").format(
        sql.Literal(name)
    )
    cut = sql.SQL("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = {}").format(sql.Literal(name))
    started = sql.SQL("SELECT max(backend_start) FROM pg_stat_activity WHERE datname = {}").format(sql.Literal(name))

    async with circle(pair.writing, [pair.one.url, pair.other.url], pause=0.6) as phones:
        await asyncio.sleep(4)
        settled = pair.postgres.ask(started)
        written = len(acks(phones))
        await asyncio.sleep(2)
        unchanged = pair.postgres.ask(started)
        more = len(acks(phones))
        open_now = pair.postgres.ask(count)[0][0]
        pair.postgres.ask(cut)
        await asyncio.sleep(3)

    assert more > written + 10
    assert settled == unchanged
    assert open_now <= 2 * 6
    assert len(acks(phones)) > more + 10
    assert {status for phone in phones for status in phone.answers} <= {NOTHING, 204, 503}
