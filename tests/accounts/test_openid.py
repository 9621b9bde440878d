"""Signing in at the organisation's own provider: who comes in, and every answer that is not believed."""

from __future__ import annotations

from collections.abc import Iterator
from http.client import HTTPConnection
from time import time
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django.conf import LazySettings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from intervisie.accounts.commands import inviting
from intervisie.accounts.models import Invitation, Roles, User

from .issuer import CLIENT, SECRET, Issuer, new_key, running

NEW = "fleur@lindedal.example"


@pytest.fixture(scope="module")
def provider() -> Iterator[Issuer]:
    with running() as issuer:
        yield issuer


@pytest.fixture
def issuer(provider: Issuer, settings: LazySettings, facilitator: User) -> Issuer:
    """It vouches for the facilitator, until a test says otherwise."""
    provider.signs_with, provider.is_down, provider.bent = provider.key, False, {}
    provider.person = {"email": facilitator.email.upper(), "email_verified": True, "name": "Hanneke"}
    settings.OPENID = {"issuer": provider.address, "client": CLIENT, "secret": SECRET, "name": "Lindedal"}
    return provider


def go(client: Client, **query: str) -> str:
    """To the provider and back, as far as the address that the browser comes back to."""
    there = urlsplit(client.get(reverse("openid"), query)["Location"])
    browser = HTTPConnection(there.netloc)
    browser.request("GET", f"{there.path}?{there.query}")
    back = urlsplit(browser.getresponse().headers["Location"])
    browser.close()
    assert (back.netloc, back.path) == ("testserver", reverse("openid_answer"))
    return f"{back.path}?{back.query}"


def user_of(client: Client) -> str:
    return str(client.session.get("_auth_user_id", ""))


def test_who_has_an_account_is_signed_in(client: Client, issuer: Issuer, facilitator: User) -> None:
    answer = client.get(go(client))

    assert answer["Location"] == reverse("home")
    assert user_of(client) == str(facilitator.pk)


def test_where_somebody_was_going_they_come_but_never_to_another_site(client: Client, issuer: Issuer) -> None:
    inside = client.get(go(client, next="/groups/"))["Location"]
    outside = Client()

    assert inside == "/groups/"
    assert outside.get(go(outside, next="https://evil.example/"))["Location"] == reverse("home")


def test_entra_says_it_in_its_own_word(client: Client, issuer: Issuer, facilitator: User) -> None:
    issuer.person = {"email": facilitator.email, "xms_edov": True}

    client.get(go(client))

    assert user_of(client) == str(facilitator.pk)


def test_who_was_invited_gets_the_account_that_was_meant(client: Client, issuer: Issuer, manager: User) -> None:
    inviting.invite(manager, NEW, Roles(coordinator=True))
    issuer.person = {"email": NEW, "email_verified": True, "name": "Fleur\r\nde Wit"}

    client.get(go(client))

    user = User.objects.get(email=NEW)
    assert (user.name, user.roles, user.organisation) == ("Fleur de Wit", Roles(coordinator=True), manager.organisation)
    assert user_of(client) == str(user.pk)
    assert Invitation.objects.get().used_at is not None


def test_an_invitation_that_is_over_lets_nobody_in(client: Client, issuer: Issuer, manager: User) -> None:
    inviting.invite(manager, NEW, Roles(facilitator=True))
    Invitation.objects.update(expires_at=timezone.now())
    issuer.person = {"email": NEW, "email_verified": True}

    answer = client.get(go(client))

    assert (answer.status_code, user_of(client)) == (403, "")
    assert not User.objects.filter(email=NEW).exists()


def test_somebody_whom_nobody_invited_stays_out(client: Client, issuer: Issuer) -> None:
    issuer.person = {"email": "vreemd@elders.example", "email_verified": True}

    answer = client.get(go(client))

    assert (answer.status_code, user_of(client), User.objects.count()) == (403, "", 1)
    assert "geen account met jouw adres" in answer.content.decode()


