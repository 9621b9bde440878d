"""The set-up page: once, for who holds the token that the terminal printed."""

import pytest
from django.test import Client

from intervisie.accounts.links import make_setup_link, setup_token_file
from intervisie.accounts.models import Organisation, User

ANSWERS = {"organisation": "Gemeente Lindedal", "name": "Hanneke Vos", "email": "Hanneke@Lindedal.example"}


@pytest.fixture
def token(db: None) -> str:
    return make_setup_link().partition("token=")[2]


def test_the_page_asks_three_things(client: Client, token: str) -> None:
    page = client.get("/setup/", {"token": token}).content.decode()

    assert all(f'name="{name}"' in page for name in ANSWERS)


def test_answers_make_the_organisation_and_its_first_user(client: Client, token: str) -> None:
    answer = client.post("/setup/", ANSWERS | {"token": token})

    user = User.objects.get()
    assert answer["Location"] == "/"
    assert (user.name, user.email, user.organisation.name) == (
        "Hanneke Vos",
        "hanneke@lindedal.example",
        "Gemeente Lindedal",
    )
    assert user.is_facilitator
    assert user.is_coordinator
    assert user.is_manager
    assert not user.has_usable_password()
    assert client.session["_auth_user_id"] == str(user.pk)


def test_the_page_is_gone_afterwards(client: Client, token: str) -> None:
    client.post("/setup/", ANSWERS | {"token": token})

    again = Client().post("/setup/", ANSWERS | {"token": token, "email": "other@lindedal.example"})

    assert again.status_code == 404
    assert User.objects.count() == 1
    assert not setup_token_file().exists()


@pytest.mark.parametrize("wrong", ["", "made-up", "é"])
def test_without_the_token_there_is_no_page(client: Client, token: str, wrong: str) -> None:
    answers = [client.get("/setup/", {"token": wrong}), client.post("/setup/", ANSWERS | {"token": wrong})]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert not User.objects.exists()


def test_a_new_token_replaces_the_earlier_one(client: Client, token: str) -> None:
    make_setup_link()

    answer = client.get("/setup/", {"token": token})

    assert answer.status_code == 404


def test_a_house_where_somebody_lives_is_not_set_up_again(client: Client, token: str) -> None:
    Organisation.objects.create(name="Waterschap Oost")

    answer = client.get("/setup/", {"token": token})

    assert answer.status_code == 404


def test_a_mistake_keeps_what_was_typed(client: Client, token: str) -> None:
    answer = client.post("/setup/", ANSWERS | {"token": token, "email": "no address"})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="Hanneke Vos"' in page
    assert f'value="{token}"' in page
    assert not User.objects.exists()


def test_the_token_is_for_its_owner_alone(token: str) -> None:
    mode = setup_token_file().stat().st_mode & 0o777

    assert mode == 0o600
