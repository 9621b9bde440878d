"""No clock tells a wrong code from a right one that does not open: many tries in turns, compared as ratios (T01)."""

from __future__ import annotations

import gc
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from statistics import fmean, median
from time import perf_counter

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from sessions.commands import attempts, door, steps
from sessions.models import Attempt, Door, Knock
from tests.factories import make_facilitator, open_room

pytestmark = [pytest.mark.django_db, pytest.mark.long]

TRIES = 240
WITHIN = 0.10  # as much may the slowest median differ from the quickest, as a part of it
WRONG = "BBBBBB"


@contextmanager
def calm() -> Iterator[None]:
    """No collecting of rubbish in the middle of a try."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


def timed(tries: dict[str, Callable[[], None]], tidy: Callable[[], object]) -> dict[str, float]:
    """How long each of these takes, as a part of what all of them took in the same turn: the median of many turns."""
    parts: dict[str, list[float]] = {name: [] for name in tries}
    with calm():
        for number in range(TRIES):
            names = list(tries)
            taken = {}
            for name in names[number % len(names) :] + names[: number % len(names)]:
                tidy()
                begun = perf_counter()
                tries[name]()
                taken[name] = perf_counter() - begun
            for name, seconds in taken.items():
                parts[name].append(seconds / fmean(taken.values()))
    return {name: median(each) for name, each in parts.items()}


def spread(medians: dict[str, float]) -> float:
    return max(medians.values()) / min(medians.values()) - 1


def closed_doors() -> dict[str, str]:
    """A code for every reason why a door does not open."""
    rooms = {
        name: open_room(facilitator=make_facilitator(f"{name}@example.org")) for name in ("ended", "locked", "full")
    }
    steps.end(rooms["ended"].start().session)
    door.hold(rooms["locked"].session, Door.LOCKED)
    for number in range(door.WAITING_ROOM):
        door.enter(rooms["full"].session, door.Visitor(f"Gast {number}"), scanned=False)
    return {"wrong": WRONG} | {name: room.session.code for name, room in rooms.items()}


def test_wrong_ended_locked_and_full_take_the_same_time() -> None:
    codes, client = closed_doors(), Client()

    def guess(code: str) -> Callable[[], None]:
        def go() -> None:
            assert client.post("/mee/", {"code": code}).status_code == 422

        return go

    medians = timed({name: guess(code) for name, code in codes.items()}, lambda: Attempt.objects.all().delete())

    assert spread(medians) < WITHIN, medians


def test_over_the_limit_a_right_code_and_a_wrong_one_take_the_same_time(settings: Settings) -> None:
    settings.PACE = 2  # an eighth of a second
    room = open_room()
    for _ in range(door.CODES.each):
        Client().post("/mee/", {"code": WRONG})
    client, codes = Client(), {"wrong": WRONG, "right": room.session.code}

    def ask(code: str) -> Callable[[], None]:
        def go() -> None:
            typed = {"code": code, "name": "Naima", "agrees": "on", "key": str(uuid.uuid4())}
            assert client.post("/mee/", typed).status_code == 303

        return go

    def tidy() -> None:
        Knock.objects.all().delete()
        Attempt.objects.filter(of=door.UNSEEN.of).delete()

    medians = timed({name: ask(code) for name, code in codes.items()}, tidy)

    assert attempts.wait_for(door.CODES, Attempt.objects.filter(of="code")[0].source) > 0
    assert spread(medians) < WITHIN, medians
