"""One phone cannot hold up a room: what a seat sends faster than anybody taps is refused before a page is asked.

This stands before the pages and their threads, so that a refusal costs next to nothing. Only the seat's own cookie
counts: a whole circle may share one address, and a header can name any.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any

from django.conf import settings
from django.http import parse_cookie
from django.utils import translation

from .access import cookie_name
from .errors import TooFast
from .limits import Buckets

Application = Callable[[Any, Any, Any], Awaitable[None]]

ACTS = (30, 2.0)  # at once, and a second after that: twelve cards sorted by fast taps, three questions sent together
FETCHES = (150, 7.0)  # what an eager circle makes a phone fetch
FILES = (300, 10.0)  # styles, scripts and fonts of a few tabs
MOST_SOCKETS = 4  # of one seat: a phone and a few forgotten tabs
READS = {"GET", "HEAD"}
TRY_LATER = 4429


def with_limits(application: Application) -> Application:
    """The same application for everybody who acts at the pace of people."""
    return Flood(application, pace=settings.PACE)


@dataclass(eq=False)
class Flood:
    """Counts what each seat does. `pace` makes everything so many times as wide, for tests that play fast."""

    application: Application
    pace: float = 1
    sockets: Counter[bytes] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        widths = (ACTS, FETCHES, FILES)
        self.acts, self.fetches, self.files = (Buckets(size * self.pace, refill * self.pace) for size, refill in widths)
        self.styles = f"/{settings.STATIC_URL.strip('/')}/"

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        cookies = cookies_of(scope)
        seat = blake2b(cookies.get(cookie_name(), "").encode(), digest_size=16).digest()
        if cookie_name() not in cookies:
            await self.application(scope, receive, send)
        elif scope["type"] == "websocket":
            await self.socket(seat, scope, receive, send)
        elif wait := self.bucket(scope).take(seat):
            await refuse(send, wait, cookies.get(settings.LANGUAGE_COOKIE_NAME, ""))
        else:
            await self.application(scope, receive, send)

    def bucket(self, scope: Any) -> Buckets:
        if scope["method"] not in READS:
            return self.acts
        return self.files if scope["path"].startswith(self.styles) else self.fetches

    async def socket(self, seat: bytes, scope: Any, receive: Any, send: Any) -> None:
        """A few sockets at a time, and not opened again and again."""
        if self.sockets[seat] >= MOST_SOCKETS * self.pace or self.fetches.take(seat):
            await send({"type": "websocket.close", "code": TRY_LATER})
            return
        self.sockets[seat] += 1
        try:
            await self.application(scope, receive, send)
        finally:
            self.sockets[seat] -= 1
            if not self.sockets[seat]:
                del self.sockets[seat]


def cookies_of(scope: Any) -> dict[str, str]:
    found = [value for name, value in scope.get("headers", ()) if name == b"cookie"]
    return parse_cookie(b"; ".join(found).decode("latin-1")) if found else {}


async def refuse(send: Any, wait: float, language: str) -> None:
    """Status 429, a sentence, and when to try again. Nothing was read of what was sent: it is still on the phone."""
    known = language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
    with translation.override(known):
        sentence = str(TooFast())
    body = sentence.encode()
    headers = {
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Length": str(len(body)),
        "Content-Language": known,
        "Cache-Control": "no-store",
        "X-Content-Type-Options": "nosniff",
        "Retry-After": str(math.ceil(wait)),
        "HX-Trigger": json.dumps({"live:refused": {"sentence": sentence}}),
    }
    raw = [(name.lower().encode(), value.encode()) for name, value in headers.items()]
    await send({"type": "http.response.start", "status": TooFast.status, "headers": raw})
    await send({"type": "http.response.body", "body": body})
