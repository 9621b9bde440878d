"""Themes of a path: noted by hand, seen by who guides the group, without persons."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from intervisie.accounts.models import User
from intervisie.groups.commands import themes
from intervisie.groups.errors import EnoughThemes
from intervisie.groups.models import Group, Theme
from tests.factories import make_group


@pytest.fixture
def group(facilitator: User) -> Group:
    return make_group(facilitator, "Anouk", "Joost")


def address(group: Group) -> str:
    return reverse("themes", args=[group.public_id])


def test_a_theme_is_noted_and_counted_when_it_comes_by_again(facilitator_client: Client, group: Group) -> None:
    for text in ("Nee zeggen", "Ruimte nemen", "nee zeggen"):
        facilitator_client.post(address(group), {"text": text})

    page = facilitator_client.get(address(group)).content.decode()

    assert [(theme.text, theme.times) for theme in group.themes.all()] == [("Nee zeggen", 2), ("Ruimte nemen", 1)]
    assert page.index("Nee zeggen") < page.index("Ruimte nemen")
    assert "2 keer langsgekomen" in page


def test_a_theme_is_crossed_out(facilitator_client: Client, group: Group) -> None:
    themes.note(group, "Nee zeggen")

    facilitator_client.post(address(group), {"cross-out": str(group.themes.get().pk)})

    assert not group.themes.exists()


def test_a_theme_of_another_group_stays(facilitator_client: Client, group: Group, stranger: User) -> None:
    elsewhere = make_group(stranger, "Bram")
    themes.note(elsewhere, "Loslaten")

    facilitator_client.post(address(group), {"cross-out": str(elsewhere.themes.get().pk)})

    assert elsewhere.themes.count() == 1


@pytest.mark.parametrize("text", ["", "   ", "x" * 61, "nul\0"], ids=["empty", "blank", "long", "nul"])
def test_what_is_no_theme_is_refused_at_the_field_and_not_lost(
    facilitator_client: Client, group: Group, text: str
) -> None:
    answer = facilitator_client.post(address(group), {"text": text})

    assert answer.status_code == 422
    assert 'aria-invalid="true"' in answer.content.decode()
    assert not Theme.objects.exists()


def test_a_path_has_a_limited_number_of_themes(facilitator_client: Client, group: Group) -> None:
    Theme.objects.bulk_create(Theme(group=group, text=f"Thema {number}") for number in range(themes.MOST))

    answer = facilitator_client.post(address(group), {"text": "Nog een"})

    assert answer.status_code == EnoughThemes.status
    assert 'value="Nog een"' in answer.content.decode()


def test_the_page_of_the_group_leads_to_its_themes(facilitator_client: Client, group: Group) -> None:
    page = facilitator_client.get(reverse("group", args=[group.public_id])).content.decode()

    assert address(group) in page
