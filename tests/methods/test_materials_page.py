"""The list to take along: paper or screens, and a good place."""

import pytest
from django.test import Client
from django.urls import reverse

from methods import catalogue, screens

SLUGS = [method.slug for method in catalogue.methods()]


@pytest.mark.parametrize("slug", SLUGS)
def test_everything_to_bring_is_on_the_page(facilitator_client: Client, slug: str) -> None:
    method, place = catalogue.method(slug), catalogue.place()

    text = facilitator_client.get(reverse("materials", args=[slug])).content.decode()

    for material in method.materials:
        assert material.paper in text
        assert material.digital in text
    assert all(line in text for line in (*place.room, *place.online, *place.paper, *place.digital))


def test_what_nothing_takes_the_place_of_is_needed_with_screens_too() -> None:
    screen = screens.materials_screen("roddelen")

    chair = "Een stoel die kan draaien of verplaatst kan worden"
    assert chair in screen.paper
    assert chair in screen.digital
    assert "Flap voor de kern van het gesprek" not in screen.digital


@pytest.mark.parametrize(
    "words", ["frisse lucht", "kring, zonder tafel", "eigen werkplek", "Stil", "vanuit elke stoel", "koffie"]
)
def test_a_good_place_is_what_the_sources_ask(words: str) -> None:
    lines = " ".join(catalogue.place().room).lower()

    assert words.lower() in lines


def test_the_page_of_a_method_leads_to_its_list(facilitator_client: Client) -> None:
    page = facilitator_client.get(reverse("method", args=["socratisch"])).content.decode()

    assert f'href="{reverse("materials", args=["socratisch"])}"' in page


def test_an_unknown_method_has_no_list(facilitator_client: Client) -> None:
    answer = facilitator_client.get(reverse("materials", args=["helderziend"]))

    assert answer.status_code == 404
