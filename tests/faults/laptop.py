"""The facilitator's laptop at the level of the protocol, for acts while browsers are watched."""

from __future__ import annotations

import json

import httpx

from sessions.rehearsal.markup import parse

from .served import Furnished, Served


class Laptop:
    """Signed in, on the console of one session."""

    def __init__(self, served: Served, room: Furnished) -> None:
        self.room = room
        self.client = httpx.Client(base_url=served.url, cookies=room.staff, timeout=60, trust_env=False)
        page = parse(self.client.get(room.console).text)
        self.token = json.loads(next(page.all("body")).attrs["hx-headers"])["X-CSRFToken"]

    def do(self, act: str, **fields: str) -> int:
        """An act; the version after it. Raises `AssertionError` when it is refused."""
        headers = {"HX-Request": "true", "X-CSRFToken": self.token, "Origin": str(self.client.base_url).rstrip("/")}
        answer = self.client.post(f"{self.room.console}do/{act}/", data=fields, headers=headers)
        assert answer.status_code == 204, (answer.status_code, answer.text[:200])
        return int(json.loads(answer.headers["HX-Trigger"])["live:changed"]["v"])

    def step(self, number: int) -> int:
        """A change that every phone has to fetch its task for, and that takes no field away: another scribe."""
        names = list(self.room.seats)
        return self.do("scribe", seat=str(self.room.seats[names[number % 2 + 1]]))

    def close(self) -> None:
        self.client.close()
