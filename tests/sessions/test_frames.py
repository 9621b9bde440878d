"""What goes over a socket: two kinds of frame from the server, one word from a screen, and nothing else."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import pytest
from asgiref.sync import sync_to_async
from asgiref.testing import ApplicationCommunicator
from channels.auth import AuthMiddlewareStack
from channels.routing import URLRouter
from django.conf import settings

from sessions.access import cookie_name
from sessions.commands import act, beamer, clock, desk, seats, signal, steps
from sessions.live import Topic
from sessions.models import Seat
from sessions.routing import websocket_urlpatterns
from tests.factories import Room, open_room
from tests.played import play_vijf

pytestmark = pytest.mark.django_db(transaction=True)

site = AuthMiddlewareStack(URLRouter(websocket_urlpatterns))
TOPICS = {str(topic) for topic in Topic}
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00")


def fits(text: str) -> bool:
    """Whether a frame is a bell or an answer to a ping, to the last sign."""
    frame = json.loads(text)
    if type(frame) is not dict or type(frame.get("v")) is not int or json.dumps(frame) != text:
        return False
    if set(frame) == {"v", "topics"}:
        topics = frame["topics"]
        return topics != [] and set(topics) <= TOPICS and topics == sorted(set(topics))
    return set(frame) == {"v", "now"} and MOMENT.fullmatch(frame["now"]) is not None and aware(frame["now"])


def aware(moment: str) -> bool:
    return datetime.fromisoformat(moment).tzinfo is not None


@dataclass
class Wire:
    """One screen's socket and everything that came over it."""

    socket: ApplicationCommunicator
    heard: list[str] = field(default_factory=list)
    other: list[dict[str, Any]] = field(default_factory=list)

    async def open(self) -> Wire:
        await self.socket.send_input({"type": "websocket.connect"})
        assert (await self.socket.receive_output(timeout=3))["type"] == "websocket.accept"
        return self

    async def say(self, **message: object) -> None:
        await self.socket.send_input({"type": "websocket.receive", **message})

    async def take(self) -> None:
        message = await self.socket.receive_output(timeout=3)
        if message["type"] == "websocket.send" and message.get("bytes") is None:
            self.heard.append(message["text"])
        else:
            self.other.append(message)

    async def reach(self, version: int) -> None:
        """Everything up to this version."""
        while not self.heard or json.loads(self.heard[-1])["v"] < version:
            await self.take()

    async def until_closed(self) -> None:
        while not self.other:
            await self.take()

    async def hang_up(self) -> None:
        await self.socket.send_input({"type": "websocket.disconnect", "code": 1000})
        await self.socket.wait()


def wire(path: str, **cookies: str) -> Wire:
    header = "; ".join(f"{name}={value}" for name, value in cookies.items())
    scope = {"type": "websocket", "path": path, "headers": [(b"cookie", header.encode())], "query_string": b""}
    return Wire(ApplicationCommunicator(site, scope))


def wires(room: Room) -> dict[str, Wire]:
    laptop = room.laptop().cookies[settings.SESSION_COOKIE_NAME].value
    return {
        "console": wire(f"/live/console/{room.session.public_id}/", **{settings.SESSION_COOKIE_NAME: laptop}),
        "beamer": wire(f"/live/beamer/{room.session.beamer_token}/"),
        "phone": wire("/live/seat/", **{cookie_name(): room.tokens[1]}),
        "own": wire("/live/seat/", **{cookie_name(): room.tokens[2]}),  # of who signals
    }


def restless(room: Room) -> None:
    """What the played session leaves out: a pause, a quiet signal, the gong, the wall, undo."""
    session, seat = room.session, Seat.objects.select_related("session").get(pk=room.seats[2].pk)
    clock.pause(session)
    signal.raise_hand(seat)
    clock.resume(session)
    beamer.gong(session)
    beamer.hold(session)
    beamer.black(session)
    act.undo(session)
    desk.show_all(session, room.current)
    seats.rename(seat, "Kanarie")


