"""The page that helps to choose: its answers stand in the address, and lead to the form that starts a session."""

import pytest
from django.test import Client
from django.urls import reverse

from methods import catalogue


def page(client: Client, **answers: str) -> str:
    answer = client.get(reverse("choose"), answers)
    assert answer.status_code == 200
    return answer.content.decode()


def test_without_an_answer_every_method_lies_there(facilitator_client: Client) -> None:
    text = page(facilitator_client)

    assert all(reverse("method", args=[method.slug]) in text for method in catalogue.methods())
    assert "Past het best" not in text
    assert "Alle werkvormen, de makkelijkste eerst" in text


def test_reasons_and_warnings_are_told_in_words(facilitator_client: Client) -> None:
    text = page(facilitator_client, question="share", familiarity="well", safety="growing")

    assert "<strong>Past</strong>, want de inbrenger heeft zelf een flink aandeel en wil een blinde vlek zien." in text
    assert "<strong>Let op:</strong> de inbrenger luistert mee." in text
    assert text.count("Past het best") == 1
    assert text.index('data-method="roddelen" data-fit') < text.index('data-method="vijf"')


def test_the_answers_stay_chosen(facilitator_client: Client) -> None:
    text = page(facilitator_client, question="meaning", minutes="120", people="6", guide="without")

    assert 'value="meaning" id="id_question_3" checked' in text.replace(' class="', ' data-class="')
    assert 'value="120"' in text
    assert 'value="6"' in text


def test_the_answers_go_along_to_the_start(facilitator_client: Client) -> None:
    text = page(facilitator_client, question="problem", minutes="100", people="7", familiarity="new")

    assert f"{reverse('start')}?method=vijf-stappen&amp;minutes=100&amp;seats=7&amp;first_time=1" in text


def test_more_people_than_there_are_chairs_do_not_go_along(facilitator_client: Client) -> None:
    text = page(facilitator_client, people="15")

    assert "seats=" not in text


@pytest.mark.parametrize(
    "wrong",
    [{"minutes": "ten"}, {"minutes": "9" * 9000}, {"people": "-4"}, {"question": "weather"}, {"safety": "\x00"}],
)
def test_a_wrong_answer_is_told_and_the_others_count(facilitator_client: Client, wrong: dict[str, str]) -> None:
    text = page(facilitator_client, **{"question": "incident", "familiarity": "well", **wrong})

    assert "notice" in text
    assert "een groep die elkaar kent, kan ook een heftig verhaal dragen." in text


def test_it_only_answers_questions(facilitator_client: Client) -> None:
    answer = facilitator_client.post(reverse("choose"))

    assert answer.status_code == 405


def test_the_gallery_leads_here(facilitator_client: Client) -> None:
    gallery = facilitator_client.get(reverse("methods")).content.decode()

    assert f'href="{reverse("choose")}"' in gallery
    assert f'href="{reverse("compare")}"' in gallery


def test_it_says_so_when_nothing_fits_well(facilitator_client: Client) -> None:
    nothing, something = (
        page(facilitator_client, question="meaning", minutes="60"),
        page(facilitator_client, minutes="60"),
    )

    assert "Er is niets wat echt goed past." in nothing
    assert "Er is niets wat echt goed past." not in something
