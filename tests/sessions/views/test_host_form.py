"""What the host chooses before opening: the method, its question and the time; and what a method asks of them first."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from intervisie.accounts.models import Organisation, User
from intervisie.groups.commands import cases, hosting, meetings
from intervisie.groups.models import Group, Meeting
from methods import catalogue
from methods.agenda import Evening, ended_with, propose
from sessions.models import Session
from tests.factories import make_group
from tests.hosted import opened, page, planned


@pytest.fixture
def group(facilitator: User) -> Group:
    return make_group(facilitator, "Anouk de Vries", "Yasmina Amrani", "Joost Bakker", notes="GEHEIME-NOTITIE")


@pytest.fixture
def meeting(group: Group) -> Meeting:
    return planned(group, 4)


def test_what_cannot_be_opened_is_said_at_the_field(meeting: Meeting) -> None:
    _client, answer = opened(hosting.make_link(meeting), method="", minutes="5")

    assert answer.status_code == 422
    assert not Session.objects.exists()


def test_a_method_with_a_gate_is_there_only_when_its_facilitator_checked_it(group: Group) -> None:
    free, chosen, checked = (
        planned(group, 4),
        planned(group, 5, chosen=["roddelen"]),
        planned(group, 6, chosen=["roddelen"]),
    )
    keys = [hosting.make_link(free), hosting.make_link(chosen), hosting.make_link(checked, ["roddelen"])]

    pages = [page(Client().get(reverse("host", args=[key]))) for key in keys]

    assert ['value="roddelen"' in shown for shown in pages] == [False, False, True]
    assert [bool(re.search(r'value="roddelen"[^>]*checked', shown)) for shown in pages] == [False, False, True]


def test_a_method_that_was_checked_still_asks_the_host(group: Group) -> None:
    key = hosting.make_link(planned(group, 4, chosen=["roddelen"]), ["roddelen"])

    _client, answer = opened(key, method="roddelen")

    assert answer.status_code == 422
    assert not Session.objects.exists()


def test_the_room_keeps_to_the_agenda_that_was_planned(group: Group) -> None:
    agenda = ended_with(propose([catalogue.method("vijf-stappen")], Evening(available=120)), "Een rondje buiten")
    meeting = planned(group, 4, chosen=["vijf-stappen"], agenda=agenda.model_dump(mode="json"))

    opened(hosting.make_link(meeting), method="vijf-stappen")

    assert "Een rondje buiten" in [activity.title for activity in Session.objects.get().agenda()]


def test_the_question_that_was_prepared_is_filled_in(group: Group) -> None:
    meeting = planned(group, 4, chosen=["socratisch"])
    case = cases.ask(group, group.circle()[0])
    cases.prepare(case, cases.Preparation("socratisch", "Wanneer mag je loslaten?"))
    meetings.bring(meeting, case)

    shown = page(Client().get(reverse("host", args=[hosting.make_link(meeting)])))

    assert 'value="Wanneer mag je loslaten?"' in shown


def test_the_page_says_it_with_the_word_of_the_organisation(group: Group, meeting: Meeting) -> None:
    Organisation.objects.update(facilitator_word="procesbegeleider")
    key = hosting.make_link(meeting)

    shown = page(Client().get(reverse("host", args=[key])))

    assert "procesbegeleider" in shown
    assert not re.search(r"\bbegeleider", shown)
