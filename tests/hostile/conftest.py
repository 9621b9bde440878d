"""What is hostile is also long: every day a part of it runs, by hand (`--long`) all of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytest_django.plugin import DjangoDbBlocker

from .stage import Stage, set_up


@pytest.fixture
def by_hand(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--long", default=False))


@pytest.fixture(scope="module")
def stage(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Stage]:
    """Rooms for all tests of one file; what is hostile changes nothing, so they stay as they are."""
    with django_db_blocker.unblock(), set_up() as stage:
        yield stage
