"""Which meeting is offered to be planned: the first one to come without a day or a method."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from intervisie.accounts.models import User
from intervisie.groups.models import Group, Meeting
from tests.factories import make_group


@pytest.fixture
def group(facilitator: User) -> Group:
    return make_group(facilitator)


def address(group: Group, number: int = 1) -> str:
    return reverse("plan", args=[group.public_id, number])


def meeting(group: Group, number: int, *chosen: str) -> Meeting:
    return Meeting.objects.create(group=group, number=number, begins_at=timezone.now(), chosen=list(chosen))


def offered(client: Client, group: Group) -> str:
    """The page of the group, and where its short address for planning leads."""
    page = client.get(reverse("group", args=[group.public_id])).content.decode()
    place = client.get(reverse("plan_next", args=[group.public_id]))["Location"]
    return f"{place} {page}"


def test_a_new_group_is_led_to_its_first_meeting(facilitator_client: Client, group: Group) -> None:
    found = offered(facilitator_client, group)

    assert found.startswith(f"{address(group, 1)} ")
    assert "Plan bijeenkomst 1</a>" in found
    assert address(group, 3) in found


def test_what_is_planned_is_not_offered_to_be_planned_again(facilitator_client: Client, group: Group) -> None:
    meeting(group, 1, "vijf-stappen")

    found = offered(facilitator_client, group)

    assert found.startswith(f"{address(group, 2)} ")
    assert "Plan bijeenkomst 2</a>" in found


def test_a_day_without_a_method_is_no_plan_yet(facilitator_client: Client, group: Group) -> None:
    meeting(group, 1)

    found = offered(facilitator_client, group)

    assert found.startswith(f"{address(group, 1)} ")


def test_what_was_held_or_cancelled_is_passed_by(facilitator_client: Client, group: Group) -> None:
    Meeting.objects.create(group=group, number=1, held_at=timezone.now())
    Meeting.objects.create(group=group, number=2, cancelled_at=timezone.now())

    found = offered(facilitator_client, group)

    assert found.startswith(f"{address(group, 3)} ")


def test_a_day_that_is_over_is_not_offered(facilitator_client: Client, group: Group) -> None:
    over = timezone.now() - timedelta(days=9)
    Meeting.objects.create(group=group, number=1, begins_at=over, ends_at=over)
    meeting(group, 2)

    found = offered(facilitator_client, group)

    assert found.startswith(f"{address(group, 2)} ")


def test_with_every_meeting_planned_the_next_one_is_shown(facilitator_client: Client, group: Group) -> None:
    for number in range(1, 11):
        meeting(group, number, "roddelen")

    found = offered(facilitator_client, group)

    assert found.startswith(f"{address(group, 1)} ")
    assert "Plan bijeenkomst" not in found.replace("Plan bijeenkomst </span>", "")


def test_after_the_last_one_there_is_one_more(facilitator_client: Client, group: Group) -> None:
    Meeting.objects.bulk_create(Meeting(group=group, number=number, held_at=timezone.now()) for number in range(1, 11))

    found = offered(facilitator_client, group)

    assert found.startswith(f"{address(group, 11)} ")
    assert facilitator_client.get(address(group, 11)).status_code == 200
