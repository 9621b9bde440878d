"""Paths under a name: kept once, called otherwise, offered no longer; and never written over."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from intervisie.accounts.models import User
from intervisie.groups.commands import kept_paths
from intervisie.groups.errors import PathNameTaken
from intervisie.groups.models import Group, PathTemplate
from tests.factories import make_group

FIVE, THREE = ["with"] * 5, ["with", "without", "with"]


@pytest.fixture
def group(facilitator: User) -> Group:
    return make_group(facilitator)


@pytest.fixture
def kept(group: Group) -> PathTemplate:
    kept_paths.keep(group, "Vijf keer", FIVE, for_all=True)
    return PathTemplate.objects.get()


def listing(group: Group) -> str:
    return reverse("kept_paths", args=[group.public_id])


def act(group: Group, kept: PathTemplate, name: str) -> str:
    return reverse(name, args=[group.public_id, kept.pk])


def test_kept_twice_it_is_there_once(group: Group, kept: PathTemplate) -> None:
    kept_paths.keep(group, "vijf keer", FIVE, for_all=True)

    assert PathTemplate.objects.get().name == "Vijf keer"


def test_what_is_kept_for_one_group_is_widened_to_all(group: Group) -> None:
    other = make_group(group.facilitator, name="Noord")
    kept_paths.keep(group, "Drie keer", THREE, for_all=False)

    kept_paths.keep(group, "Drie keer", THREE, for_all=True)

    assert PathTemplate.objects.for_group(other).get().name == "Drie keer"


def test_two_of_one_name_can_be_told_apart(facilitator_client: Client, group: Group) -> None:
    kept_paths.keep(group, "Vijf keer", THREE, for_all=False)
    kept_paths.keep(make_group(group.facilitator, name="Noord"), "Vijf keer", FIVE, for_all=True)

    page = facilitator_client.get(reverse("path", args=[group.public_id])).content.decode()

    assert page.count("Vijf keer (alleen deze groep)") == 1


def test_another_path_does_not_take_its_name(group: Group, kept: PathTemplate) -> None:
    with pytest.raises(PathNameTaken):
        kept_paths.keep(group, "Vijf Keer", THREE, for_all=False)

    assert PathTemplate.objects.get().modes == FIVE


def test_the_page_lists_what_the_group_can_lay_out(
    facilitator_client: Client, group: Group, kept: PathTemplate
) -> None:
    other = make_group(group.facilitator, name="Noord")
    kept_paths.keep(other, "Drie keer", THREE, for_all=False)

    page = facilitator_client.get(listing(group)).content.decode()

    assert "Vijf keer" in page
    assert "5 bijeenkomsten" in page
    assert "Drie keer" not in page


def test_it_is_called_otherwise(facilitator_client: Client, group: Group, kept: PathTemplate) -> None:
    answer = facilitator_client.post(act(group, kept, "kept_path_name"), {"name": "Vijf avonden"})

    assert answer.status_code == 303
    assert PathTemplate.objects.get().name == "Vijf avonden"


@pytest.mark.parametrize("name", ["", "   ", "x" * 61, "Drie keer"], ids=["empty", "blank", "long", "taken"])
def test_a_name_that_cannot_be_is_said_at_its_field(
    facilitator_client: Client, group: Group, kept: PathTemplate, name: str
) -> None:
    kept_paths.keep(group, "Drie keer", THREE, for_all=False)

    answer = facilitator_client.post(act(group, kept, "kept_path_name"), {"name": name})

    kept.refresh_from_db()
    assert answer.status_code in {409, 422}
    assert answer.content.decode().count('aria-invalid="true"') == 1
    assert f'value="{name}"' in answer.content.decode() or not name.strip()
    assert kept.name == "Vijf keer"


def test_it_is_offered_no_longer(facilitator_client: Client, group: Group, kept: PathTemplate) -> None:
    answer = facilitator_client.post(act(group, kept, "kept_path_remove"))

    assert answer.status_code == 303
    assert not PathTemplate.objects.exists()
    assert "Nog geen" in facilitator_client.get(listing(group)).content.decode()


@pytest.mark.parametrize("name", ["kept_path_name", "kept_path_remove"])
def test_a_path_of_another_organisation_is_not_found(
    stranger: User, stranger_client: Client, kept: PathTemplate, name: str
) -> None:
    theirs = make_group(stranger)

    answer = stranger_client.post(act(theirs, kept, name), {"name": "Van ons"})

    assert answer.status_code == 404
    assert PathTemplate.objects.get().name == "Vijf keer"
