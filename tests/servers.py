"""PostgreSQL and Redis for tests: servers of our own, on free ports and in folders that go away again.

A server that already runs on this machine is never used. PostgreSQL refuses to run as root, so root lets the user of
Debian's package run it.
"""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg
import pytest
import redis as client
from psycopg import sql

PATIENCE = 30.0  # seconds
QUIET = subprocess.DEVNULL
CARELESS = ("fsync=off", "full_page_writes=off", "max_connections=60", "shared_buffers=32MB")  # a crash of the machine
# would lose data; a crash of the server, which is what tests do to it, does not


def program(name: str) -> str | None:
    """Where this program is; Debian keeps PostgreSQL's own out of the path."""
    kept = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), reverse=True)
    return shutil.which(name) or next((str(path) for path in kept), None)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def somebody() -> dict[str, Any]:
    """Who runs PostgreSQL, as arguments of Popen: nothing special, unless we are root."""
    if os.geteuid() != 0:
        return {}
    names = {each.pw_name for each in pwd.getpwall()}
    user = pwd.getpwnam("postgres" if "postgres" in names else "nobody")
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


def until(true: Any, what: str) -> None:
    """Wait until this is true. Raises `TimeoutError`."""
    end = time.monotonic() + PATIENCE
    while not true():
        if time.monotonic() > end:
            raise TimeoutError(what)
        time.sleep(0.02)


@dataclass
class Postgres:
    """One cluster; `fresh` makes an empty database in it."""

    folder: Path
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None
    made: int = 0

    def make(self) -> None:
        """An empty cluster, in the hands of whoever runs it."""
        who = somebody()
        if who:
            shutil.chown(self.folder, who["user"], who["group"])
        command = ["-D", str(self.data), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]
        subprocess.run([program("initdb") or "", *command], check=True, stdout=QUIET, cwd=self.folder, **who)

    @property
    def data(self) -> Path:
        return self.folder / "data"

    def start(self) -> None:
        settings = [
            *CARELESS,
            "listen_addresses=127.0.0.1",
            f"port={self.port}",
            f"unix_socket_directories={self.folder}",
        ]
        options = [part for setting in settings for part in ("-c", setting)]
        command = [program("postgres") or "", "-D", str(self.data), *options]
        self.process = subprocess.Popen(command, stdout=QUIET, stderr=QUIET, cwd=self.folder, **somebody())
        until(self.answers, "PostgreSQL did not start")

    def answers(self) -> bool:
        try:
            psycopg.connect(self.url("postgres"), connect_timeout=1).close()
        except psycopg.OperationalError:
            return False
        return True

    def stop(self) -> None:
        """At once, as `pg_ctl stop -m immediate` does: what was committed is there after the next start."""
        if self.process is not None:
            subprocess.run(["kill", "-QUIT", str(self.process.pid)], check=False)
            self.process.wait(PATIENCE)

    def url(self, name: str) -> str:
        return f"postgres://postgres@127.0.0.1:{self.port}/{name}"

    def fresh(self) -> str:
        """The address of a new, empty database."""
        self.made += 1
        name = f"room{self.made}"
        self.ask(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        return self.url(name)

    def ask(self, question: sql.SQL | sql.Composed, database: str = "postgres") -> list[tuple[Any, ...]]:
        """Rows, outside any transaction."""
        with psycopg.connect(self.url(database), autocommit=True) as connection:
            found = connection.execute(question)
            return found.fetchall() if found.description else []


@dataclass
class Redis:
    """One Redis that keeps nothing."""

    folder: Path
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.port}/0"

    def start(self) -> None:
        options = ["--bind", "127.0.0.1", "--port", str(self.port), "--save", "", "--appendonly", "no"]
        command = [program("redis-server") or "", *options]
        self.process = subprocess.Popen(command, stdout=QUIET, stderr=QUIET, cwd=self.folder)
        until(self.answers, "Redis did not start")

    def answers(self) -> bool:
        try:
            with client.Redis(port=self.port) as connection:
                return bool(connection.ping())
        except client.ConnectionError:
            return False

    def kill(self) -> None:
        if self.process is not None:
            self.process.kill()
            self.process.wait(PATIENCE)


@contextmanager
def folder() -> Iterator[Path]:
    """A folder that another user may be given; pytest's own are closed to others."""
    made = Path(tempfile.mkdtemp(prefix="intervisie-server-"))
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    if not (program("postgres") and program("initdb")):
        pytest.skip("PostgreSQL is not installed here: ./bin/test says how")
    with folder() as place:
        server = Postgres(place)
        try:
            server.make()
            server.start()
            yield server
        finally:
            server.stop()


@pytest.fixture(scope="session")
def redis() -> Iterator[Redis]:
    if not program("redis-server"):
        pytest.skip("Redis is not installed here: ./bin/test says how")
    with folder() as place:
        server = Redis(place)
        try:
            server.start()
            yield server
        finally:
            server.kill()
