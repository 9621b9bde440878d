"""What no page of ours sends to a plan, and a plan that is older than the library: a sentence, never a mistake."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from intervisie.accounts.models import User
from intervisie.groups.models import Group, Meeting
from tests.factories import make_group

NINES = "9" * 40


@pytest.fixture
def group(facilitator: User) -> Group:
    return make_group(facilitator)


def address(group: Group) -> str:
    return reverse("plan", args=[group.public_id, 1])


@pytest.mark.parametrize("headers", [{}, {"X-Autosave": "1"}], ids=["pressed", "by-itself"])
@pytest.mark.parametrize(
    "odd", [{"base": "[" * 3900}, {"cases": NINES}, {"cases": "abc"}], ids=["deep", "huge", "text"]
)
def test_odd_fields_are_answered(
    facilitator_client: Client, group: Group, odd: dict[str, str], headers: dict[str, str]
) -> None:
    answer = facilitator_client.post(address(group), {"version": "0", "place": "De school"} | odd, headers=headers)

    assert answer.status_code < 500


def test_a_number_that_no_row_can_have_is_no_member(facilitator_client: Client, group: Group) -> None:
    answer = facilitator_client.post(reverse("commitment", args=[group.public_id]), {"committed": NINES})

    assert answer.status_code == 422


def test_a_plan_with_a_method_that_left_the_library_opens_and_takes_another(
    facilitator_client: Client, group: Group
) -> None:
    begin = timezone.now() + timedelta(days=9)
    meeting = Meeting.objects.create(
        group=group, number=1, begins_at=begin, ends_at=begin + timedelta(hours=2), chosen=["weg", "roddelen"]
    )

    page = facilitator_client.get(address(group))
    facilitator_client.post(address(group), {"version": "0", "method": "vijf-stappen"})

    meeting.refresh_from_db()
    assert page.status_code == 200
    assert meeting.chosen == ["vijf-stappen"]
