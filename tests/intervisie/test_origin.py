"""Sockets open for our own pages only: same scheme, same host, same port."""

from typing import Any

import pytest
from django.test import override_settings

from intervisie.origin import SameOrigin


async def knock(*headers: tuple[bytes, bytes]) -> list[Any]:
    """What comes of a socket with these headers: `["in"]`, or the messages of a refusal."""
    heard: list[Any] = []

    async def inside(*_: Any) -> None:
        heard.append("in")

    async def send(message: Any) -> None:
        heard.append(message)

    async def receive() -> Any:
        return {"type": "websocket.connect"}

    await SameOrigin(inside)({"type": "websocket", "headers": list(headers)}, receive, send)
    return heard


@pytest.mark.parametrize("host", [b"localhost:8000", b"127.0.0.1", b"LocalHost:8000", b"[::1]:8000"])
async def test_our_own_page_comes_in(host: bytes) -> None:
    heard = await knock((b"host", host), (b"origin", b"http://" + host))

    assert heard == ["in"]


@pytest.mark.parametrize(
    "origin",
    [
        b"http://localhost:8001",
        b"http://localhost",
        b"https://localhost:8000",
        b"http://localhost:8000.evil.example",
        b"null",
        b"",
    ],
)
async def test_another_origin_does_not(origin: bytes) -> None:
    heard = await knock((b"host", b"localhost:8000"), (b"origin", origin))

    assert heard == [{"type": "websocket.close", "code": 4403}]


async def test_no_origin_at_all_does_not() -> None:
    heard = await knock((b"host", b"localhost:8000"))

    assert heard != ["in"]


async def test_a_host_that_is_not_ours_does_not() -> None:
    heard = await knock((b"host", b"evil.example"), (b"origin", b"http://evil.example"))

    assert heard != ["in"]


async def test_two_origins_do_not() -> None:
    ours = (b"origin", b"http://localhost:8000")

    heard = await knock((b"host", b"localhost:8000"), ours, ours)

    assert heard != ["in"]


@override_settings(HTTPS=True)
async def test_behind_https_the_origin_is_https() -> None:
    good = await knock((b"host", b"localhost"), (b"origin", b"https://localhost"))
    plain = await knock((b"host", b"localhost"), (b"origin", b"http://localhost"))

    assert good == ["in"]
    assert plain != ["in"]
