"""A plan that is too long may also end later: the button names the time."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from intervisie.accounts.models import User
from intervisie.groups.models import Group, Meeting
from tests.factories import make_group

FIVE = {"day": "2027-03-15", "begin": "13:30", "end": "14:40", "version": "0", "method": "vijf-stappen"}

pytestmark = pytest.mark.time_machine("2027-01-11 09:00+01:00")  # the day below is still to come


@pytest.fixture
def group(facilitator: User) -> Group:
    return make_group(facilitator)


def post(client: Client, group: Group, **changed: Any) -> Any:
    return client.post(reverse("plan", args=[group.public_id, 1]), FIVE | changed)


def offered(client: Client, group: Group) -> str:
    """The time on the button, empty without one."""
    page = client.get(reverse("plan", args=[group.public_id, 1])).content.decode()
    return page.partition('value="until:')[2][:5]


def parts(group: Group) -> dict[str, int]:
    agenda = Meeting.objects.get(group=group).agenda or {}
    return {each["id"]: each["minutes"] for each in agenda["blocks"]}


def test_too_long_may_end_later_with_every_part_as_long_as_it_is(facilitator_client: Client, group: Group) -> None:
    post(facilitator_client, group)
    before, end = parts(group), offered(facilitator_client, group)

    answer = post(facilitator_client, group, version="1", do=f"until:{end}")

    ends_at = Meeting.objects.get(group=group).ends_at
    assert answer.status_code == 303
    assert ends_at is not None
    assert f"{timezone.localtime(ends_at):%H:%M}" == end > "14:40"
    assert parts(group) == before
    assert offered(facilitator_client, group) == ""


def test_what_would_end_tomorrow_is_not_offered(facilitator_client: Client, group: Group) -> None:
    post(facilitator_client, group, begin="22:50", end="23:50")

    assert sum(parts(group).values()) > 70
    assert offered(facilitator_client, group) == ""


@pytest.mark.parametrize("asked", ["until:", "until:late", "until:25:00", "until:13:00"])
def test_an_end_that_is_none_is_refused_and_loses_nothing(facilitator_client: Client, group: Group, asked: str) -> None:
    post(facilitator_client, group)
    before = parts(group)

    answer = post(facilitator_client, group, version="1", do=asked, place="De oude school")

    assert answer.status_code == 422
    assert "De oude school" in answer.content.decode()
    assert parts(group) == before
