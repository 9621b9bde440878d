"""The press: one quiet process that makes PDFs, so that no thread of the room computes one and no crash reaches it.

The same module is both sides. Over the pipes go lengths and bytes: a page and its picture one way, a PDF the other.
"""

from __future__ import annotations

import atexit
import json
import os
import resource
import select
import struct
import subprocess
import sys
import time
from dataclasses import dataclass, field
from threading import BoundedSemaphore, Lock
from typing import IO

from .packaged import BASE, fetcher

SECONDS = 20.0  # that one PDF may take
START = 60.0  # seconds that a busy machine may need to load the renderer
MEMORY = 512 * 1024 * 1024  # bytes of data that the process may hold
POLITENESS = 5  # the room goes first, and the PDF still comes
PLACES = 2  # one page is printed, one waits: whoever comes then is asked to come back, and no thread is held
HEAD = struct.Struct(">cI")
ASKED, DONE, MISSING, FAILED = b"a", b"d", b"m", b"f"
CHILD = "import django; django.setup(); from sessions.export import press; press.work()"


def question(page: str, picture: str = "", logo: str = "") -> bytes:
    """As the other side reads it; no page only loads the renderer."""
    return json.dumps({"page": page, "picture": picture, "logo": logo}).encode()


NOTHING = question("")


class Missing(Exception):
    """WeasyPrint or the library under it is not on this machine."""


class Crashed(Exception):
    """The press stopped, ran out of time or memory, or choked on this page."""


class TooBusy(Exception):
    """One PDF is being made and one more waits already."""


# ---- the side of the room ----------------------------------------------------------------------------------------


@dataclass(eq=False)
class Press:
    """Starts the process when it is needed, and again when it is gone."""

    process: subprocess.Popen[bytes] | None = None
    turn: Lock = field(default_factory=Lock)
    places: BoundedSemaphore = field(default_factory=lambda: BoundedSemaphore(PLACES))

    def print(self, page: str, picture: str = "", logo: str = "") -> bytes:
        """The page as PDF. Raises `Missing`, `Crashed`, `TooBusy`."""
        if not self.places.acquire(blocking=False):
            raise TooBusy
        try:
            with self.turn:
                return self._ask(question(page, picture, logo))
        finally:
            self.places.release()

    def close(self) -> None:
        """End the process; the next page starts another."""
        process, self.process = self.process, None
        if process is not None:
            process.kill()
            process.communicate()

    def _ask(self, asked: bytes) -> bytes:
        """A process that stopped since its last page is replaced once; one that takes too long is not asked again."""
        for _ in range(2):
            try:
                return self._answer(self._running(), asked, SECONDS)
            except (BrokenPipeError, EOFError):
                self.close()
        raise Crashed

    def _running(self) -> subprocess.Popen[bytes]:
        """The process, with the renderer loaded. Raises `Missing` where there is none."""
        if self.process is None:
            command = [sys.executable, "-c", CHILD]
            self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603  # fixed
            self._answer(self.process, NOTHING, START)
        return self.process

    def _answer(self, process: subprocess.Popen[bytes], asked: bytes, seconds: float) -> bytes:
        assert process.stdin is not None  # noqa: S101  # both are pipes
        assert process.stdout is not None  # noqa: S101  # the same
        process.stdin.write(HEAD.pack(ASKED, len(asked)) + asked)
        process.stdin.flush()
        try:
            state, content = received(process.stdout, time.monotonic() + seconds)
        except TimeoutError as late:
            self.close()
            raise Crashed from late
        if state != DONE:
            raise Missing if state == MISSING else Crashed
        return content


def received(pipe: IO[bytes], until: float) -> tuple[bytes, bytes]:
    """One answer. Raises TimeoutError, and EOFError when the other side stopped."""
    state, length = HEAD.unpack(_exactly(pipe, HEAD.size, until))
    return state, _exactly(pipe, length, until)


def _exactly(pipe: IO[bytes], length: int, until: float) -> bytes:
    content = bytearray()
    while len(content) < length:
        if not select.select([pipe], [], [], max(0.0, until - time.monotonic()))[0]:
            raise TimeoutError
        part = os.read(pipe.fileno(), length - len(content))
        if not part:
            raise EOFError
        content += part
    return bytes(content)


press = Press()
atexit.register(press.close)


# ---- the side of the press ---------------------------------------------------------------------------------------


def work() -> None:
    """Answer pages until nobody asks any more. Whatever is printed by libraries goes to standard error."""
    os.nice(POLITENESS)
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    while head := sys.stdin.buffer.read(HEAD.size):
        asked = json.loads(sys.stdin.buffer.read(HEAD.unpack(head)[1]))
        state, content = pdf_of(asked["page"], asked["picture"], asked["logo"])
        answers.write(HEAD.pack(state, len(content)) + content)
        answers.flush()


def pdf_of(page: str, picture: str, logo: str = "") -> tuple[bytes, bytes]:
    """How it went, and the PDF/UA-1 of a page that may load nothing but what is packaged."""
    try:
        import weasyprint
    except (ImportError, OSError) as missing:
        return MISSING, str(missing).encode()
    if not page:
        return DONE, b""
    try:
        document = weasyprint.HTML(string=page, base_url=BASE, url_fetcher=fetcher(picture, logo))
        return DONE, bytes(document.write_pdf(pdf_variant="pdf/ua-1"))
    except (MemoryError, RecursionError, ValueError) as problem:
        return FAILED, type(problem).__name__.encode()
