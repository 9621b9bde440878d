"""From the loop to the threads that make pages, and back: over with all that was asked, back with a whole answer.

Nothing here is streamed: a body is a form of at most 64 KiB, an answer a page, a sheet of paper or a font. So each page
costs one crossing, where a bridge that hands over part by part waits for the loop several times.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from contextvars import copy_context
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from a2wsgi.wsgi import build_environ

from intervisie.bodies import Application, is_taken, whole

Pages = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
NOTHING = {"body": b""}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a page answered, complete."""

    status: int
    headers: list[tuple[bytes, bytes]]
    body: bytes


def across(pages: Pages, threads: int) -> Application:
    """These synchronous pages for ASGI, made in so many threads that live as long as the server.

    A body is read when it says how long it is and is not too long; other bodies are not read. A thread is never held by
    a slow phone: it is free again when the answer is made.
    """
    workers = ThreadPoolExecutor(threads, thread_name_prefix="pages")

    async def bridge(scope: Any, receive: Any, send: Any) -> None:
        message = await whole(receive) if is_taken(scope) else NOTHING
        if message is None:
            return
        environ: Any = build_environ(scope, BytesIO(message["body"]))  # type: ignore[arg-type]  # it only hands it on
        answer = await asyncio.get_running_loop().run_in_executor(workers, copy_context().run, ask, pages, environ)
        await send({"type": "http.response.start", "status": answer.status, "headers": answer.headers})
        await send({"type": "http.response.body", "body": answer.body})

    return bridge


def ask(pages: Pages, environ: dict[str, Any]) -> Answer:
    """The page's answer, made in this thread. What Django answers is closed, whatever becomes of it."""
    told: list[Any] = []

    def start(status: str, headers: list[tuple[str, str]], _problem: object = None) -> None:
        told[:] = [
            int(status[:3]),
            [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers],
        ]

    parts: Any = pages(environ, start)
    with closing(parts):
        body = b"".join(parts)
    status, headers = told
    return Answer(status, headers, body)
