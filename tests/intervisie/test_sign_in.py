"""Signing in with a code by e-mail; nobody signs up by themselves."""

import re

import pytest
from django.core.mail import EmailMessage
from django.test import Client

from intervisie.accounts.models import User


def code_in(mail: EmailMessage) -> str:
    found = re.search(r"^ {4}(\S+)$", str(mail.body), re.MULTILINE)
    assert found
    return found[1]


def test_the_code_signs_in(client: Client, facilitator: User, mailoutbox: list[EmailMessage]) -> None:
    client.post("/accounts/login/code/", {"email": "hanneke@lindedal.example"})

    answer = client.post("/accounts/login/code/confirm/", {"code": code_in(mailoutbox[0])})

    assert answer["Location"] == "/"
    assert client.session["_auth_user_id"] == str(facilitator.pk)
    assert mailoutbox[0].to == ["hanneke@lindedal.example"]


def test_the_way_to_a_page_is_remembered(client: Client, facilitator: User, mailoutbox: list[EmailMessage]) -> None:
    page = client.get("/accounts/login/?next=/methods/").content.decode()
    assert '<input type="hidden" name="next" value="/methods/"' in page
    client.post("/accounts/login/code/", {"email": facilitator.email, "next": "/methods/"})

    answer = client.post("/accounts/login/code/confirm/", {"code": code_in(mailoutbox[0]), "next": "/methods/"})

    assert answer["Location"] == "/methods/"


def test_a_wrong_code_does_not(client: Client, facilitator: User, mailoutbox: list[EmailMessage]) -> None:
    client.post("/accounts/login/code/", {"email": facilitator.email})

    answer = client.post("/accounts/login/code/confirm/", {"code": "AAAA-AAAA"})

    assert answer.status_code == 200
    assert "_auth_user_id" not in client.session


def test_three_wrong_codes_end_it(client: Client, facilitator: User, mailoutbox: list[EmailMessage]) -> None:
    client.post("/accounts/login/code/", {"email": facilitator.email})
    for _ in range(3):
        client.post("/accounts/login/code/confirm/", {"code": "AAAA-AAAA"})

    client.post("/accounts/login/code/confirm/", {"code": code_in(mailoutbox[0])})

    assert "_auth_user_id" not in client.session


def test_an_unknown_address_looks_the_same(client: Client, db: None, mailoutbox: list[EmailMessage]) -> None:
    answer = client.post("/accounts/login/code/", {"email": "nobody@lindedal.example"})

    assert answer.status_code == 302
    assert answer["Location"] == "/accounts/login/code/confirm/"
    assert "nobody@lindedal.example" in mailoutbox[0].body
    assert not User.objects.exists()


def test_nobody_signs_up(client: Client, db: None) -> None:
    answer = client.post("/accounts/signup/", {"email": "new@elsewhere.example"})

    assert answer.status_code == 200
    assert not User.objects.exists()


@pytest.mark.parametrize("path", ["/accounts/login/", "/accounts/login/code/", "/accounts/signup/"])
def test_the_pages_before_signing_in_are_open(client: Client, db: None, path: str) -> None:
    answer = client.get(path)

    assert answer.status_code == 200


@pytest.mark.parametrize(
    "path",
    ["/accounts/email/", "/accounts/password/change/", "/accounts/password/set/"],
)
def test_what_nobody_needs_of_allauth_is_closed(facilitator_client: Client, path: str) -> None:
    answer = facilitator_client.get(path, follow=True)

    assert answer.status_code == 404


@pytest.mark.parametrize("path", ["/accounts/logout/", "/accounts/inactive/"])
def test_allauths_own_pages_wear_the_house_style(facilitator_client: Client, path: str) -> None:
    answer = facilitator_client.get(path, follow=True)

    page = answer.content.decode()
    assert answer.status_code == 200
    assert 'class="topbar"' in page
    assert "style=" not in page


def test_signing_out(facilitator_client: Client) -> None:
    answer = facilitator_client.post("/accounts/logout/")

    assert answer["Location"] == "/accounts/login/"
    assert "_auth_user_id" not in facilitator_client.session


def test_a_refused_code_says_so_in_dutch(client: Client, facilitator: User, mailoutbox: list[EmailMessage]) -> None:
    client.post("/accounts/login/code/", {"email": facilitator.email})

    page = client.post("/accounts/login/code/confirm/", {"code": "AAAA-AAAA"}).content.decode()

    assert "Deze code klopt niet." in page


def test_signing_in_and_out_speaks_dutch(client: Client, facilitator: User, mailoutbox: list[EmailMessage]) -> None:
    client.post("/accounts/login/code/", {"email": facilitator.email})
    client.post("/accounts/login/code/confirm/", {"code": code_in(mailoutbox[0])})

    page = client.post("/accounts/logout/", follow=True).content.decode()

    assert "Je bent uitgelogd." in page
    assert "ingelogd als" not in page
    assert mailoutbox[0].subject.startswith("Je code: ")
