"""T21: one phone at 200 requests a second. The others notice nothing, and honest use is never refused."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
import time
import uuid
from collections import Counter
from collections.abc import Coroutine, Iterator, Mapping
from statistics import quantiles
from urllib.parse import urlencode

import httpx
import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import InvalidStatus
from websockets.typing import Origin

from intervisie.ready import ROOT
from tests.scale.phones import Phone, circle, lost_and_doubled
from tests.scale.site import Process, Writing, environment, writing

pytestmark = pytest.mark.long

RATE = 200
SECONDS = float(os.environ.get("TEST_FLOOD_SECONDS", "4"))  # twice without and twice with the flood
SLACK = 0.010  # seconds that two measurements of the same quiet server may differ


@pytest.fixture(scope="module")
def process(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Process]:
    process = Process(environment(tmp_path_factory.mktemp("flood"))).start()
    yield process
    process.stop()


@pytest.fixture
def room(process: Process) -> tuple[Process, Writing]:
    """A server as everybody starts it, and a new circle in it."""
    return process, writing(process.environment)


def flood(asked: Mapping[str, str], seconds: float) -> dict[str, int]:
    command = [sys.executable, "-m", "tests.scale.attacker"]
    told = json.dumps({**asked, "rate": RATE, "seconds": seconds})
    done = subprocess.run(command, input=told, cwd=ROOT, capture_output=True, text=True, check=True)
    answers: dict[str, int] = json.loads(done.stdout)
    return answers


def post_of(phone: Phone) -> dict[str, str]:
    key = str(uuid.uuid4())
    form = {"activity": str(phone.activity), "key": key, "text-vraag-0": f"flood {key}"}
    return {
        "url": phone.url,
        "path": "/kring/do/write/",
        "cookie": f"seat={phone.token}; csrftoken={phone.client.cookies['csrftoken']}",
        "body": urlencode(form | {"csrfmiddlewaretoken": phone.csrf}),
    }


async def hit(attacker: Phone, answers: Counter[str]) -> None:
    answers.update(await asyncio.to_thread(flood, post_of(attacker), SECONDS))


async def times(phones: list[Phone], meanwhile: Coroutine[None, None, None]) -> list[float]:
    """How long each card took while this went on."""
    for phone in phones:
        phone.took.clear()
    await meanwhile
    return [took for phone in phones for took in phone.took]


def p95(times: list[float]) -> float:
    return quantiles(times, n=20)[-1]


async def test_a_phone_that_floods_is_refused_and_the_others_go_on(room: tuple[Process, Writing]) -> None:
    process, writing = room
    quiet: list[float] = []
    flooded: list[float] = []
    answers: Counter[str] = Counter()
    async with circle(writing, [process.url], pause=0.7) as phones:
        attacker, others = phones[-1], phones[:-1]
        attacker.over = True
        for _ in range(2):
            quiet += await times(others, asyncio.sleep(SECONDS))
            flooded += await times(others, hit(attacker, answers))
    lost, doubled = lost_and_doubled(others, await asyncio.to_thread(writing.kept))

    figures = f"p95 {p95(quiet):.4f} s of {len(quiet)} without, {p95(flooded):.4f} s of {len(flooded)} with; {answers}"
    assert sum(answers.values()) >= 0.9 * RATE * SECONDS * 2
    assert answers["429"] >= 0.95 * sum(answers.values())
    assert set(answers) == {"204", "429"}
    assert {status for phone in others for status in phone.answers} == {204}
    assert (lost, doubled) == ([], [])
    assert p95(flooded) <= 1.5 * p95(quiet) + SLACK, figures


async def test_twelve_cards_sorted_by_fast_taps_and_three_questions_at_once_pass(room: tuple[Process, Writing]) -> None:
    process, writing = room
    phone = Phone(process.url, writing.tokens[0], writing.activity)
    await phone.open()

    for number in range(12):
        await phone.send(f"tap {number}", str(uuid.uuid4()))
    await asyncio.gather(*(phone.send(f"question {number}", str(uuid.uuid4())) for number in range(3)))
    await phone.client.aclose()

    assert dict(phone.answers) == {204: 15}


async def test_a_refusal_says_so_in_a_sentence_and_when_to_try_again(room: tuple[Process, Writing]) -> None:
    process, writing = room
    phone = Phone(process.url, writing.tokens[0], writing.activity)
    await phone.open()

    await asyncio.gather(*(phone.send(f"card {number}", str(uuid.uuid4())) for number in range(60)))
    refusal = phone.refusals[-1]
    await asyncio.sleep(float(refusal.headers["Retry-After"]))
    kept = await phone.send("later", str(uuid.uuid4()))
    await phone.client.aclose()

    assert refusal.status_code == 429
    assert "op je telefoon" in refusal.text
    assert json.loads(refusal.headers["HX-Trigger"])["live:refused"]["sentence"] == refusal.text
    assert kept


async def test_fetching_has_a_bucket_of_its_own(room: tuple[Process, Writing]) -> None:
    process, writing = room
    asked = {"url": process.url, "path": "/kring/", "cookie": f"seat={writing.tokens[0]}"}

    began = time.monotonic()
    answers = await asyncio.to_thread(flood, asked, 3)
    took = time.monotonic() - began
    async with httpx.AsyncClient(base_url=process.url, trust_env=False) as neighbour:
        page = await neighbour.get("/kring/", headers={"Cookie": f"seat={writing.tokens[1]}"})

    assert set(answers) == {"200", "429"}
    assert 150 <= answers["200"] <= 150 + 7 * took + 1
    assert page.status_code == 200


async def test_a_seat_has_four_sockets_and_no_more(room: tuple[Process, Writing]) -> None:
    process, writing = room
    phone = Phone(process.url, writing.tokens[0], writing.activity)
    await phone.open()
    await phone.client.aclose()

    async def dial() -> ClientConnection:
        address = process.url.replace("http", "ws", 1) + phone.socket
        cookie = {"Cookie": f"seat={phone.token}"}
        return await connect(address, additional_headers=cookie, origin=Origin(process.url), proxy=None)

    opened = [await dial() for _ in range(4)]
    with pytest.raises(InvalidStatus) as refused:
        await dial()
    for socket in opened:
        await socket.close()

    assert len(opened) == 4
    assert refused.value.response.status_code == 403
