"""Signing in at an organisation's own provider in a browser: the provider runs on this computer, and really answers."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.accounts.issuer import CLIENT, SECRET, Issuer, running
from tests.e2e.serving import Server, serving

EMAIL = "hanneke.vos@lindedal.example"

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def issuer() -> Iterator[Issuer]:
    with running() as issuer:
        yield issuer


@pytest.fixture(scope="module")
def house(issuer: Issuer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """An installation that knows this provider."""
    provider = {
        "INTERVISIE_OPENID_ISSUER": issuer.address,
        "INTERVISIE_OPENID_CLIENT": CLIENT,
        "INTERVISIE_OPENID_SECRET": SECRET,
        "INTERVISIE_OPENID_NAME": "Lindedal",
    }
    data: Path = tmp_path_factory.mktemp("provider")
    with serving(data, also=provider) as server:
        yield server


@pytest.fixture
def page(browser: Browser, issuer: Issuer) -> Iterator[Page]:
    """A browser that never was here; the provider vouches for Hanneke until a test bends it."""
    issuer.person, issuer.bent = {"email": EMAIL, "email_verified": True, "name": "Hanneke Vos"}, {}
    context = browser.new_context(locale="nl-NL")
    yield context.new_page()
    context.close()


def press(page: Page, house: Server) -> None:
    page.goto(f"{house.url}/accounts/login/?next=/groups/")
    page.get_by_role("link", name="Inloggen met Lindedal").click()


def held_back(page: Page, house: Server, issuer: Issuer) -> str:
    """To the provider, and the address that it would have sent the browser back to."""
    issuer.holds = True
    press(page, house)
    expect(page).to_have_url(re.compile(re.escape(issuer.address)))
    issuer.holds = False
    return str(json.loads(page.locator("body").inner_text())["back"])


def expect_refused(page: Page, house: Server) -> None:
    expect(page.get_by_role("heading", name="Inloggen is niet gelukt")).to_be_visible()
    page.goto(house.url)
    expect(page).to_have_url(re.compile("/accounts/login/"))


def test_a_colleague_signs_in_and_comes_where_they_were_going(page: Page, house: Server) -> None:
    press(page, house)

    expect(page).to_have_url(f"{house.url}/groups/")
    expect(page.get_by_role("link", name="Wijkteam Noord")).to_be_visible()


def test_a_signed_answer_to_another_question_is_refused(page: Page, house: Server, issuer: Issuer) -> None:
    issuer.bent = {"nonce": "of-somebody-else"}

    press(page, house)

    expect_refused(page, house)


def test_an_answer_with_another_state_is_refused(page: Page, house: Server, issuer: Issuer) -> None:
    back = held_back(page, house, issuer)
    address = urlsplit(back)
    told = {name: values[0] for name, values in parse_qs(address.query).items()} | {"state": "of-somebody-else"}

    page.goto(f"{house.url}{address.path}?{urlencode(told)}")

    expect_refused(page, house)
    page.goto(back)
    expect_refused(page, house)  # the question was spent


def test_an_answer_taken_to_another_browser_is_refused(
    page: Page, browser: Browser, house: Server, issuer: Issuer
) -> None:
    back = held_back(page, house, issuer)
    other = browser.new_context(locale="nl-NL").new_page()

    other.goto(back)

    expect_refused(other, house)
    other.context.close()
    page.goto(back)
    expect(page).to_have_url(f"{house.url}/groups/")


def test_an_address_that_nobody_verified_is_refused(page: Page, house: Server, issuer: Issuer) -> None:
    issuer.person = {"email": EMAIL, "email_verified": False}

    press(page, house)

    expect_refused(page, house)


def test_somebody_without_an_account_does_not_come_in(page: Page, house: Server, issuer: Issuer) -> None:
    issuer.person = {"email": "vreemde@elders.example", "email_verified": True}

    press(page, house)

    expect_refused(page, house)
