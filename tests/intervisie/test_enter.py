"""The one-time link: opening it spends nothing, its button signs in once."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from intervisie.accounts.links import make_link
from intervisie.accounts.models import SignInLink, User


def signed_in_as(client: Client) -> str | None:
    return client.session.get("_auth_user_id")


def test_the_button_signs_in_and_goes_on(client: Client, facilitator: User) -> None:
    link = make_link(facilitator, "/methods/")

    answer = client.post(link)

    assert answer["Location"] == "/methods/"
    assert signed_in_as(client) == str(facilitator.pk)


def test_opening_the_link_spends_nothing(client: Client, facilitator: User) -> None:
    link = make_link(facilitator)

    pages = [client.get(link), client.get(link), client.head(link)]

    assert [page.status_code for page in pages] == [200, 200, 200]
    assert "Hanneke Vos" in pages[0].content.decode()
    assert signed_in_as(client) is None
    assert client.post(link).status_code == 302


def test_a_link_works_once(client: Client, facilitator: User) -> None:
    link = make_link(facilitator)
    client.post(link)
    other = Client()

    answers = [other.post(link), other.get(link)]

    assert [answer.status_code for answer in answers] == [410, 410]
    assert signed_in_as(other) is None


def test_a_link_ends_after_an_hour(client: Client, facilitator: User) -> None:
    link = make_link(facilitator)
    SignInLink.objects.update(expires_at=timezone.now() - timedelta(seconds=1))

    answer = client.post(link)

    assert answer.status_code == 410
    assert signed_in_as(client) is None


def test_links_that_are_over_are_forgotten(facilitator: User) -> None:
    make_link(facilitator)
    SignInLink.objects.update(expires_at=timezone.now() - timedelta(seconds=1))

    make_link(facilitator)

    assert SignInLink.objects.count() == 1


def test_somebody_who_left_does_not_come_in(client: Client, facilitator: User) -> None:
    link = make_link(facilitator)
    User.objects.update(is_active=False)

    answer = client.post(link)

    assert answer.status_code == 410
    assert signed_in_as(client) is None


def test_a_made_up_token_opens_nothing(client: Client, db: None) -> None:
    answers = [client.get("/enter/made-up/"), client.post("/enter/made-up/")]

    assert [answer.status_code for answer in answers] == [410, 410]


def test_the_token_itself_is_not_kept(facilitator: User) -> None:
    token = make_link(facilitator).split("/")[-2]

    kept = SignInLink.objects.get()

    assert token not in (kept.digest, str(kept.pk))
    assert len(token) >= 32


@pytest.mark.parametrize(
    "path", ["https://elsewhere.example/", "//elsewhere.example/", "/\\elsewhere.example", "sessions"]
)
def test_a_link_never_leads_elsewhere(facilitator: User, path: str) -> None:
    with pytest.raises(ValueError, match="does not lead"):
        make_link(facilitator, path)


def test_the_command_prints_a_link_for_the_first_facilitator(
    client: Client, facilitator: User, stranger: User, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("sign_in_link", "--path", "/methods/")

    answer = client.post(capsys.readouterr().out.strip())

    assert answer["Location"] == "/methods/"
    assert signed_in_as(client) == str(facilitator.pk)


def test_the_command_takes_an_address(client: Client, stranger: User, facilitator: User) -> None:
    call_command("sign_in_link", "--email", "Hanneke@Lindedal.example")

    assert SignInLink.objects.get().user == facilitator


def test_the_command_refuses_somebody_unknown(facilitator: User) -> None:
    with pytest.raises(CommandError, match=r"nobody@lindedal\.example"):
        call_command("sign_in_link", "--email", "nobody@lindedal.example")


def test_the_command_refuses_an_empty_house(db: None) -> None:
    with pytest.raises(CommandError, match="no facilitator"):
        call_command("sign_in_link")
