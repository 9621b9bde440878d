"""Who may hear a session's bell. Nothing comes in but pings, nothing goes out but a version, topics and the time."""

from __future__ import annotations

import json
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from time import monotonic
from typing import Any

from channels.db import database_sync_to_async
from channels.generic.websocket import AsyncWebsocketConsumer
from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import parse_cookie
from django.utils import timezone

from intervisie.accounts.login import user_of
from intervisie.logins import name_of

from .access import cookie_name
from .commands.seats import heard
from .limits import Buckets
from .live import Listener, rooms
from .models import Seat, Session, seat_by_token

log = logging.getLogger("intervisie.live")

NOT_YOURS = 4403
TRY_LATER = 1013
AWAY = (OperationalError, InterfaceError)
Application = Callable[[Any, Any, Any], Awaitable[None]]
PING = "ping"  # the one word that a screen may say
PINGS = (10, 1.0)  # at once, and a second after that; a screen sends one in two seconds
RENEW = 20  # seconds between two renewals of a seat's lease


def pong(version: int) -> str:
    return json.dumps({"v": version, "now": timezone.now().isoformat(timespec="milliseconds")})


def with_bells(application: Application) -> Application:
    """The same application, in a process that also hears and rings the bells of other processes."""

    async def listening(scope: Any, receive: Any, send: Any) -> None:
        rooms.adopt()
        await application(scope, receive, send)

    return listening


def unless_away(application: Application) -> Application:
    """The same sockets; while the database is away they stay closed without a fuss, and the screens try again."""

    async def calm(scope: Any, receive: Any, send: Any) -> None:
        try:
            await application(scope, receive, send)
        except AWAY as error:
            log.warning("no socket while the database is away: %s", type(error).__name__)
            await send({"type": "websocket.close", "code": TRY_LATER})

    return calm


class Bell(AsyncWebsocketConsumer):
    """One socket of one screen. `find` says which session it may listen to."""

    room: int | None = None
    listener: Listener | None = None
    renewed = 0.0

    def __init__(self) -> None:
        super().__init__()
        self.owner: dict[str, int | str] = {}

    async def connect(self) -> None:
        session, self.pings = await database_sync_to_async(self.find)(), Buckets(*PINGS)
        if session is None:
            await self.close(NOT_YOURS)
            return
        await self.accept()
        self.room, self.renewed = session.pk, monotonic()
        self.listener = Listener(send=self.ring, close=self.close, owner={**self.owner, "room": session.pk})
        rooms.enter(session.pk, self.listener, session.version)

    async def ring(self, text: str) -> None:
        await self.send(text_data=text)

    def find(self) -> Session | None:
        """The session, or nothing when this screen may not listen."""
        return None

    async def receive(self, text_data: str | None = None, bytes_data: bytes | None = None) -> None:
        """A ping: the answer proves that this socket works, and says what the newest version is."""
        if text_data != PING or self.room is None or self.listener is None:
            await self.close(NOT_YOURS)
            return
        if self.pings.take(None):
            await self.close(TRY_LATER)
            return
        if not self.listener.is_ringing:  # a bell under way is an answer too, and must not be overtaken
            await self.send(text_data=pong(rooms.version(self.room)))
        if monotonic() - self.renewed > RENEW:
            self.renewed = monotonic()
            if not await database_sync_to_async(self.is_welcome)():
                await self.close(NOT_YOURS)

    def is_welcome(self) -> bool:
        """Asked now and then: whether this screen may still listen. A database that is away keeps nobody out."""
        with suppress(OperationalError, InterfaceError):
            found = self.find()
            return found is not None and found.pk == self.room
        return True

    async def disconnect(self, code: int) -> None:
        if self.room is not None and self.listener is not None:
            rooms.leave(self.room, self.listener)

    def sit(self, seat: Seat) -> Session:
        """This socket keeps the chair of a seat from looking empty, and closes when the seat is put out."""
        self.owner = {"seat": seat.pk}
        heard(seat.pk)
        return seat.session

    @property
    def named(self) -> dict[str, Any]:
        """What the address names."""
        return self.scope["url_route"]["kwargs"]

    def cookie(self, name: str) -> str:
        """What this browser remembers under that name; empty without it."""
        headers = dict(self.scope["headers"])
        return parse_cookie(headers.get(b"cookie", b"").decode("latin-1")).get(name, "")


class ConsoleBell(Bell):
    """The facilitator who leads the session or looks along, or the seat that took over."""

    def find(self) -> Session | None:
        return self._seen_by_user(self.cookie(settings.SESSION_COOKIE_NAME)) or self._led_from_seat()

    def _seen_by_user(self, login: str) -> Session | None:
        user = user_of(login)
        if user is None or not user.is_facilitator:
            return None
        self.owner = {"user": user.pk, "login": name_of(login)}
        return Session.objects.for_user(user).guided().filter(public_id=self.named["session"]).first()

    def _led_from_seat(self) -> Session | None:
        seat = seat_by_token(self.cookie(cookie_name()))
        if seat is None or seat.session.public_id != self.named["session"] or not seat.session.is_led_from(seat):
            return None
        return self.sit(seat)


class BeamerBell(Bell):
    """Whoever holds the beamer's address."""

    def find(self) -> Session | None:
        return Session.objects.kept().filter(beamer_token=self.named["token"]).first()


class SeatBell(Bell):
    """The phone of a seat; its pings keep the seat's chair from looking empty."""

    def find(self) -> Session | None:
        seat = seat_by_token(self.cookie(cookie_name()))
        return self.sit(seat) if seat else None
