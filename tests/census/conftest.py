"""One evening for every test of a file: what they ask is taken back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from .actors import Evening, evening


@pytest.fixture(scope="module")
def tonight(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Evening]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield evening()
        transaction.set_rollback(True)
