"""The gallery of methods."""

from django.test import Client
from django.urls import reverse

from methods import catalogue


def test_every_method_lies_on_the_table(facilitator_client: Client) -> None:
    page = facilitator_client.get(reverse("methods")).content.decode()

    for method in catalogue.methods():
        assert reverse("method", args=[method.slug]) in page
        assert method.lead in page


def test_a_stranger_is_sent_to_the_door(client: Client, db: None) -> None:
    answer = client.get(reverse("methods"))

    assert answer.status_code == 302
    assert reverse("account_login") in answer["Location"]


def test_it_only_answers_questions(facilitator_client: Client) -> None:
    answer = facilitator_client.post(reverse("methods"))

    assert answer.status_code == 405