@pytest.mark.parametrize("verified", [{}, {"email_verified": False}, {"email_verified": "false"}, {"xms_edov": "0"}])
def test_an_address_that_is_not_verified_lets_nobody_in(
    client: Client, issuer: Issuer, facilitator: User, verified: dict[str, object]
) -> None:
    issuer.person = {"email": facilitator.email, **verified}

    answer = client.get(go(client))

    assert (answer.status_code, user_of(client)) == (403, "")
    assert "bevestigt je e-mailadres niet" in answer.content.decode()


@pytest.mark.parametrize("email", ["", "hanneke", None, ["hanneke@lindedal.example"]])
def test_what_is_no_address_lets_nobody_in(client: Client, issuer: Issuer, email: object) -> None:
    issuer.person["email"] = email

    assert client.get(go(client)).status_code == 403


BENT: dict[str, dict[str, object]] = {
    "issuer": {"iss": "https://elders.example"},
    "audience": {"aud": "another"},
    "party": {"azp": "another"},
    "nonce": {"nonce": "another"},
    "no-nonce": {"nonce": None},
    "over": {"exp": int(time()) - 3600},
    "not-yet": {"nbf": int(time()) + 3600},
}


@pytest.mark.parametrize("bent", list(BENT))
def test_an_answer_that_was_meant_for_another_is_not_believed(client: Client, issuer: Issuer, bent: str) -> None:
    issuer.bent = BENT[bent]

    answer = client.get(go(client))

    assert (answer.status_code, user_of(client)) == (403, "")


def test_an_answer_signed_with_another_key_is_not_believed(client: Client, issuer: Issuer) -> None:
    issuer.signs_with = new_key()

    assert client.get(go(client)).status_code == 403
    assert user_of(client) == ""


def test_another_state_or_another_browser_is_refused(client: Client, issuer: Issuer) -> None:
    address = go(client)
    state = parse_qs(urlsplit(address).query)["state"][0]

    elsewhere = Client().get(address).status_code
    bent = client.get(address.replace(state, "another")).status_code
    again = client.get(address).status_code

    assert (elsewhere, bent, again) == (403, 403, 403)  # the question is answered once, also wrongly
    assert user_of(client) == ""


def test_a_code_that_nobody_gave_is_refused(client: Client, issuer: Issuer) -> None:
    address = go(client)
    code = parse_qs(urlsplit(address).query)["code"][0]

    assert client.get(address.replace(code, "guessed")).status_code == 403


def test_a_closed_account_stays_closed(client: Client, issuer: Issuer, facilitator: User) -> None:
    User.objects.filter(pk=facilitator.pk).update(is_active=False)

    answer = client.get(go(client))

    assert answer["Location"] == reverse("account_inactive")
    assert user_of(client) == ""


def test_the_own_second_step_is_still_asked(client: Client, issuer: Issuer, facilitator: User) -> None:
    TOTP.activate(facilitator, "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")

    answer = client.get(go(client))

    assert answer["Location"] == reverse("mfa_authenticate")
    assert user_of(client) == ""


def test_a_provider_that_is_away_is_said(client: Client, issuer: Issuer) -> None:
    issuer.is_down = True

    answer = client.get(reverse("openid"))

    assert answer.status_code == 503
    assert "een code per mail" in answer.content.decode()


def test_the_button_is_there_only_when_there_is_a_provider(client: Client, settings: LazySettings, db: None) -> None:
    without = client.get(reverse("account_login")).content.decode()

    settings.OPENID = {"issuer": "https://sign.example", "client": "a", "secret": "b", "name": "Lindedal"}

    assert reverse("openid") not in without
    assert "Inloggen met Lindedal" in client.get(reverse("account_login")).content.decode()


def test_without_a_provider_the_pages_do_not_exist(client: Client, db: None) -> None:
    assert client.get(reverse("openid")).status_code == 404
    assert client.get(reverse("openid_answer")).status_code == 404


def test_asking_without_end_is_refused(client: Client, issuer: Issuer) -> None:
    statuses = [client.get(reverse("openid")).status_code for _ in range(31)]

    assert (statuses[29], statuses[30]) == (302, 429)
