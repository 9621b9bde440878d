"""A case that its bringer takes back and shares again: it comes where it was, as long as there is room for it."""

from __future__ import annotations

import pytest
from django.utils import timezone

from intervisie.accounts.models import User
from intervisie.groups.commands import cases, plans
from intervisie.groups.models import Case, Group, Meeting
from tests.factories import make_group


@pytest.fixture
def group(facilitator: User) -> Group:
    return make_group(facilitator, "Anouk", "Yasmina", "Joost", "Femke")


@pytest.fixture
def meeting(group: Group) -> Meeting:
    """One case, one place: Anouk shared hers and it is brought."""
    meeting = Meeting.objects.create(group=group, number=1, begins_at=timezone.now(), chosen=["roddelen"], version=1)
    plans.keep_cases(meeting, [shared(group, 0)])
    return meeting


def shared(group: Group, number: int) -> Case:
    case = cases.ask(group, group.circle()[number])
    cases.share(case)
    return case


def version(meeting: Meeting) -> int:
    return Meeting.objects.values_list("version", flat=True).get(pk=meeting.pk)


def test_taken_back_it_is_brought_nowhere(meeting: Meeting) -> None:
    case = meeting.cases.get()

    cases.take_back(case)

    assert not meeting.cases.exists()


def test_shared_again_it_comes_where_it_was(meeting: Meeting) -> None:
    case, before = meeting.cases.get(), version(meeting)
    cases.take_back(case)
    cases.take_back(case)  # a second press

    cases.share(case)
    cases.share(case)

    assert meeting.cases.get() == case
    assert version(meeting) == before + 1  # a screen that plans it meanwhile notices


def test_another_case_that_was_chosen_meanwhile_stays(meeting: Meeting, group: Group) -> None:
    case = meeting.cases.get()
    cases.take_back(case)
    other = shared(group, 1)
    plans.keep_cases(meeting, [other])

    cases.share(case)

    assert meeting.cases.get() == other


@pytest.mark.parametrize("over", ["held_at", "cancelled_at"])
def test_a_meeting_that_is_over_gets_no_case_any_more(meeting: Meeting, over: str) -> None:
    case = meeting.cases.get()
    cases.take_back(case)
    Meeting.objects.filter(pk=meeting.pk).update(**{over: timezone.now()})

    cases.share(case)

    assert not meeting.cases.exists()
    assert Case.objects.get().is_shared


def test_a_case_that_was_never_brought_waits(meeting: Meeting, group: Group) -> None:
    case = shared(group, 2)
    cases.take_back(case)
    plans.keep_cases(meeting, [])

    cases.share(case)

    assert not meeting.cases.exists()
