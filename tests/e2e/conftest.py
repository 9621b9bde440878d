"""A real server, a real browser: everything here goes through `bin/serve` and Chromium."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.e2e.serving import Server, chromium, serving
from tests.e2e.stage import Stage

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]

expect.set_options(timeout=15_000)  # a busy machine is slower, never wrong


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(tmp_path_factory.mktemp("data")) as server:
        yield server


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser a file: a browser's own event loop must not outlive it beside asynchronous tests."""
    with chromium() as browser:
        yield browser


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
    """Everything here needs the browser: a file shares one, and keeps it on one worker."""
    for item in items:
        if Path(item.path).parent == Path(__file__).parent:
            item.add_marker(pytest.mark.e2e)
            item.add_marker(pytest.mark.xdist_group(f"e2e {Path(item.path).stem}"))
