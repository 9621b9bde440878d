"""Every form on a page of groups carries the token without which nothing is taken: an include can lose it."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from intervisie.accounts.models import User
from intervisie.groups import demo
from intervisie.groups.access import cookie_name
from intervisie.groups.commands import cases
from intervisie.groups.models import Group

PAGES = ("group", "group_edit", "group_facilitators", "group_end", "group_paste", "member_add")


@pytest.fixture
def group(facilitator: User) -> Group:
    demo.fill(facilitator)
    return Group.objects.get(name="Adviseurs zorg en veiligheid")


def addresses(group: Group) -> list[str]:
    case = group.cases.shared()[0]
    return [
        reverse("group_new"),
        *(reverse(name, args=[group.public_id]) for name in PAGES),
        reverse("member", args=[group.public_id, group.circle()[0].pk]),
        reverse("meeting", args=[group.public_id, 1]),
        reverse("case", args=[group.public_id, case.public_id]),
    ]


def check(client: Client, address: str) -> None:
    page = client.get(address).content.decode()
    assert page.count('<form method="post"') == page.count('name="csrfmiddlewaretoken"') > 0, address


def test_every_form_of_a_facilitator_is_ours(facilitator_client: Client, group: Group) -> None:
    for address in addresses(group):
        check(facilitator_client, address)


def test_every_form_of_a_case_bringer_is_ours(group: Group) -> None:
    case = group.cases.shared().get()
    phone, key = Client(), cases.make_link(case)

    check(phone, reverse("case_enter", args=[key]))
    phone.cookies[cookie_name()] = cases.open_with(key)

    check(phone, reverse("my_case"))
