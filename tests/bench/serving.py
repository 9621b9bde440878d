"""Starting the servers under test, and what they cost: processor time and memory, read from the kernel."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.e2e.serving import ROOT, environment

TICK = os.sysconf("SC_CLK_TCK")
CORES = sorted(os.sched_getaffinity(0))


@dataclass(frozen=True)
class Server:
    """A running server; `port` on this computer."""

    pid: int
    port: int

    def cpu(self) -> float:
        """Seconds of processor time so far."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICK

    def memory(self) -> float:
        """KiB that belong to this process alone, and its part of what it shares (PSS)."""
        for line in Path(f"/proc/{self.pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return float(line.split()[1])
        return 0.0


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def run(module: str, data: Path, *arguments: str) -> str:
    """Run one of our modules to its end, on the load's core, and give what it printed."""
    command = [sys.executable, "-m", module, *arguments]
    done = subprocess.run(command, cwd=ROOT, env=environment(data), capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{module}: {done.stderr[-2000:]}")
    return done.stdout


@contextmanager
def serving(module: str, data: Path) -> Iterator[Server]:
    """The application of this module, pinned to the first core."""
    port = free_port()
    command = [sys.executable, "-m", "tests.bench.app", module, str(port), str(CORES[0])]
    with (data / "server.log").open("w") as log:
        process = subprocess.Popen(command, cwd=ROOT, env=environment(data), stdout=log, stderr=log)
        try:
            wait_for(port, process)
            yield Server(process.pid, port)
        finally:
            process.terminate()
            process.wait(timeout=30)


def wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    for _attempt in range(300):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        if process.poll() is not None:
            break
        time.sleep(0.1)
    raise SystemExit("The server did not start; its log is in the data folder.")
