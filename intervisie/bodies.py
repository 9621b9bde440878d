"""What belongs to a request is waited for here, on the loop, and not by one of the few threads that make pages."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from django.conf import settings

Application = Callable[[Any, Any, Any], Awaitable[None]]

PATIENCE = 10.0  # seconds in which a body of at most `BODY_LIMIT` bytes has to be here


def with_whole_bodies(application: Application) -> Application:
    """The same application, asked only when everything that belongs to a request is here.

    A page runs in one of a few threads: a line that drips must not hold one. What drips too long gets 408.
    """

    async def patient(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http" or not is_taken(scope):
            await application(scope, receive, send)
            return
        try:
            async with asyncio.timeout(PATIENCE):
                message = await whole(receive)
        except TimeoutError:
            await send({"type": "http.response.start", "status": 408, "headers": [(b"connection", b"close")]})
            await send({"type": "http.response.body"})
            return
        if message is not None:
            await application(scope, once(message, receive), send)

    return patient


def is_taken(scope: Any) -> bool:
    """Whether the request has a body, and one that we read."""
    return 0 < announced(scope) <= settings.BODY_LIMIT


def announced(scope: Any) -> int:
    """How many bytes the request says it has; 0 when it does not say."""
    length = next((value for name, value in scope["headers"] if name == b"content-length"), b"")
    return int(length) if length.isdigit() else 0


async def whole(receive: Any) -> dict[str, Any] | None:
    """The body as one message; None when the other side has gone."""
    parts = []
    while True:
        message = await receive()
        if message["type"] != "http.request":
            return None
        parts.append(message.get("body", b""))
        if not message.get("more_body"):
            return {"type": "http.request", "body": b"".join(parts), "more_body": False}


def once(message: dict[str, Any], receive: Any) -> Any:
    """A `receive` that begins with this message."""
    waiting = [message]

    async def received() -> Any:
        return waiting.pop() if waiting else await receive()

    return received
