"""Accepting an invitation: a name, an account, signed in; and every way in which a link no longer works."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from intervisie.accounts.commands import inviting
from intervisie.accounts.models import Invitation, Organisation, Roles, User

NEW = "fleur@lindedal.example"


@pytest.fixture
def token(manager: User) -> str:
    return inviting.invite(manager, NEW, Roles(facilitator=True, coordinator=True)).token


def address(token: str) -> str:
    return reverse("invitation", args=[token])


def accept(client: Client, token: str, name: str = "Fleur de Wit") -> int:
    return client.post(address(token), {"name": name}).status_code


def test_the_page_welcomes_and_spends_nothing(client: Client, token: str) -> None:
    answers = [client.get(address(token)), client.head(address(token)), client.get(address(token))]

    assert [answer.status_code for answer in answers] == [200] * 3
    assert "Gemeente Lindedal" in answers[0].content.decode()
    assert Invitation.objects.get().used_at is None


def test_a_name_makes_the_account_and_signs_in(client: Client, token: str, organisation: Organisation) -> None:
    answer = client.post(address(token), {"name": "  Fleur\tde  Wit "})

    user = User.objects.get(email=NEW)
    assert answer["Location"] == "/"
    assert (user.name, user.organisation) == ("Fleur de Wit", organisation)
    assert user.roles == Roles(facilitator=True, coordinator=True)
    assert not user.has_usable_password()
    assert client.session["_auth_user_id"] == str(user.pk)


def test_a_link_works_once(client: Client, token: str) -> None:
    accept(client, token)

    status = accept(Client(), token, "Somebody else")

    assert status == 410
    assert [user.name for user in User.objects.filter(email=NEW)] == ["Fleur de Wit"]


@pytest.mark.parametrize(
    "change",
    [
        {"expires_at": timezone.now() - timedelta(seconds=1)},
        {"withdrawn_at": timezone.now()},
        {"used_at": timezone.now()},
    ],
    ids=["over", "withdrawn", "used"],
)
def test_what_no_longer_works_says_one_kind_sentence(client: Client, token: str, change: dict[str, object]) -> None:
    Invitation.objects.update(**change)

    answers = [client.get(address(token)), client.post(address(token), {"name": "Fleur"})]

    assert [answer.status_code for answer in answers] == [410, 410]
    assert all("Deze uitnodiging werkt niet meer." in answer.content.decode() for answer in answers)
    assert not User.objects.filter(email=NEW).exists()


@pytest.mark.parametrize("made_up", ["x", "a" * 300, "%00", "é"])
def test_a_made_up_link_does_not_work(client: Client, db: None, made_up: str) -> None:
    status = client.get(f"/invitation/{made_up}/").status_code

    assert status == 410


@pytest.mark.parametrize("name", ["", "   ", "\u202e\u2066", "a" * 10_000, "a\x00b"])
def test_what_is_no_name_comes_back(client: Client, token: str, name: str) -> None:
    status = accept(client, token, name)

    assert status == 422
    assert Invitation.objects.get().used_at is None


def test_an_address_with_an_account_elsewhere_is_told_so(client: Client, token: str, stranger: User) -> None:
    User.objects.filter(pk=stranger.pk).update(email=NEW)

    answer = client.post(address(token), {"name": "Fleur"})

    assert answer.status_code == 409
    assert Invitation.objects.get().used_at is None


def test_who_was_signed_in_as_somebody_else_is_no_longer(browser: Client, token: str) -> None:
    accept(browser, token)

    assert browser.session["_auth_user_id"] == str(User.objects.get(email=NEW).pk)


def test_a_manager_without_sessions_lands_on_the_people(client: Client, manager: User) -> None:
    token = inviting.invite(manager, NEW, Roles(manager=True)).token

    answer = client.post(address(token), {"name": "Fleur"})

    assert answer["Location"] == reverse("people")


def test_an_address_is_not_kept_for_ever(token: str) -> None:
    Invitation.objects.update(expires_at=timezone.now() - timedelta(days=15))

    gone = inviting.forget()

    assert gone == 1
    assert not Invitation.objects.exists()


def test_made_up_links_are_counted_and_a_good_one_stays_welcome(client: Client, token: str) -> None:
    answers = [client.get(address(f"made-up-{n}")).status_code for n in range(61)]

    assert (answers[0], answers[59], answers[60]) == (410, 410, 429)
    assert client.get(address(token)).status_code == 200
