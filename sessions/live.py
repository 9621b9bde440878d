"""The bell: after every commit each socket of the session hears a version and topics, never content.

Every process keeps its own room -> listeners table and fans out locally. With more processes one message per event
travels over Redis to the others. What gets lost on the way is found in the database: every process with neighbours
looks there for versions that nobody rang, and more often while Redis is away.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from channels.db import database_sync_to_async
from django.conf import settings
from django.db import DatabaseError, InterfaceError, transaction

from .models import Seat, Session

if TYPE_CHECKING:
    from .relay import Relay

log = logging.getLogger("intervisie.live")

LOOK = 2.0  # seconds between two looks for what got lost between the processes
LOOK_CLOSELY = 1.0  # the same while Redis is away
PUT_OUT = 4403


class Topic(StrEnum):
    """What changed. Regions listen to the topics they show. Of a signal only the seat's own sockets hear."""

    STEP = "step"
    CARDS = "cards"
    CLOCK = "clock"
    PEOPLE = "people"
    BEAMER = "beamer"
    GONG = "gong"
    SIGNAL = "signal"


EVERYTHING = frozenset(topic for topic in Topic if topic not in {Topic.GONG, Topic.SIGNAL})
Whose = Mapping[str, int | str]  # room, seat, user, login: a socket has what is true of it, a message what it looks for


@dataclass(frozen=True, slots=True)
class Bell:
    """One ring: the session's version after the change, and what changed. `seat` hears of its signal besides."""

    version: int
    topics: frozenset[str]
    seat: int | None = None

    def heard_by(self, whose: Whose) -> Bell:
        """What a socket of this owner hears."""
        is_own = self.seat is not None and self.seat == whose.get("seat")
        return Bell(self.version, self.topics | {Topic.SIGNAL} if is_own else self.topics)

    def merged(self, later: Bell) -> Bell:
        return Bell(max(self.version, later.version), self.topics | later.topics)

    @lru_cache(maxsize=64)  # noqa: B019  (a bell is small, and all sockets of a room hear the same one)
    def text(self) -> str:
        return json.dumps({"v": self.version, "topics": sorted(self.topics)})


@dataclass(eq=False, slots=True)
class Listener:
    """One socket. A slow socket collects its bells into one, so it never falls behind and never holds up its room."""

    send: Callable[[str], Awaitable[None]]
    close: Callable[[int], Awaitable[None]]
    owner: Whose = field(default_factory=dict)
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
    relay: Relay | None = None
    watch: asyncio.Task[None] | None = None

    def adopt(self) -> None:
        """Remember the running loop, and listen for the bells of other processes when there are any."""
        loop = asyncio.get_running_loop()
        if self.loop is loop:
            return
        self.loop = loop
        if settings.REDIS_URL:
            from .relay import Relay  # noqa: PLC0415  # redis takes time to load, and most installations have none

            self.relay = Relay(settings.REDIS_URL, self.take)
            self.relay.start()
            self.watch = loop.create_task(self.look_around(self.relay))

    async def look_around(self, relay: Relay) -> None:
        """Find in the database what never came through, for as long as the process lives."""
        while True:
            await asyncio.sleep(LOOK if relay.is_through else LOOK_CLOSELY)
            try:
                await self.look()
            except (DatabaseError, InterfaceError) as error:
                log.warning("the versions cannot be read: %s", type(error).__name__)

    async def look(self) -> None:
        """Ring every room here whose version nobody rang, and close the sockets of seats that were put out."""
        seats = {int(each.owner["seat"]) for room in self.listeners.values() for each in room if "seat" in each.owner}
        newest, gone = await database_sync_to_async(missed)(tuple(self.listeners), seats)
        for room, version in newest:
            if version > self.version(room):
                self.ring_here(room, Bell(version, EVERYTHING))
        for room, seat in gone:
            self.hang_up_here({"room": room, "seat": seat})

    def version(self, room: int) -> int:
        """The newest version of the room that this process has heard of."""
        return self.versions.get(room, 0)

    def take(self, message: dict[str, Any]) -> None:
        """A message of our own or of another process."""
        if "gone" in message:
            self.hang_up_here(message["gone"])
        else:
            self.ring_here(message["room"], Bell(message["v"], frozenset(message["topics"]), message.get("seat")))

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
        own = {} if bell.seat is None else {"seat": bell.seat}
        self.tell({"room": room, "v": bell.version, "topics": sorted(bell.topics), **own})

    def hang_up(self, whose: Whose) -> None:
        """Close every socket of which all of this is true, wherever it is."""
        self.tell({"gone": dict(whose)})

    def tell(self, message: dict[str, Any]) -> None:
        if self.loop is not None and not self.loop.is_closed():
            self.loop.call_soon_threadsafe(self.tell_all, message)

    def tell_all(self, message: dict[str, Any]) -> None:
        """Here at once, whatever becomes of it elsewhere."""
        self.take(message)
        if self.relay is not None:
            self.relay.tell(message)

    def ring_here(self, room: int, bell: Bell) -> None:
        if room not in self.listeners:
            return
        self.versions[room] = max(bell.version, self.version(room))
        for listener in tuple(self.listeners[room]):
            listener.hear(bell.heard_by(listener.owner))

    def hang_up_here(self, whose: Whose) -> None:
        for listener in [each for room in self.listeners.values() for each in room]:
            if whose.items() <= listener.owner.items():
                listener.hang_up()


rooms = Rooms()


Pairs = list[tuple[int, int]]


def missed(here: Iterable[int], seats: Iterable[int]) -> tuple[Pairs, Pairs]:
    """The versions of these sessions, and those of these seats that were put out, with their session."""
    if not here:
        return [], []
    gone = Seat.objects.filter(pk__in=seats, left_at__isnull=False).values_list("session_id", "pk")
    return list(Session.objects.filter(pk__in=here).values_list("pk", "version")), list(gone)


def announce(session: Session, topics: Iterable[Topic], seat: int | None = None) -> None:
    """Raise the version of a locked session and ring once the surrounding transaction has been committed.

    The sockets of `seat` hear of its quiet signal as well; to all others it sounds like the topics alone.
    """
    session.version += 1
    type(session)._default_manager.filter(pk=session.pk).update(version=session.version)
    bell, room = Bell(session.version, frozenset(topics), seat), session.pk
    transaction.on_commit(lambda: rooms.ring(room, bell), robust=True)


def dismiss(**whose: int | str) -> None:
    """Close the sockets of this room, seat, user or login once the surrounding transaction has been committed."""
    transaction.on_commit(lambda: rooms.hang_up(whose), robust=True)