def parts(room: Room) -> Iterator[Callable[[], object]]:
    yield lambda: play_vijf(room)
    yield lambda: restless(room)
    yield lambda: seats.put_out(room.session, Seat.objects.get(pk=room.seats[3].pk))
    yield lambda: steps.end(room.session)


async def test_every_frame_of_a_whole_session_is_a_bell_or_an_answer_to_a_ping() -> None:
    room = await sync_to_async(open_room)()
    screens = await sync_to_async(wires)(room)
    for screen in screens.values():
        await screen.open()

    for part in parts(room):
        await sync_to_async(part)()
        await room.session.arefresh_from_db()
        for screen in screens.values():
            await screen.reach(room.session.version)
            await screen.say(text="ping")
            await screen.take()

    assert [text for screen in screens.values() for text in screen.heard if not fits(text)] == []
    assert [message for screen in screens.values() for message in screen.other] == []
    assert {name for name, screen in screens.items() if '"signal"' in "".join(screen.heard)} == {"own"}
    for screen in screens.values():
        kinds = [set(json.loads(text)) for text in screen.heard]
        assert {"v", "now"} in kinds
        assert kinds.count({"v", "topics"}) >= len(list(parts(room)))
        await screen.hang_up()


MESSAGES: dict[str, dict[str, object]] = {
    "another word": {"text": "pong"},
    "a ping with something behind it": {"text": "ping "},
    "a ping in capitals": {"text": "PING"},
    "nothing": {"text": ""},
    "an object": {"text": '{"v": 1, "topics": ["cards"]}'},
    "half an object": {"text": '{"v": '},
    "a zero": {"text": "ping\x00"},
    "a line that turns": {"text": "\u202eping"},
    "a megabyte": {"text": "p" * 1_000_000},
    "bytes": {"bytes": b"ping"},
    "no bytes": {"bytes": b""},
    "a megabyte of bytes": {"bytes": b"\xff" * 1_000_000},
    "text and bytes": {"text": "pong", "bytes": b"ping"},
}


@pytest.mark.parametrize("screen", ["console", "beamer", "phone"])
async def test_whoever_says_anything_but_a_ping_is_hung_up_on(screen: str) -> None:
    room = await sync_to_async(open_room)(seats=3)
    await room.session.arefresh_from_db()
    before = room.session.version
    sockets = {said: (await sync_to_async(wires)(room))[screen] for said in MESSAGES}

    for said, socket in sockets.items():
        await (await socket.open()).say(**MESSAGES[said])
        await socket.until_closed()

    answers = {said: [(each["type"], each["code"]) for each in socket.other] for said, socket in sockets.items()}
    assert answers == {said: [("websocket.close", 4403)] for said in MESSAGES}
    assert [frame for socket in sockets.values() for frame in socket.heard] == []
    await room.session.arefresh_from_db()
    assert room.session.version == before


async def test_pings_without_end_are_hung_up_on() -> None:
    room = await sync_to_async(open_room)(seats=3)
    phone = await (await sync_to_async(wires)(room))["phone"].open()

    for _ in range(30):
        await phone.say(text="ping")
    await phone.until_closed()

    assert all(map(fits, phone.heard))
    assert 10 <= len(phone.heard) < 30
    assert phone.other[0]["type"] == "websocket.close"


@pytest.mark.parametrize(
    "text",
    [
        '{"v": 1, "topics": []}',
        '{"v": 1, "topics": ["cards", "text"]}',
        '{"v": 1, "topics": ["step", "cards"]}',
        '{"v": true, "topics": ["cards"]}',
        '{"v": "1", "topics": ["cards"]}',
        '{"v": 1}',
        '{"v": 1, "topics": ["cards"], "text": "kanarie"}',
        '{"v": 1, "now": "kanarie"}',
        '{"v": 1, "now": "2026-11-22T20:00:00"}',
        '[{"v": 1, "topics": ["cards"]}]',
        "1",
    ],
)
def test_what_is_neither_would_be_noticed(text: str) -> None:
    """Otherwise the first test would say nothing."""
    assert not fits(text)
