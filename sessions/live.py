"""The bell: after every commit each socket of the session hears a version and topics, never content.

Every process keeps its own room -> listeners table and fans out locally. With more processes one message per event
travels over the channel layer between them; without a layer there is one process and nothing travels.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from channels.db import database_sync_to_async
from channels.layers import BaseChannelLayer, get_channel_layer
from django.db import DatabaseError, transaction

from .models import Session

log = logging.getLogger("intervisie.live")

GROUP = "bells"
LOOK = 2  # seconds
PUT_OUT = 4403


class Topic(StrEnum):
    """What changed. Regions listen to the topics they show."""

    STEP = "step"
    CARDS = "cards"
    CLOCK = "clock"
    PEOPLE = "people"
    BEAMER = "beamer"
    GONG = "gong"


EVERYTHING = frozenset(topic for topic in Topic if topic != Topic.GONG)


@dataclass(frozen=True, slots=True)
class Bell:
    """One ring: the session's version after the change, and what changed."""

    version: int
    topics: frozenset[str]

    def merged(self, later: Bell) -> Bell:
        return Bell(max(self.version, later.version), self.topics | later.topics)

    def text(self) -> str:
        return json.dumps({"v": self.version, "topics": sorted(self.topics)})


@dataclass(eq=False, slots=True)
class Listener:
    """One socket. A slow socket collects its bells into one, so it never falls behind and never holds up its room."""

    send: Callable[[str], Awaitable[None]]
    close: Callable[[int], Awaitable[None]]
    seat: int | None = None
    pending: Bell | None = None
    task: asyncio.Task[None] | None = None

    @property
    def is_ringing(self) -> bool:
        return self.pending is not None or (self.task is not None and not self.task.done())

    def hear(self, bell: Bell) -> None:
        self.pending = self.pending.merged(bell) if self.pending else bell
        if self.task is None or self.task.done():
            self.task = asyncio.get_running_loop().create_task(self.drain())

    async def drain(self) -> None:
        while self.pending is not None:
            bell, self.pending = self.pending, None
            await self.send(bell.text())

    def hang_up(self) -> None:
        self.task = asyncio.get_running_loop().create_task(self.leave())

    async def leave(self) -> None:
        await self.close(PUT_OUT)


@dataclass(slots=True)
class Rooms:
    """This process's sockets per session, and the loop they live on."""

    loop: asyncio.AbstractEventLoop | None = None
    listeners: dict[int, set[Listener]] = field(default_factory=lambda: defaultdict(set))
    versions: dict[int, int] = field(default_factory=dict)
    ears: list[asyncio.Task[None]] = field(default_factory=list)

    def adopt(self) -> None:
        """Remember the running loop, and listen for the bells of other processes when there is a channel layer."""
        loop = asyncio.get_running_loop()
        if self.loop is loop:
            return
        self.loop = loop
        layer = get_channel_layer()
        if layer is not None:
            self.ears = [loop.create_task(self.listen(layer)), loop.create_task(self.look())]

    async def listen(self, layer: BaseChannelLayer) -> None:
        while True:
            try:
                channel = await layer.new_channel()
                await layer.group_add(GROUP, channel)
                while True:
                    self.take(await layer.receive(channel))
            except OSError as error:  # redis-py's connection errors are OSErrors too; screens poll meanwhile
                log.warning("bells from other processes are interrupted: %s", type(error).__name__)
                await asyncio.sleep(1)

    async def look(self) -> None:
        """Find what got lost between the processes: every two seconds the versions of all rooms, in one question."""
        while True:
            await asyncio.sleep(LOOK)
            try:
                newest = await database_sync_to_async(versions_of)(tuple(self.listeners))
            except DatabaseError as error:
                log.warning("the versions cannot be read: %s", type(error).__name__)
                continue
            for room, version in newest:
                if version > self.version(room):
                    self.ring_here(room, Bell(version, EVERYTHING))

    def version(self, room: int) -> int:
        """The newest version of the room that this process has heard of."""
        return self.versions.get(room, 0)

    def take(self, message: dict[str, Any]) -> None:
        """A message of another process, or our own that came round."""
        if "seat" in message:
            self.expel_here(message["room"], message["seat"])
        else:
            self.ring_here(message["room"], Bell(message["v"], frozenset(message["topics"])))

    def enter(self, room: int, listener: Listener, version: int = 0) -> None:
        self.adopt()
        self.listeners[room].add(listener)
        self.versions[room] = max(version, self.version(room))

    def leave(self, room: int, listener: Listener) -> None:
        self.listeners[room].discard(listener)
        if not self.listeners[room]:
            del self.listeners[room]
            self.versions.pop(room, None)

    def ring(self, room: int, bell: Bell) -> None:
        """Ring everywhere. Called after a commit from any thread; never raises into the request."""
        self.tell({"type": "bell", "room": room, "v": bell.version, "topics": sorted(bell.topics)})

    def expel(self, room: int, seat: int) -> None:
        """Close the sockets of a seat that was put out, wherever they are."""
        self.tell({"type": "bell", "room": room, "seat": seat})

    def tell(self, message: dict[str, Any]) -> None:
        if self.loop is None or self.loop.is_closed():
            return
        layer = get_channel_layer()
        if layer is None:
            self.loop.call_soon_threadsafe(self.take, message)
        else:
            asyncio.run_coroutine_threadsafe(self.tell_all(layer, message), self.loop)

    def ring_here(self, room: int, bell: Bell) -> None:
        self.versions[room] = max(bell.version, self.version(room))
        for listener in tuple(self.listeners.get(room, ())):
            listener.hear(bell)

    async def tell_all(self, layer: BaseChannelLayer, message: dict[str, Any]) -> None:
        try:
            await layer.group_send(GROUP, message)
        except OSError as error:
            log.warning("the channel layer is away, ringing here only: %s", type(error).__name__)
            self.take(message)

    def expel_here(self, room: int, seat: int) -> None:
        for listener in tuple(self.listeners.get(room, ())):
            if listener.seat == seat:
                listener.hang_up()


rooms = Rooms()


def versions_of(rooms: Iterable[int]) -> list[tuple[int, int]]:
    return list(Session.objects.filter(pk__in=rooms).values_list("pk", "version")) if rooms else []


def announce(session: Session, topics: Iterable[Topic]) -> None:
    """Raise the version of a locked session and ring once the surrounding transaction has been committed."""
    session.version += 1
    type(session)._default_manager.filter(pk=session.pk).update(version=session.version)
    bell, room = Bell(session.version, frozenset(topics)), session.pk
    transaction.on_commit(lambda: rooms.ring(room, bell), robust=True)


def dismiss(session: Session, seat: int) -> None:
    """Close a seat's sockets once the surrounding transaction has been committed."""
    room = session.pk
    transaction.on_commit(lambda: rooms.expel(room, seat), robust=True)
