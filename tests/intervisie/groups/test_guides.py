"""A manager gives a group another facilitator, and sees nothing of the group."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from intervisie.accounts.models import User
from intervisie.groups.models import Group
from tests.factories import make_group


@pytest.fixture
def group(facilitator: User) -> Group:
    return make_group(facilitator, "KANARIENAAM", notes="KANARIENOTITIE")


@pytest.fixture
def manager(facilitator: User) -> Client:
    client = Client()
    ada = User.objects.create_user(
        "ada@a.example", name="Ada", organisation=facilitator.organisation, is_facilitator=False, is_manager=True
    )
    client.force_login(ada)
    return client


def test_a_manager_reads_who_guides_and_nothing_else(manager: Client, group: Group) -> None:
    pages = [manager.get(reverse("groups_guides")), manager.get(reverse("group_guides", args=[group.public_id]))]

    texts = "".join(page.content.decode() for page in pages)
    assert [page.status_code for page in pages] == [200, 200]
    assert "Hanneke Vos" in texts
    assert "KANARIE" not in texts
    assert manager.get(reverse("group", args=[group.public_id])).status_code == 404


def test_a_group_whose_facilitator_left_gets_another(manager: Client, group: Group) -> None:
    User.objects.filter(pk=group.facilitator_id).update(is_active=False)
    pim = User.objects.create_user("pim@a.example", name="Pim", organisation=group.organisation)
    listed = manager.get(reverse("groups_guides")).content.decode()

    answer = manager.post(reverse("group_guides", args=[group.public_id]), {"facilitator": pim.pk})

    assert "begeleidt deze groep nu" in listed
    assert answer.status_code == 303
    assert list(Group.objects.for_user(pim)) == [group]


def test_a_manager_of_another_organisation_finds_nothing(stranger: User, stranger_client: Client, group: Group) -> None:
    User.objects.filter(pk=stranger.pk).update(is_manager=True)

    answers = [
        stranger_client.get(reverse("group_guides", args=[group.public_id])),
        stranger_client.post(reverse("group_guides", args=[group.public_id]), {"facilitator": stranger.pk}),
    ]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert group.name not in stranger_client.get(reverse("groups_guides")).content.decode()


def test_a_facilitator_alone_is_no_manager(facilitator_client: Client, group: Group) -> None:
    assert facilitator_client.get(reverse("groups_guides")).status_code == 403
    assert facilitator_client.get(reverse("group_guides", args=[group.public_id])).status_code == 403
