"""What every test may ask for: an organisation, a facilitator, a stranger, a signed-in browser."""

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils.translation.reloader import translation_file_changed

from intervisie.accounts.models import Organisation, User
from intervisie.ready import ROOT, alone, compile_translations
from sessions.models import rooms


def pytest_configure() -> None:
    """Pages are tested in Dutch, so the translations have to be there.

    Apps that start up have read the catalogue by now, as it was: what is new in it would stay English in this process.
    """
    with alone(ROOT / "locale"):
        compile_translations(ROOT / "locale")
    translation_file_changed(None, ROOT / "locale" / "nl" / "LC_MESSAGES" / "django.mo")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="also what takes long: more kills, twins in the browser")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What is marked `long` is run by hand: with `--long`."""
    if config.getoption("--long"):
        return
    for item in items:
        if item.get_closest_marker("long"):
            item.add_marker(pytest.mark.skip(reason="takes long: run with --long"))


@pytest.fixture(autouse=True)
def empty_cache() -> None:
    """What one test counted or kept is not the next one's: rate limits, rendered regions."""
    cache.clear()
    rooms.forget_all()


@pytest.fixture
def organisation(db: None) -> Organisation:
    return Organisation.objects.create(name="Gemeente Lindedal")


@pytest.fixture
def facilitator(organisation: Organisation) -> User:
    return User.objects.create_user("hanneke@lindedal.example", name="Hanneke Vos", organisation=organisation)


@pytest.fixture
def stranger(db: None) -> User:
    """A facilitator of another organisation: must never see anything of the first."""
    elsewhere = Organisation.objects.create(name="Waterschap Oost")
    return User.objects.create_user("joep@oost.example", name="Joep Smit", organisation=elsewhere)


@pytest.fixture
def facilitator_client(facilitator: User) -> Client:
    client = Client()
    client.force_login(facilitator)
    return client


@pytest.fixture
def stranger_client(stranger: User) -> Client:
    client = Client()
    client.force_login(stranger)
    return client
