"""The bell: after the commit, never before, and never with content."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Callable, Coroutine, Iterator
from contextlib import AbstractContextManager
from typing import Any

import pytest

from sessions.commands import clock, desk, steps
from sessions.commands.act import change
from sessions.live import Bell, Listener, Rooms, Topic, rooms
from sessions.models import Session
from tests.factories import Room

Captured = Callable[..., AbstractContextManager[list[Callable[[], Any]]]]


class Ear:
    """A real listener of one room, on a loop of its own as the server's is; `bells` waits until all is quiet."""

    def __init__(self, room: int) -> None:
        self.heard: list[str] = []
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self.loop.run_forever)
        self.thread.start()
        self.run(self.enter(room))

    def run(self, work: Coroutine[Any, Any, None]) -> None:
        asyncio.run_coroutine_threadsafe(work, self.loop).result(timeout=5)

    async def enter(self, room: int) -> None:
        rooms.enter(room, Listener(send=self.hear, close=self.refuse))

    async def hear(self, text: str) -> None:
        self.heard.append(text)

    async def refuse(self, code: int) -> None:
        raise AssertionError(code)

    @property
    def bells(self) -> list[dict[str, Any]]:
        self.run(asyncio.sleep(0.05))
        return [json.loads(text) for text in self.heard]

    def stop(self) -> None:
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join()
        self.loop.close()


@pytest.fixture
def ear(room: Room) -> Iterator[Ear]:
    ear = Ear(room.session.pk)
    yield ear
    ear.stop()


def test_a_change_rings_once_with_the_new_version(
    room: Room, ear: Ear, django_capture_on_commit_callbacks: Captured
) -> None:
    room.start()
    before = Session.objects.get(pk=room.session.pk).version

    with django_capture_on_commit_callbacks(execute=True):
        clock.pause(room.session)

    assert ear.bells == [{"v": before + 1, "topics": ["clock", "step"]}]


def test_nothing_rings_before_the_commit(room: Room, ear: Ear) -> None:
    room.start()

    clock.pause(room.session)

    assert ear.bells == []


def test_a_change_that_fails_rings_nothing_and_keeps_the_version(
    room: Room, ear: Ear, django_capture_on_commit_callbacks: Captured
) -> None:
    before = Session.objects.get(pk=room.session.pk).version

    with (
        django_capture_on_commit_callbacks(execute=True),
        pytest.raises(RuntimeError),
        change(room.session, Topic.CARDS),
    ):
        raise RuntimeError

    assert ear.bells == []
    assert Session.objects.get(pk=room.session.pk).version == before


def test_a_bell_says_which_version_and_what_but_never_words(room: Room) -> None:
    bell = Bell(7, frozenset({Topic.CARDS, Topic.STEP}))

    assert json.loads(bell.text()) == {"v": 7, "topics": ["cards", "step"]}


def test_versions_only_go_up(room: Room) -> None:
    room.start()
    versions = [Session.objects.get(pk=room.session.pk).version]

    room.go_to("write", 1)
    cards = room.write_all()
    desk.show(room.session, cards[0].pk)
    steps.end(room.session)
    versions.append(Session.objects.get(pk=room.session.pk).version)

    assert versions[0] < versions[1]


async def test_a_slow_socket_gets_its_bells_as_one_and_holds_nobody_up() -> None:
    here = Rooms()
    slow, quick, gate = [], [], asyncio.Event()

    async def stuck(text: str) -> None:
        slow.append(text)
        await gate.wait()

    async def fast(text: str) -> None:
        quick.append(text)

    async def close(code: int) -> None:
        raise AssertionError(code)

    here.enter(1, Listener(send=stuck, close=close))
    here.enter(1, Listener(send=fast, close=close))
    for version in range(1, 101):
        here.ring(1, Bell(version, frozenset({"cards"})))
        await asyncio.sleep(0)
    await asyncio.sleep(0.05)
    before_gate = len(slow)
    gate.set()
    await asyncio.sleep(0.05)

    assert before_gate == 1
    assert len(slow) == 2
    assert json.loads(slow[-1])["v"] == json.loads(quick[-1])["v"] == 100


async def test_a_bell_reaches_only_its_own_room() -> None:
    here = Rooms()
    heard: dict[int, list[str]] = {1: [], 2: []}

    def listener(room: int) -> Listener:
        async def send(text: str) -> None:
            heard[room].append(text)

        async def close(code: int) -> None:
            raise AssertionError(code)

        return Listener(send=send, close=close)

    here.enter(1, listener(1))
    here.enter(2, listener(2))
    here.ring(1, Bell(3, frozenset({"step"})))
    await asyncio.sleep(0.02)

    assert heard == {1: ['{"v": 3, "topics": ["step"]}'], 2: []}


async def test_the_sockets_of_a_seat_that_was_put_out_are_closed() -> None:
    here, closed = Rooms(), []

    async def send(text: str) -> None:
        raise AssertionError(text)

    async def close(code: int) -> None:
        closed.append(code)

    here.enter(1, Listener(send=send, close=close, owner={"room": 1, "seat": 5}))
    here.enter(1, Listener(send=send, close=close, owner={"room": 1, "seat": 6}))
    here.hang_up({"room": 1, "seat": 5})
    await asyncio.sleep(0.02)

    assert closed == [4403]


@pytest.mark.parametrize(
    ("gone", "left"),
    [({"room": 1}, "cd"), ({"login": "x"}, "bd"), ({"user": 7}, "b"), ({"room": 1, "seat": 9}, "abcd")],
    ids=str,
)
async def test_only_the_sockets_that_are_meant_are_closed(gone: dict[str, int | str], left: str) -> None:
    here, closed = Rooms(), set()
    owners: dict[str, dict[str, int | str]] = {
        "a": {"room": 1, "user": 7, "login": "x"},
        "b": {"room": 1, "seat": 5},
        "c": {"room": 2, "user": 7, "login": "x"},
        "d": {"room": 2, "user": 7, "login": "y"},
    }

    def listener(name: str) -> Listener:
        async def send(text: str) -> None:
            raise AssertionError(text)

        async def close(code: int) -> None:
            closed.add(name)

        return Listener(send=send, close=close, owner=owners[name])

    for name, owner in owners.items():
        here.enter(int(owner["room"]), listener(name))
    here.hang_up(gone)
    await asyncio.sleep(0.02)

    assert "".join(sorted(set(owners) - closed)) == left


async def test_only_the_own_sockets_of_a_seat_hear_of_its_signal() -> None:
    here = Rooms()
    heard: dict[str, list[str]] = {"own": [], "other": [], "wall": []}

    def listener(name: str, **owner: int | str) -> Listener:
        async def send(text: str) -> None:
            heard[name].append(text)

        async def close(code: int) -> None:
            raise AssertionError(code)

        return Listener(send=send, close=close, owner=owner)

    here.enter(1, listener("own", room=1, seat=5))
    here.enter(1, listener("other", room=1, seat=6))
    here.enter(1, listener("wall", room=1))
    here.ring(1, Bell(3, frozenset({"people"}), seat=5))
    await asyncio.sleep(0.02)

    assert heard["other"] == heard["wall"] == ['{"v": 3, "topics": ["people"]}']
    assert heard["own"] == ['{"v": 3, "topics": ["people", "signal"]}']
