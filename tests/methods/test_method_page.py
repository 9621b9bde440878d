"""The page of one method: for which question, when, how long, and the score."""

import pytest
from django.test import Client
from django.urls import reverse

from intervisie.accounts.models import User
from methods import catalogue, screens

SLUGS = [method.slug for method in catalogue.methods()]


@pytest.mark.parametrize("slug", SLUGS)
def test_it_shows_when_to_choose_the_method(facilitator_client: Client, slug: str) -> None:
    method = catalogue.method(slug)

    page = facilitator_client.get(reverse("method", args=[slug])).content.decode()

    for line in (method.name, method.question, *method.suits, *method.caution, *method.prepare, *method.gate):
        assert line in page


@pytest.mark.parametrize("slug", SLUGS)
def test_it_leads_to_a_start_with_this_method(facilitator_client: Client, slug: str) -> None:
    page = facilitator_client.get(reverse("method", args=[slug])).content.decode()

    assert f'href="{reverse("start")}?method={slug}"' in page


@pytest.mark.parametrize("slug", SLUGS)
def test_the_score_has_a_row_for_every_activity(facilitator_client: Client, slug: str) -> None:
    activities = [activity for step in catalogue.method(slug).live_steps for activity in step.activities]

    page = facilitator_client.get(reverse("method", args=[slug])).content.decode()

    assert page.count("<tr data-min=") == len(activities)
    assert page.count('class="ours"') == sum(activity.ours for activity in activities)


def test_placeholders_never_reach_the_page(facilitator_client: Client) -> None:
    page = facilitator_client.get(reverse("method", args=["socratisch"])).content.decode()

    assert "{fundamental_question}" not in page
    assert "{case_bringer}" not in page


def test_an_unknown_method_is_not_found(facilitator_client: Client) -> None:
    answer = facilitator_client.get(reverse("method", args=["helderziend"]))

    assert answer.status_code == 404


def test_a_stranger_is_sent_to_the_door(client: Client, db: None) -> None:
    answer = client.get(reverse("method", args=["roddelen"]))

    assert answer.status_code == 302


def test_somebody_who_does_not_facilitate_is_refused(client: Client, facilitator: User) -> None:
    facilitator.is_facilitator = False
    facilitator.save()
    client.force_login(facilitator)

    answer = client.get(reverse("method", args=["roddelen"]))

    assert answer.status_code == 403


def test_the_turned_chair_is_only_there_where_a_method_turns_it() -> None:
    gossip, five = screens.method_screen("roddelen"), screens.method_screen("vijf-stappen")

    assert [chair.turned for chair in gossip.chairs].count(True) == 1
    assert not any(chair.turned for chair in five.chairs)
    assert len(five.chairs) == 8


def test_the_minutes_around_the_round_are_told() -> None:
    around = screens.method_screen("incidenten").around

    assert (around.opening, around.acquainted, around.closing, around.total) == (10, 10, 8, 60)
