"""A browser's connection, as light as can be: the load must not be what is measured."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from urllib.parse import urlencode

CSRF = "b" * 32


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes


@dataclass
class Http:
    """One kept connection with its cookies; a request waits for the one before it."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    reader: asyncio.StreamReader | None = None
    writer: asyncio.StreamWriter | None = None

    async def get(self, path: str, **headers: str) -> Answer:
        return await self.send("GET", path, headers)

    async def post(self, path: str, data: dict[str, str], **headers: str) -> Answer:
        form = {"Content-Type": "application/x-www-form-urlencoded", "X-CSRFToken": CSRF}
        return await self.send("POST", path, form | headers, urlencode(data).encode())

    async def send(self, method: str, path: str, headers: dict[str, str], body: bytes = b"") -> Answer:
        cookies = "; ".join(f"{name}={value}" for name, value in {"csrftoken": CSRF, **self.cookies}.items())
        named = {"Host": f"127.0.0.1:{self.port}", "Cookie": cookies, **headers}
        lines = [f"{method} {path} HTTP/1.1", *(f"{name.replace('_', '-')}: {value}" for name, value in named.items())]
        if body:
            lines.append(f"Content-Length: {len(body)}")
        async with self.lock:
            if self.writer is None:
                self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port, limit=2**20)
            self.writer.write("\r\n".join([*lines, "\r\n"]).encode() + body)
            answer = await self._read()
        self._remember(answer)
        return answer

    async def _read(self) -> Answer:
        assert self.reader is not None
        head = (await self.reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        pairs = [line.split(": ", 1) for line in head[1:] if ": " in line]
        headers = {name.lower(): value for name, value in pairs}
        headers["set-cookie"] = "\n".join(value for name, value in pairs if name.lower() == "set-cookie")
        body = await self.reader.readexactly(int(headers.get("content-length", 0)))
        if headers.get("transfer-encoding") == "chunked":
            while size := int(await self.reader.readuntil(b"\r\n"), 16):
                body += (await self.reader.readexactly(size + 2))[:-2]
            await self.reader.readuntil(b"\r\n")
        return Answer(int(head[0].split()[1]), headers, body)

    def _remember(self, answer: Answer) -> None:
        for cookie in answer.headers["set-cookie"].splitlines():
            name, value = cookie.split(";")[0].split("=", 1)
            if name != "csrftoken":
                self.cookies[name] = value

    def close(self) -> None:
        if self.writer is not None:
            self.writer.close()
        self.reader = self.writer = None
