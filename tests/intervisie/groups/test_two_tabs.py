"""Two screens with one plan: who comes second keeps what was typed there, and undoes nothing of the first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from intervisie.accounts.models import User
from intervisie.groups.commands import cases
from intervisie.groups.models import Case, Group, Meeting
from tests.factories import make_group

pytestmark = pytest.mark.time_machine("2027-01-11 09:00+01:00")  # the days below are still to come

FIVE = {"day": "2027-03-15", "begin": "13:30", "end": "15:30", "version": "0", "method": "vijf-stappen"}


@pytest.fixture
def group(facilitator: User) -> Group:
    return make_group(facilitator)


def address(group: Group) -> str:
    return reverse("plan", args=[group.public_id, 1])


def post(client: Client, group: Group, fields: Mapping[str, Any]) -> Any:
    return client.post(address(group), fields)


def shared_case(group: Group) -> Case:
    case = cases.ask(group, group.circle()[0])
    cases.write(case, {"situation": "Een gesprek dat vastliep."}, seen=case.version)
    cases.share(case)
    return case


def fields_of(answer: Any) -> dict[str, Any]:
    """What a browser would send of the form in this page."""
    form = answer.context["form"]
    named = {name: form[name].value() for name in form.fields if name not in {"after", "title"}}
    said = {name: value for name, value in named.items() if value is not None and value is not False}
    return {name: "on" if value is True else value for name, value in said.items()}


def test_an_older_tab_in_which_little_was_typed_undoes_nothing(facilitator_client: Client, group: Group) -> None:
    case = shared_case(group)
    empty = fields_of(facilitator_client.get(address(group)))
    post(facilitator_client, group, FIVE | {"question": "share", "safety": "safe", "cases": [case.pk], "base": "{}"})

    answer = post(facilitator_client, group, empty | {"place": "De oude school"})
    again = post(facilitator_client, group, fields_of(answer))

    meeting = Meeting.objects.get()
    assert (answer.status_code, again.status_code) == (409, 303)
    assert meeting.place == "De oude school"
    assert (str(meeting.day), meeting.question, meeting.safety) == ("2027-03-15", "share", "safe")
    assert meeting.chosen == ["vijf-stappen"]
    assert list(meeting.cases.all()) == [case]


@pytest.mark.parametrize("base", ["", "geen", "[]", "3", '{"day": 4}', '{"place": [["x"]]}'])
def test_what_a_page_cannot_have_said_of_itself_is_let_go(facilitator_client: Client, group: Group, base: str) -> None:
    post(facilitator_client, group, FIVE)

    answer = post(facilitator_client, group, FIVE | {"base": base, "place": "De oude school"})

    assert answer.status_code == 409
    assert "De oude school" in answer.content.decode()
