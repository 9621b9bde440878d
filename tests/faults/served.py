"""A server that can be killed at any moment and started again on the same port, with a room that is writing."""

from __future__ import annotations

import json
import os
import resource
import signal
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.e2e.serving import ROOT, environment

UNLIMITED = resource.RLIM_INFINITY


def slack() -> float:
    """Promises in seconds hold on a machine at rest. One that does other work as well is slower, never wrong."""
    return max(1.0, 2 * os.getloadavg()[0] / (os.cpu_count() or 1))


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass(slots=True)
class Served:
    """`intervisie.serve` with a data folder of its own. `start` returns when it answers."""

    data: Path
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[str] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        command = [sys.executable, "-m", "intervisie.serve", "--json", "--host", "127.0.0.1", "--port", str(self.port)]
        with (self.data / "serve.log").open("a") as log:
            self.process = subprocess.Popen(
                command, cwd=ROOT, env=environment(self.data), stdout=subprocess.PIPE, stderr=log, text=True
            )
        assert self.process.stdout is not None
        json.loads(self.process.stdout.readline())

    def kill(self) -> None:
        """Like a power cut for the process: no goodbye, nothing flushed."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        self._end(signal.SIGTERM)

    def _end(self, how: signal.Signals) -> None:
        if self.process is None:
            return
        self.process.send_signal(how)
        self.process.wait(timeout=60)
        assert self.process.stdout is not None
        self.process.stdout.close()
        self.process = None

    def fill_disk(self) -> None:
        """From now on no file of the server can grow or be written: what a full disk or an exhausted quota does."""
        assert self.process is not None
        resource.prlimit(self.process.pid, resource.RLIMIT_FSIZE, (1, UNLIMITED))

    def make_room(self) -> None:
        assert self.process is not None
        resource.prlimit(self.process.pid, resource.RLIMIT_FSIZE, (UNLIMITED, UNLIMITED))

    def cards(self) -> list[tuple[str, str]]:
        """Writer and text of every card that is kept, in the order in which they were stored."""
        with closing(sqlite3.connect(self.data / "db.sqlite3")) as database:
            rows = database.execute(
                "SELECT seat.name, card.text FROM live_sessions_card card "
                "JOIN live_sessions_seat seat ON seat.id = card.seat_id WHERE NOT card.removed ORDER BY card.id"
            )
            return [(str(name), str(text)) for name, text in rows]

    def furnish(self, what: str = "write", number: int = 1) -> Furnished:
        """A running session with seven seats, made with the programme's own commands on this server's data."""
        done = subprocess.run(
            [sys.executable, "-m", "tests.faults.furnish", what, str(number)],
            cwd=ROOT,
            env=environment(self.data) | {"DJANGO_SETTINGS_MODULE": "intervisie.settings"},
            capture_output=True,
            text=True,
            check=True,
            stdin=subprocess.DEVNULL,
        )
        return Furnished(**json.loads(done.stdout))


@dataclass(frozen=True, slots=True)
class Furnished:
    """How to get into a room: addresses and cookies."""

    console: str
    beamer: str
    staff: dict[str, str]
    tokens: dict[str, str]
    seats: dict[str, int]
    activity: int
    field: str

    def cookies(self, name: str, url: str) -> list[dict[str, str]]:
        """The cookies of a seat's phone as a browser takes them."""
        return [{"name": "seat", "value": self.tokens[name], "url": url}]


@contextmanager
def serving(data: Path) -> Iterator[Served]:
    served = Served(data)
    served.start()
    try:
        yield served
    finally:
        served.stop()
