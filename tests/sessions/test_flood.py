"""What one phone sends faster than people can is refused before any page is asked; nobody else notices."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from sessions.access import cookie_name
from sessions.flood import ACTS, FETCHES, MOST_SOCKETS, TRY_LATER, Flood

Message = dict[str, Any]


class Line:
    """A programme behind the limits that remembers who came in; a socket stays until it is told to go."""

    def __init__(self) -> None:
        self.came: list[str] = []
        self.flood = Flood(self.answer)

    async def answer(self, scope: Message, receive: Callable[[], Awaitable[Message]], send: Any) -> None:
        self.came.append(scope["type"])
        if scope["type"] == "websocket":
            await self.ask("websocket", "next")  # another one while this one is open
            return
        await send({"type": "http.response.start", "status": 204, "headers": []})

    async def ask(self, what: str, seat: str, method: str = "POST") -> Message:
        """The first message that comes back; empty when there is none."""
        heard: list[Message] = []

        async def send(message: Message) -> None:
            heard.append(message)

        async def receive() -> Message:
            return {}

        headers = [(b"cookie", f"{cookie_name()}={seat}".encode())] if seat else []
        scope = {"type": what, "method": method, "path": "/kring/", "headers": headers}
        await self.flood(scope, receive, send)
        return heard[0] if heard else {}


@pytest.mark.parametrize(("method", "most"), [("POST", ACTS[0]), ("GET", FETCHES[0])])
async def test_a_seat_that_is_too_fast_is_refused_with_a_time_and_never_comes_in(method: str, most: int) -> None:
    line = Line()

    answers = [await line.ask("http", "anouk", method) for _ in range(most + 20)]

    assert [answer["status"] for answer in answers] == [204] * most + [429] * 20
    assert len(line.came) == most
    assert int(dict(answers[-1]["headers"])[b"retry-after"]) >= 1


async def test_another_seat_and_somebody_without_one_are_never_held_up() -> None:
    line = Line()
    for _ in range(ACTS[0] + 1):
        await line.ask("http", "anouk")

    others = [await line.ask("http", seat) for seat in ("yasmina", "")]

    assert [answer["status"] for answer in others] == [204, 204]


async def test_a_seat_holds_a_few_sockets_and_no_more() -> None:
    line = Line()

    await line.ask("websocket", "next")

    assert line.came == ["websocket"] * MOST_SOCKETS
    assert line.flood.sockets == {}


async def test_a_socket_opened_again_and_again_is_closed_at_once() -> None:
    line = Line()
    for _ in range(FETCHES[0]):
        await line.ask("http", "anouk", "GET")

    refused = await line.ask("websocket", "anouk")

    assert refused == {"type": "websocket.close", "code": TRY_LATER}
