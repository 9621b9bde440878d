"""Faults are real here: processes are killed, lines are cut, renderers are stopped. Nothing is mocked."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.e2e.serving import chromium

from .served import Served, serving


@pytest.fixture(autouse=True)
def quiet_client() -> None:
    """What is logged here are measurements, not requests."""
    logging.getLogger("httpx").setLevel(logging.WARNING)


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    """A server of one's own: it will not survive."""
    with serving(tmp_path) as served:
        yield served


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture
def long(request: pytest.FixtureRequest) -> bool:
    """Whether this is the long version, run by hand."""
    return bool(request.config.getoption("--long"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What breaks things is measured too: keep it on one worker."""
    for item in items:
        if Path(item.path).parent == Path(__file__).parent:
            item.add_marker(pytest.mark.faults)
            item.add_marker(pytest.mark.xdist_group("faults"))
