"""Two or three methods side by side."""

import pytest
from django.test import Client
from django.urls import reverse

from methods import catalogue, comparing


def page(client: Client, *slugs: str) -> str:
    answer = client.get(reverse("compare"), {"method": slugs})
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("slugs", [("vijf-stappen", "roddelen"), ("socratisch", "incidenten", "roddelen-kort")])
def test_what_each_is_for_and_asks_stands_side_by_side(facilitator_client: Client, slugs: tuple[str, ...]) -> None:
    text = page(facilitator_client, *slugs)

    chosen = [catalogue.method(slug) for slug in slugs]
    assert text.count('class="sheet column"') == len(slugs)
    for method in chosen:
        assert all(line in text for line in (method.question, *method.suits, *method.caution, *method.gate))
        assert all(step.title in text for step in method.live_steps)
        assert f'{reverse("start")}?method={method.slug}"' in text


@pytest.mark.parametrize(
    "slugs", [("roddelen",), ("roddelen", "roddelen"), ("a", "b"), tuple(method.slug for method in catalogue.methods())]
)
def test_one_or_many_or_unknown_ones_are_asked_again(facilitator_client: Client, slugs: tuple[str, ...]) -> None:
    text = page(facilitator_client, *slugs)

    assert "column" not in text.split("<main", 1)[1].split("<form", 1)[0]
    assert "twee of drie" in text


def test_without_a_choice_it_asks_which(facilitator_client: Client) -> None:
    text = facilitator_client.get(reverse("compare")).content.decode()

    assert "Welke werkvormen?" in text
    assert "notice" not in text.split("<main", 1)[1]


def test_the_minutes_of_the_group_are_those_of_the_method() -> None:
    columns = comparing.compare_screen([method.slug for method in catalogue.methods()])

    minutes = {column.card.slug: column.speaks + column.writes + column.listens for column in columns}

    assert minutes == {method.slug: method.default_minutes for method in catalogue.methods()}
    assert all(sum(leg.minutes for leg in column.steps) == column.card.default_minutes for column in columns)


def test_it_only_answers_questions(facilitator_client: Client) -> None:
    answer = facilitator_client.post(reverse("compare"))

    assert answer.status_code == 405
