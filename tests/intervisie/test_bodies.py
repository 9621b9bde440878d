"""What belongs to a request is there before a page is asked: a line that drips holds no thread."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from intervisie import bodies
from intervisie.bodies import with_whole_bodies

Sent = list[dict[str, Any]]


async def echo(scope: Any, receive: Any, send: Any) -> None:
    message = await receive()
    await send({"type": "echo", "body": message.get("body"), "more_body": message.get("more_body")})


async def ask(parts: list[bytes], length: int, *, pause: float = 0.0) -> Sent:
    """Send a body in these parts; what the application and the door before it answer."""
    sent: Sent = []
    coming = iter(enumerate(parts))

    async def receive() -> dict[str, Any]:
        await asyncio.sleep(pause)
        number, part = next(coming, (None, b""))
        if number is None:
            return {"type": "http.disconnect"}
        return {"type": "http.request", "body": part, "more_body": number < len(parts) - 1}

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    scope = {"type": "http", "headers": [(b"content-length", str(length).encode())]}
    await with_whole_bodies(echo)(scope, receive, send)
    return sent


async def test_a_body_in_parts_comes_as_one() -> None:
    sent = await ask([b"een ", b"twee ", b"drie"], 13)

    assert sent == [{"type": "echo", "body": b"een twee drie", "more_body": False}]


async def test_a_body_that_is_too_large_is_left_to_the_refusal_unread() -> None:
    sent = await ask([b"x" * 10, b"x"], 70_000)

    assert sent == [{"type": "echo", "body": b"x" * 10, "more_body": True}]


async def test_what_drips_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bodies, "PATIENCE", 0.05)

    sent = await ask([b"x"] * 100, 100, pause=0.02)

    assert sent[0]["status"] == 408


async def test_whoever_goes_away_meanwhile_is_not_answered() -> None:
    sent = await ask([], 100)

    assert sent == []
