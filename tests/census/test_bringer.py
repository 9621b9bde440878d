"""Who prepares a case by a private link opens that case, and for the rest is a stranger."""

from __future__ import annotations

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from intervisie.groups.access import cookie_name
from intervisie.groups.commands import cases
from intervisie.groups.models import Case

from .actors import Evening, address, and_back
from .table import rows
from .test_census import NAMES, ask, word

pytestmark = pytest.mark.django_db
OWN = {"my_case": ("200", "200"), "my_case_erase": ("405", "here")}


def bringer() -> Client:
    client = Client(raise_request_exception=False)
    client.cookies[cookie_name()] = cases.open_with(cases.make_link(Case.objects.get()))
    return client


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_the_link_opens_one_case_and_nothing_else(tonight: Evening, method: str) -> None:
    known = rows()
    expected = {name: OWN[name][method == "POST"] if name in OWN else known[name, method][0] for name in NAMES}
    expected |= {"my_case": "422"} if method == "POST" else {}

    found = {}
    for name in NAMES:
        with and_back():
            found[name] = word(ask(bringer(), method, address(name, tonight.room)))

    assert found == expected


def test_the_link_of_another_case_is_not_ours(tonight: Evening) -> None:
    with and_back(), transaction.atomic():
        mine = Case.objects.get()
        other = Case.objects.create(group=mine.group, member=mine.group.circle()[1], situation="KANARIE")

        page = bringer_of(mine).get(reverse("my_case")).content.decode()

        assert other.situation not in page


def bringer_of(case: Case) -> Client:
    client = Client()
    client.cookies[cookie_name()] = cases.open_with(cases.make_link(case))
    return client
