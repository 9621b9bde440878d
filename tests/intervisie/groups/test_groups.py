"""Making, describing, handing over, putting away and deleting a group."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from intervisie.accounts.models import User
from intervisie.groups.commands import groups as commands
from intervisie.groups.errors import NotAFacilitator
from intervisie.groups.models import Group, Member
from tests.factories import make_group

DESCRIBED = {"name": "Wijkteam Noord", "familiarity": "some", "notes": "KANARIENOTITIE"}


@pytest.fixture
def colleague(facilitator: User) -> User:
    return User.objects.create_user("pim@lindedal.example", name="Pim", organisation=facilitator.organisation)


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_a_group_is_made_and_its_people_are_asked_for(facilitator_client: Client) -> None:
    answer = facilitator_client.post(reverse("group_new"), DESCRIBED)

    group = Group.objects.get()
    assert answer.status_code == 303
    assert answer["Location"] == reverse("group_paste", args=[group.public_id])
    assert (group.name, group.familiarity) == ("Wijkteam Noord", "some")


@pytest.mark.parametrize(("name", "value"), [("name", ""), ("familiarity", "best"), ("name", "n" * 121)])
def test_a_wrong_description_is_refused_at_its_field(facilitator_client: Client, name: str, value: str) -> None:
    answer = facilitator_client.post(reverse("group_new"), DESCRIBED | {name: value})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert f'id="id_{name}_error"' in page
    assert "KANARIENOTITIE" in page
    assert not Group.objects.exists()


def test_ten_thousand_signs_come_back(facilitator_client: Client) -> None:
    answer = facilitator_client.post(reverse("group_new"), DESCRIBED | {"notes": "n" * 10_000})

    assert answer.status_code == 422
    assert "n" * 10_000 in answer.content.decode()


def test_a_description_is_written_anew(facilitator: User, facilitator_client: Client) -> None:
    group = make_group(facilitator)
    known = facilitator_client.get(reverse("group_edit", args=[group.public_id])).content.decode()

    facilitator_client.post(reverse("group_edit", args=[group.public_id]), DESCRIBED)

    assert "Adviseurs zorg en veiligheid" in known
    group.refresh_from_db()
    assert group.notes == "KANARIENOTITIE"


def test_notes_are_for_who_guides_the_group(facilitator: User, colleague: User, stranger_client: Client) -> None:
    group = make_group(facilitator, notes="KANARIENOTITIE")
    address = reverse("group", args=[group.public_id])

    own = client_of(facilitator).get(address).content.decode()
    others = [client.get(address) for client in (client_of(colleague), stranger_client)]

    assert "KANARIENOTITIE" in own
    assert [answer.status_code for answer in others] == [404, 404]


@pytest.mark.parametrize("role", ["is_coordinator", "is_manager"])
def test_another_role_opens_no_group(facilitator: User, role: str) -> None:
    group = make_group(facilitator)
    ada = User.objects.create_user("ada@a.example", name="Ada", organisation=facilitator.organisation)
    User.objects.filter(pk=ada.pk).update(**{"is_facilitator": False, role: True})

    answers = [client_of(ada).get(reverse(name, args=[group.public_id])) for name in ("group", "group_edit")]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert client_of(ada).get(reverse("groups")).status_code == 403


def test_who_lost_the_role_guides_no_group_any_longer(facilitator: User) -> None:
    group = make_group(facilitator)

    User.objects.filter(pk=facilitator.pk).update(is_facilitator=False)

    assert client_of(facilitator).get(reverse("group", args=[group.public_id])).status_code == 404


def test_somebody_beside_the_facilitator_sees_the_group(facilitator: User, colleague: User) -> None:
    group = make_group(facilitator)

    client_of(facilitator).post(
        reverse("group_facilitators", args=[group.public_id]), {"facilitator": facilitator.pk, "others": colleague.pk}
    )

    page = client_of(colleague).get(reverse("group", args=[group.public_id]))
    assert page.status_code == 200
    assert "Pim" in page.content.decode()
    assert list(Group.objects.for_user(colleague)) == [group]


def test_who_gives_a_group_away_does_not_see_it_any_longer(facilitator: User, colleague: User) -> None:
    group = make_group(facilitator)
    client = client_of(facilitator)

    answer = client.post(reverse("group_facilitators", args=[group.public_id]), {"facilitator": colleague.pk})

    assert answer["Location"] == reverse("groups")
    assert client.get(reverse("group", args=[group.public_id])).status_code == 404
    assert client_of(colleague).get(reverse("group", args=[group.public_id])).status_code == 200


def test_a_group_goes_to_nobody_of_another_organisation(facilitator: User, stranger: User) -> None:
    group = make_group(facilitator)

    answer = client_of(facilitator).post(
        reverse("group_facilitators", args=[group.public_id]), {"facilitator": stranger.pk}
    )

    assert answer.status_code == 422
    with pytest.raises(NotAFacilitator):
        commands.hand_over(group, stranger, [])


def test_what_goes_and_what_stays_is_said_beforehand(facilitator: User, facilitator_client: Client) -> None:
    group = make_group(facilitator)

    page = facilitator_client.get(reverse("group_end", args=[group.public_id])).content.decode()

    assert "6 mensen met hun adressen" in page
    assert "de oogst van 0 sessies" in page


def test_a_group_that_was_put_away_comes_back(facilitator: User, facilitator_client: Client) -> None:
    group = make_group(facilitator)
    address = reverse("group_archive", args=[group.public_id])

    facilitator_client.post(address)
    away = facilitator_client.get(reverse("group", args=[group.public_id])).content.decode()
    facilitator_client.post(address, {"back": "1"})

    group.refresh_from_db()
    assert "opgeborgen" in away
    assert not group.is_archived


def test_nothing_is_deleted_without_the_tick(facilitator: User, facilitator_client: Client) -> None:
    group = make_group(facilitator)

    answer = facilitator_client.post(reverse("group_delete", args=[group.public_id]))

    assert answer.status_code == 422
    assert 'id="sure-error"' in answer.content.decode()
    assert Group.objects.exists()


def test_a_deleted_group_is_gone_with_its_people(facilitator: User, facilitator_client: Client) -> None:
    group = make_group(facilitator)

    facilitator_client.post(reverse("group_delete", args=[group.public_id]), {"sure": "on"})

    assert not Group.objects.exists()
    assert not Member.objects.exists()


def test_an_empty_list_of_groups_invites(facilitator_client: Client) -> None:
    page = facilitator_client.get(reverse("groups")).content.decode()

    assert "Je hebt nog geen groep" in page


def test_two_screens_with_one_description_lose_nothing(facilitator_client: Client, facilitator: User) -> None:
    group = make_group(facilitator)
    address = reverse("group_edit", args=[group.public_id])
    seen = re.search(r'name="seen" value="(\w+)"', facilitator_client.get(address).content.decode())
    assert seen is not None
    first = facilitator_client.post(address, DESCRIBED | {"seen": seen[1], "notes": "Van de een"})

    second = facilitator_client.post(address, DESCRIBED | {"seen": seen[1], "notes": "Van de ander"})

    page = second.content.decode()
    again = re.search(r'name="seen" value="(\w+)"', page)
    assert again is not None
    assert (first.status_code, second.status_code) == (303, 409)
    assert "Van de ander" in page
    assert Group.objects.get(pk=group.pk).notes == "Van de een"
    facilitator_client.post(address, DESCRIBED | {"seen": again[1], "notes": "Van de ander"})
    assert Group.objects.get(pk=group.pk).notes == "Van de ander"
