"""A running installation and a browser to look at it with: for the tests here and for `bin/screenshots`."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@dataclass(frozen=True)
class Server:
    """A running installation with a data folder of its own."""

    url: str
    data: Path
    environment: dict[str, str]
    first_page: str

    def sign_in_link(self) -> str:
        """A fresh one-time link for the demo's facilitator."""
        done = subprocess.run(
            [sys.executable, "manage.py", "sign_in_link"],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            check=True,
            stdin=subprocess.DEVNULL,
        )
        path = next(word for word in done.stdout.split() if "/enter/" in word)
        return self.url + path[path.index("/enter/") :]


def environment(data: Path) -> dict[str, str]:
    """This environment without anything that would steer the installation, and with this data folder."""
    steering = ("INTERVISIE", "REDIS", "DATABASE", "DJANGO", "EMAIL")
    clean = {name: value for name, value in os.environ.items() if not name.startswith(steering)}
    return clean | {"INTERVISIE_DATA": str(data), "INTERVISIE_PACE": "100"}  # scripts act faster than people


@contextmanager
def serving(data: Path, *, demo: bool = True, also: Mapping[str, str] | None = None) -> Iterator[Server]:
    """`bin/serve --demo` as the README says, on a free port. `first_page` is the link that it prints.

    `also` are variables of its environment.
    """
    chosen = ["--demo"] if demo else []
    around = environment(data) | dict(also or {})
    command = [sys.executable, str(ROOT / "bin" / "serve"), *chosen, "--json", "--port", "0"]
    with (data / "serve.log").open("w") as log:
        process = subprocess.Popen(command, env=around, stdout=subprocess.PIPE, stderr=log, text=True)
        assert process.stdout is not None
        known = json.loads(process.stdout.readline())
        address = known["url"].rstrip("/")
        yield Server(address, data, around, first_page=known["sign_in_url"])
        process.terminate()
        process.wait(timeout=30)
        process.stdout.close()


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()
