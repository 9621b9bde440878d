"""A real server, a real browser: everything here goes through `bin/serve` and Chromium."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.e2e.stage import Stage

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = "/usr/bin/chromium"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]

expect.set_options(timeout=15_000)  # a busy machine is slower, never wrong


@dataclass(frozen=True)
class Server:
    """A running installation with a data folder of its own."""

    url: str
    data: Path
    environment: dict[str, str]

    def sign_in_link(self) -> str:
        """A fresh one-time link for the demo's facilitator."""
        command = [sys.executable, "manage.py", "sign_in_link"]
        done = subprocess.run(
            command,
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
    strange = ("INTERVISIE", "REDIS", "DATABASE", "DJANGO", "EMAIL")
    clean = {name: value for name, value in os.environ.items() if not name.startswith(strange)}
    return clean | {"INTERVISIE_DATA": str(data)}


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """`bin/serve --demo` as the README says, on a free port."""
    data = tmp_path_factory.mktemp("data")
    command = [sys.executable, str(ROOT / "bin" / "serve"), "--demo", "--json", "--port", "0"]
    with (data / "serve.log").open("w") as log:
        process = subprocess.Popen(command, env=environment(data), stdout=subprocess.PIPE, stderr=log, text=True)
        assert process.stdout is not None
        known = json.loads(process.stdout.readline())
        yield Server(url=known["url"].rstrip("/"), data=data, environment=environment(data))
        process.terminate()
        process.wait(timeout=30)
        process.stdout.close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
        yield browser
        browser.close()


@pytest.fixture
def stage(server: Server, browser: Browser) -> Iterator[Stage]:
    """Nobody in the room yet: the facilitator has just signed in."""
    stage = Stage(browser, server.url)
    stage.sign_in(server.sign_in_link())
    yield stage
    stage.close()


@pytest.fixture
def accessible() -> Callable[[Page], None]:
    """Fails when axe finds anything against WCAG 2.2 AA on the page as it is now."""

    def check(page: Page) -> None:
        results = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}})
        found = [f"{each['id']}: {each['nodes'][0]['target']}" for each in results.response["violations"]]
        assert found == [], page.url

    return check


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here needs the browser, and shares one server: keep it on one worker."""
    for item in items:
        if Path(item.fspath).parent == Path(__file__).parent:
            item.add_marker(pytest.mark.e2e)
            item.add_marker(pytest.mark.xdist_group("e2e"))
