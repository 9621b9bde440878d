"""Who may hear a session's bell. Nothing comes in but pings, nothing goes out but a version and topics."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from channels.db import database_sync_to_async
from channels.generic.websocket import AsyncWebsocketConsumer
from django.http import parse_cookie

from intervisie.accounts.models import User

from .access import cookie_name, seat_by_token
from .commands.seats import heard
from .live import Listener, rooms
from .models import Session

NOT_YOURS = 4403
Application = Callable[[Any, Any, Any], Awaitable[None]]
LONGEST_PING = 16


def with_bells(application: Application) -> Application:
    """The same application, in a process that also hears and rings the bells of other processes."""

    async def listening(scope: Any, receive: Any, send: Any) -> None:
        rooms.adopt()
        await application(scope, receive, send)

    return listening


class Bell(AsyncWebsocketConsumer):
    """One socket of one screen. `find` says which session it may listen to."""

    room: int | None = None
    seat: int | None = None
    listener: Listener | None = None

    async def connect(self) -> None:
        self.room = await database_sync_to_async(self.find)()
        if self.room is None:
            await self.close(NOT_YOURS)
            return
        await self.accept()
        self.listener = Listener(send=self.ring, close=self.close, seat=self.seat)
        rooms.enter(self.room, self.listener)

    async def ring(self, text: str) -> None:
        await self.send(text_data=text)

    def find(self) -> int | None:
        """The session's key, or nothing when this screen may not listen."""
        return None

    async def receive(self, text_data: str | None = None, bytes_data: bytes | None = None) -> None:
        if text_data is None or len(text_data) > LONGEST_PING:
            await self.close(NOT_YOURS)
        elif self.seat is not None:
            await database_sync_to_async(heard)(self.seat)

    async def disconnect(self, code: int) -> None:
        if self.room is not None and self.listener is not None:
            rooms.leave(self.room, self.listener)

    @property
    def named(self) -> dict[str, Any]:
        """What the address names."""
        return self.scope["url_route"]["kwargs"]


class ConsoleBell(Bell):
    """The facilitator who leads the session."""

    def find(self) -> int | None:
        user: object = self.scope["user"]
        if not isinstance(user, User):
            return None
        session = Session.objects.for_user(user).filter(public_id=self.named["session"]).first()
        return session.pk if session else None


class BeamerBell(Bell):
    """Whoever holds the beamer's address."""

    def find(self) -> int | None:
        session = Session.objects.kept().filter(beamer_token=self.named["token"]).first()
        return session.pk if session else None


class SeatBell(Bell):
    """The phone of a seat; its pings keep the seat's chair from looking empty."""

    def find(self) -> int | None:
        seat = seat_by_token(self._token())
        if seat is None:
            return None
        self.seat = seat.pk
        heard(seat.pk)
        return seat.session_id

    def _token(self) -> str:
        headers = dict(self.scope["headers"])
        return parse_cookie(headers.get(b"cookie", b"").decode("latin-1")).get(cookie_name(), "")
