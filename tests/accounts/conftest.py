"""A manager with a browser, and a colleague who leads sessions."""

from __future__ import annotations

import pytest
from django.test import Client

from intervisie.accounts.models import Organisation, User


@pytest.fixture
def manager(organisation: Organisation) -> User:
    return User.objects.create_user(
        "ada@lindedal.example", name="Ada Bos", organisation=organisation, is_facilitator=False, is_manager=True
    )


@pytest.fixture
def colleague(facilitator: User) -> User:
    return facilitator


@pytest.fixture
def browser(manager: User) -> Client:
    """The manager's."""
    client = Client()
    client.force_login(manager)
    return client
