"""Installations on PostgreSQL and Redis, as `bin/serve` starts them, that can be killed and started again."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from intervisie.ready import ROOT
from tests.servers import free_port

STEERING = ("INTERVISIE", "REDIS", "DATABASE", "DJANGO", "EMAIL")


def environment(data: Path, **more: str) -> dict[str, str]:
    """This environment without anything that would steer the installation, and with these."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(STEERING)}
    return clean | {"INTERVISIE_DATA": str(data)} | more


@dataclass
class Process:
    """One `bin/serve` on an address that stays the same over restarts."""

    environment: dict[str, str]
    arguments: tuple[str, ...] = ()
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[str] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> Process:
        """Start it and wait until it takes questions."""
        command = [sys.executable, "-m", "intervisie.serve", "--json", "--host", "127.0.0.1", "--port", str(self.port)]
        with Path(self.environment["INTERVISIE_DATA"], f"serve-{self.port}.log").open("a") as log:
            self.process = subprocess.Popen(
                [*command, *self.arguments],
                cwd=ROOT,
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            )
        assert self.process.stdout is not None
        json.loads(self.process.stdout.readline())
        return self

    def kill(self) -> None:
        """As a machine that loses its power: nothing is finished."""
        self._end("kill")

    def stop(self) -> None:
        self._end("terminate")

    def _end(self, how: str) -> None:
        if self.process is not None:
            getattr(self.process, how)()
            self.process.wait(30)
            assert self.process.stdout is not None
            self.process.stdout.close()
            self.process = None

    def log(self) -> str:
        return Path(self.environment["INTERVISIE_DATA"], f"serve-{self.port}.log").read_text()


@dataclass(frozen=True)
class Writing:
    """A circle that writes: who sits there and where."""

    environment: dict[str, str]
    session: int
    activity: int
    tokens: list[str]

    def kept(self) -> list[str]:
        """Every text that the installation holds for this circle."""
        found: list[str] = ask(self.environment, "texts", str(self.session))
        return found


def writing(environment: dict[str, str]) -> Writing:
    """A new circle in an installation whose tables are there."""
    return Writing(environment, **ask(environment, "open"))


def ask(environment: dict[str, str], *what: str) -> Any:
    done = subprocess.run(
        [sys.executable, "-m", "tests.scale.room", *what],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
