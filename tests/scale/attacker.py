"""One phone that sends as fast as it is told, whatever it is answered: `python -m tests.scale.attacker`.

Reads from standard input what to send (JSON: url, cookie, path, body, rate, seconds) and prints how often each status
came back. Plain sockets: it shares the machine with those it attacks and has to cost little.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from collections import Counter
from urllib.parse import urlsplit

LINES = 8  # connections that are kept


def request(asked: dict[str, str]) -> bytes:
    """The bytes of one request: a POST when there is a body, else a GET."""
    body = asked.get("body", "").encode()
    lines = [
        f"{'POST' if body else 'GET'} {asked['path']} HTTP/1.1",
        f"Host: {urlsplit(asked['url']).netloc}",
        f"Origin: {asked['url']}",
        f"Cookie: {asked['cookie']}",
        "HX-Request: true",
        "Content-Type: application/x-www-form-urlencoded",
        f"Content-Length: {len(body)}",
    ]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


class Line:
    """One connection; `send` gives the status of the answer."""

    def __init__(self, url: str, message: bytes) -> None:
        self.address, self.message = urlsplit(url), message
        self.streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def send(self) -> int:
        try:
            if self.streams is None:
                self.streams = await asyncio.open_connection(self.address.hostname, self.address.port)
            reader, writer = self.streams
            writer.write(self.message)
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
            length = head.partition("content-length:")[2].partition("\r\n")[0].strip()
            await reader.readexactly(int(length or 0))
        except (OSError, asyncio.IncompleteReadError):
            self.streams = None
            return 0
        return int(head.split(" ", 2)[1])


async def attack(asked: dict[str, str], rate: float, seconds: float) -> Counter[int]:
    """Send `rate` requests a second, each on the next line that is free."""
    answers: Counter[int] = Counter()
    free: asyncio.Queue[Line] = asyncio.Queue()
    for _ in range(LINES):
        free.put_nowait(Line(asked["url"], request(asked)))

    async def one(line: Line) -> None:
        answers[await line.send()] += 1
        free.put_nowait(line)

    began, sent, tasks = time.monotonic(), 0, set()
    while (passed := time.monotonic() - began) < seconds:
        while sent < passed * rate:
            task = asyncio.create_task(one(await free.get()))
            tasks.add(task)
            task.add_done_callback(tasks.discard)
            sent += 1
        await asyncio.sleep(1 / rate)
    await asyncio.gather(*tasks)
    return answers


if __name__ == "__main__":
    told = json.load(sys.stdin)
    counted = asyncio.run(attack(told, told.pop("rate"), told.pop("seconds")))
    json.dump(counted, sys.stdout)
