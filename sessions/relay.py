"""Between the processes of one installation: small messages through Redis, each to everybody else, none of them kept.

Nothing waits for Redis and nothing fails without it. While it is away, `is_through` is false and messages are lost; who
listens has to look elsewhere for what it missed. Redis hears numbers and topics, never a word that somebody wrote.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from redis.asyncio import Redis
from redis.asyncio.client import PubSub
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import RedisError

log = logging.getLogger("intervisie.live")

CHANNEL = "intervisie:bells"
PULSE = 2.0  # seconds of silence after which Redis is asked whether it is still there
AGAIN = 1.0  # seconds until the next try
AWAY = (RedisError, OSError, TimeoutError)

Message = dict[str, Any]


@dataclass(eq=False)
class Relay:
    """One process's connection to the others. `hear` gets what others told, never what we told ourselves."""

    url: str
    hear: Callable[[Message], None]
    is_through: bool = False
    name: str = field(default_factory=lambda: uuid4().hex)
    waiting: asyncio.Queue[Message] = field(default_factory=asyncio.Queue)
    tasks: list[asyncio.Task[None]] = field(default_factory=list)

    def start(self) -> None:
        """Begin to listen and to tell on the running loop."""
        loop = asyncio.get_running_loop()
        self.tasks = [loop.create_task(self.listen()), loop.create_task(self.send())]

    def tell(self, message: Message) -> None:
        """Send this to the other processes, soon. Called on the loop; never raises, and never waits."""
        self.waiting.put_nowait(message)

    def _client(self) -> Redis:
        return Redis.from_url(
            self.url,
            socket_timeout=2 * PULSE,
            socket_connect_timeout=PULSE,
            retry=Retry(NoBackoff(), 0),  # trying again is our own work: whoever listens wants to know of the gap
        )

    async def listen(self) -> None:
        """Hear the others for as long as the process lives, and come back after every interruption."""
        async with self._client() as client:
            while True:
                try:
                    async with client.pubsub() as ears:
                        await ears.subscribe(CHANNEL)
                        self._found(is_through=True)
                        await self._follow(ears)
                except AWAY as error:
                    self._found(is_through=False, why=type(error).__name__)
                    await asyncio.sleep(AGAIN)

    async def _follow(self, ears: PubSub) -> None:
        """Raises TimeoutError when Redis says nothing any more, not even that it is there."""
        asked = False
        while True:
            heard = await ears.get_message(timeout=PULSE)
            if heard is not None:
                asked = False
                self._take(heard)
            elif asked:
                raise TimeoutError
            else:
                asked = True
                await ears.ping()

    def _take(self, heard: Message) -> None:
        if heard["type"] != "message":
            return
        message = json.loads(heard["data"])
        if message.pop("from") != self.name:
            self.hear(message)

    async def send(self) -> None:
        """Tell the others, in order; what cannot be told is dropped."""
        async with self._client() as client:
            while True:
                messages = [await self.waiting.get()]
                while not self.waiting.empty():
                    messages.append(self.waiting.get_nowait())
                try:
                    await self._publish(client, messages)
                except AWAY as error:
                    log.info("%s bells did not reach the other processes: %s", len(messages), type(error).__name__)

    async def _publish(self, client: Redis, messages: list[Message]) -> None:
        async with client.pipeline(transaction=False) as pipe:
            for message in messages:
                pipe.publish(CHANNEL, json.dumps({**message, "from": self.name}))
            await pipe.execute()

    def _found(self, *, is_through: bool, why: str = "") -> None:
        """Tell the log when it changes, and only then."""
        if is_through and not self.is_through:
            log.info("Redis carries the bells.")
        elif self.is_through and not is_through:
            log.warning("Redis is away (%s): screens follow the database.", why)
        self.is_through = is_through
