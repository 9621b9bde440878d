"""A case that is prepared with the facilitator, started, told and erased."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from intervisie.accounts.models import User
from intervisie.groups.access import cookie_name
from intervisie.groups.commands import cases
from intervisie.groups.errors import CaseTold
from intervisie.groups.models import Case, Group
from methods import catalogue
from sessions.commands import steps
from sessions.commands.opening import Belonging, Plan, open_for
from sessions.commands.opening import Case as RoomCase
from sessions.models import Session
from tests.factories import Room, make_group


@pytest.fixture
def group(facilitator: User) -> Group:
    return make_group(facilitator, "Anouk", "Yasmina", "Joost", "Femke")


@pytest.fixture
def case(group: Group) -> Case:
    return cases.ask(group, group.circle()[0])


def phone_of(case: Case) -> Client:
    """The phone that used the link."""
    client = Client()
    client.cookies[cookie_name()] = cases.open_with(cases.make_link(case))
    return client


# ---- preparing ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("slug", ["socratisch", "vijf-stappen", "roddelen", "incidenten"])
def test_every_method_says_what_to_check(facilitator_client: Client, case: Case, slug: str) -> None:
    address = reverse("case", args=[case.group.public_id, case.public_id])

    facilitator_client.post(address, {"method": slug, "checked": ["phoned", f"{slug}:0"]})

    page = facilitator_client.get(address).content.decode()
    assert all(sentence.replace("'", "&#x27;") in page for sentence in catalogue.method(slug).prepare)
    assert f'value="{slug}:0" checked' in page
    assert 'value="own-share" checked' not in page
    assert ("Bij de start bevestig je" in page) == bool(catalogue.method(slug).gate)


def test_the_fundamental_question_comes_with_four_examples(facilitator_client: Client, case: Case) -> None:
    address = reverse("case", args=[case.group.public_id, case.public_id])

    facilitator_client.post(address, {"method": "socratisch", "fundamental_question": "Wanneer is het genoeg?"})
    page = facilitator_client.get(address).content.decode()

    examples = catalogue.method("socratisch").variables[0].examples
    assert len(examples) == 4
    assert all(example in page for example in examples)
    assert 'value="Wanneer is het genoeg?"' in page


@pytest.mark.parametrize(("field", "value"), [("method", "yoga"), ("checked", "yoga:0")])
def test_what_does_not_exist_is_refused(facilitator_client: Client, case: Case, field: str, value: str) -> None:
    answer = facilitator_client.post(reverse("case", args=[case.group.public_id, case.public_id]), {field: value})

    assert answer.status_code == 422


def test_removing_erases_every_word_with_a_tick(facilitator_client: Client, case: Case) -> None:
    address = reverse("case_remove", args=[case.group.public_id, case.public_id])

    facilitator_client.post(address)
    is_there = Case.objects.exists()
    facilitator_client.post(address, {"sure": "on"})

    assert is_there
    assert not Case.objects.exists()


def test_what_was_noted_is_confirmed_and_leads_to_the_plan(facilitator_client: Client, case: Case) -> None:
    address = reverse("case", args=[case.group.public_id, case.public_id])

    page = facilitator_client.post(address, {"method": "roddelen"}, follow=True).content.decode()

    assert "Wat je noteerde, is bewaard." in page
    assert f'href="{reverse("plan", args=[case.group.public_id, 1])}"' in page


# ---- told -----------------------------------------------------------------------------------------------------------

STARTED = {"method": "roddelen", "title": "", "seats": "6", "minutes": "90"}


def start_with(client: Client, *chosen: Case, **more: str) -> Any:
    ids = {"group": str(chosen[0].group.public_id), "cases": [str(case.public_id) for case in chosen]}
    return client.post(reverse("start"), STARTED | ids | more)


def test_a_case_that_was_prepared_does_not_open_the_gate(facilitator_client: Client, case: Case) -> None:
    cases.share(case)
    cases.prepare(case, cases.Preparation("roddelen", checked=["safe", "roddelen:0", "roddelen:1"]))

    answer = start_with(facilitator_client, case)

    assert answer.status_code == 422
    assert not Session.objects.exists()


def test_the_start_begins_with_what_was_prepared(facilitator_client: Client, case: Case) -> None:
    cases.prepare(case, cases.Preparation("socratisch", "Wanneer is het genoeg?"))
    cases.share(case)

    page = facilitator_client.get(reverse("start"), {"group": str(case.group.public_id), "cases": str(case.public_id)})

    text = page.content.decode()
    assert 'value="Wanneer is het genoeg?"' in text
    assert f'name="cases" value="{case.public_id}" checked' in text


def test_a_case_that_is_not_shared_is_not_started(facilitator_client: Client, case: Case) -> None:
    answer = start_with(facilitator_client, case, method="vijf-stappen")

    assert answer.status_code == 422


def test_what_is_not_chosen_stays_ready_for_another_time(facilitator_client: Client, group: Group) -> None:
    anouk, yasmina = (cases.ask(group, member) for member in group.circle()[:2])
    for each in (anouk, yasmina):
        cases.share(each)
    start_with(facilitator_client, anouk, method="vijf-stappen")
    room = Room(group.facilitator, Session.objects.get())
    room.sit("Anouk")
    steps.start(room.session)

    steps.end(room.session)

    told, waiting = Case.objects.get(pk=anouk.pk), Case.objects.get(pk=yasmina.pk)
    assert told.told_at is not None
    assert waiting.told_at is None
    assert list(Case.objects.waiting()) == [waiting]


def test_a_told_case_is_closed_for_every_phone(group: Group, case: Case) -> None:
    phone = phone_of(case)
    cases.share(case)
    plan = Plan(title="x", cases=[RoomCase(catalogue.method("vijf-stappen"))])
    room = Room(group.facilitator, open_for(group.facilitator, plan, Belonging(group, [case])))
    room.sit("Anouk")
    steps.start(room.session)
    steps.end(room.session)

    assert phone.get(reverse("my_case")).status_code == 410
    with pytest.raises(CaseTold):
        cases.take_back(case)
    with pytest.raises(CaseTold):
        cases.write(case, {"situation": "later"}, seen=1)


def test_three_cases_are_too_many(facilitator_client: Client, group: Group) -> None:
    asked = [cases.ask(group, member) for member in group.circle()[:3]]
    for each in asked:
        cases.share(each)

    answer = start_with(facilitator_client, *asked, method="vijf-stappen")

    assert answer.status_code == 422
    assert 'id="id_cases_error"' in answer.content.decode()


def test_old_cases_are_erased(group: Group) -> None:
    now = timezone.now()
    fresh, told, forgotten = (cases.ask(group, member) for member in group.circle()[:3])
    Case.objects.filter(pk=told.pk).update(told_at=now - timedelta(days=31))
    Case.objects.filter(pk=forgotten.pk).update(created_at=now - timedelta(days=366))

    cases.purge()

    assert list(Case.objects.all()) == [fresh]


def test_a_told_case_goes_as_soon_as_its_organisation_keeps_texts(group: Group) -> None:
    early, late = (cases.ask(group, member) for member in group.circle()[:2])
    Case.objects.filter(pk=early.pk).update(told_at=timezone.now() - timedelta(days=4))
    Case.objects.filter(pk=late.pk).update(told_at=timezone.now() - timedelta(days=2))
    group.organisation.keep_days = 3
    group.organisation.save()

    cases.purge()

    assert list(Case.objects.all()) == [late]
