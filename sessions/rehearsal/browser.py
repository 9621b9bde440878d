"""A tiny browser: cookies, redirects, forms. Every byte that comes in passes the watch before anything reads it."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import httpx

from .errors import Stopped
from .watch import Holder, Watch

PATIENCE = 60.0  # seconds that an answer may take
MOST_REDIRECTS = 5
MOST_WAITS = 30


@dataclass(slots=True)
class Site:
    """The server under rehearsal, the watch over what it sends, and what was counted. `base` ends without a slash."""

    base: str
    watch: Watch = field(default_factory=Watch)
    fetches: int = 0
    bells: int = 0
    faults: list[str] = field(default_factory=list)

    @property
    def origin(self) -> str:
        parts = urlsplit(self.base)
        return f"{parts.scheme}://{parts.netloc}"

    @property
    def socket_base(self) -> str:
        return self.origin.replace("http", "ws", 1)


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    headers: httpx.Headers
    body: bytes
    path: str

    @property
    def html(self) -> str:
        return self.body.decode("utf-8")


class Browser:
    """One device with cookies of its own."""

    def __init__(self, site: Site, holder: Holder) -> None:
        self.site, self.holder = site, holder
        headers = {"Accept-Encoding": "identity", "Accept-Language": "nl", "User-Agent": "intervisie-rehearsal"}
        self.client = httpx.AsyncClient(base_url=site.base, headers=headers, timeout=PATIENCE, trust_env=False)

    async def close(self) -> None:
        await self.client.aclose()

    @property
    def cookies(self) -> dict[str, str]:
        return {cookie.name: cookie.value or "" for cookie in self.client.cookies.jar}

    async def get(self, path: str, headers: Mapping[str, str] | None = None) -> Answer:
        """The page at this path, after redirects. Raises `Stopped` for anything but 200."""
        for _ in range(MOST_REDIRECTS):
            self.site.fetches += 1
            answer = await self._ask("GET", path, headers=dict(headers or {}))
            if answer.status not in {301, 302, 303}:
                break
            path = answer.headers["Location"]
        if answer.status != 200:
            raise Stopped(f"{self.holder.name} got {answer.status} for GET {answer.path}.")
        return answer

    async def ask_for(self, path: str) -> Answer:
        """What the server answers for this path, whatever it is."""
        self.site.fetches += 1
        return await self._ask("GET", path)

    async def post(self, path: str, data: Mapping[str, str], headers: Mapping[str, str] | None = None) -> Answer:
        """What the server answers, whatever it is; a redirect is not followed."""
        origin = {"Origin": self.site.origin, "Referer": self.site.base + "/"}
        return await self._ask("POST", path, data=dict(data), headers=origin | dict(headers or {}))

    async def _ask(self, method: str, path: str, **what: object) -> Answer:
        reply = await self._request(method, path, what)
        for _ in range(MOST_WAITS):
            if reply.status_code != 429:
                break
            await asyncio.sleep(
                float(reply.headers.get("Retry-After", "1"))
            )  # faster than people act: as they do, wait
            reply = await self._request(method, path, what)
        head = b"\n".join(name + b": " + value for name, value in reply.headers.raw)
        self.site.watch.look(self.holder, f"{method} {path}", head + b"\n\n" + reply.content)
        return Answer(reply.status_code, reply.headers, reply.content, path)

    async def _request(self, method: str, path: str, what: Mapping[str, object]) -> httpx.Response:
        try:
            return await self.client.request(method, path, **what)  # type: ignore[arg-type]  # names of httpx's own
        except httpx.HTTPError as error:
            raise Stopped(f"{self.holder.name} got no answer to {method} {path}: {type(error).__name__}.") from error
