"""The way to the first meeting, on the page of a group and on an empty front page."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from intervisie.accounts.models import User
from intervisie.groups.commands import cases, groups, invitations
from intervisie.groups.models import Group, Meeting
from intervisie.groups.screens.group import group_screen
from tests.factories import make_group


@pytest.fixture
def group(facilitator: User) -> Group:
    return make_group(facilitator, "Anouk", "Yasmina", "Joost", "Femke")


def plan(group: Group) -> Meeting:
    tomorrow = timezone.now() + timedelta(days=1)
    day = {"begins_at": tomorrow, "ends_at": tomorrow + timedelta(hours=2)}
    return Meeting.objects.create(group=group, number=1, chosen=["vijf-stappen"], **day)


def step(group: Group) -> str:
    found = group_screen(group, group.facilitator).beginning
    assert found is not None
    return found.step


def test_each_step_leads_to_the_next(facilitator: User, group: Group) -> None:
    empty = step(groups.create(facilitator, groups.Description(name="Wijkteam")))
    with_people = step(group)
    cases.ask(group, group.circle()[0])
    with_a_case = step(group)
    meeting = plan(group)
    planned = step(group)
    invitations.announce(meeting, "http://testserver")

    assert (empty, with_people, with_a_case, planned, step(group)) == ("people", "case", "plan", "guests", "")


def test_a_day_without_a_method_is_no_plan_yet(group: Group) -> None:
    cases.ask(group, group.circle()[0])
    Meeting.objects.create(group=group, number=1, begins_at=timezone.now() + timedelta(days=1))

    assert step(group) == "plan"


def test_after_the_first_meeting_nobody_needs_it(facilitator_client: Client, group: Group) -> None:
    address = reverse("group", args=[group.public_id])
    with override("en"):
        before = facilitator_client.get(address, headers={"Accept-Language": "en"}).content.decode()
    Meeting.objects.create(group=group, number=1, held_at=timezone.now())
    after = facilitator_client.get(address, headers={"Accept-Language": "en"}).content.decode()

    assert 'id="beginning"' in before
    assert 'id="beginning"' not in after


def test_an_empty_home_invites_to_make_a_group(facilitator_client: Client) -> None:
    page = facilitator_client.get(reverse("home")).content.decode()

    assert f'href="{reverse("group_new")}"' in page


def test_a_home_with_a_group_invites_to_plan_it(facilitator_client: Client, group: Group) -> None:
    page = facilitator_client.get(reverse("home")).content.decode()

    assert f'href="{reverse("plan_next", args=[group.public_id])}"' in page


def test_a_group_without_a_day_stands_among_what_comes(
    facilitator_client: Client, facilitator: User, group: Group
) -> None:
    plan(group)
    other = make_group(facilitator, "Pieter", name="Wijkteam Zuid")

    page = facilitator_client.get(reverse("home")).content.decode()

    assert f'href="{reverse("plan_next", args=[other.public_id])}"' in page
    assert f'href="{reverse("plan_next", args=[group.public_id])}"' not in page


def test_a_group_of_somebody_else_is_not_offered(facilitator_client: Client, facilitator: User) -> None:
    pim = User.objects.create_user("pim@lindedal.example", name="Pim", organisation=facilitator.organisation)
    theirs = make_group(pim, "Anouk")

    page = facilitator_client.get(reverse("home")).content.decode()

    assert str(theirs.public_id) not in page
