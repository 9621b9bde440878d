"""Starting now: a form that refuses with a reason at the field, and loses nothing."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from methods import catalogue
from methods.screens import method_screen
from sessions.models import Session

FILLED = {"method": "vijf-stappen", "title": "Wijkteam Noord", "seats": "6", "minutes": "90"}


def send(client: Client, **changed: str) -> Any:
    return client.post(reverse("start"), FILLED | changed)


def ticks(slug: str, prefix: str = "") -> dict[str, str]:
    """Every check of this method's gate."""
    return {f"{prefix}gate-{slug}-{number}": "on" for number in range(len(catalogue.method(slug).gate))}


def test_the_form_shows_every_method_with_its_page(facilitator_client: Client) -> None:
    page = facilitator_client.get(reverse("start")).content.decode()

    for method in catalogue.methods():
        assert f'name="method" value="{method.slug}"' in page
        assert reverse("method", args=[method.slug]) in page
        assert method.lead in page


def test_a_method_from_another_page_is_chosen_already(facilitator_client: Client) -> None:
    page = facilitator_client.get(reverse("start"), {"method": "socratisch"}).content.decode()

    assert 'name="method" value="socratisch" data-least="4" checked' in page
    assert f"{method_screen('socratisch').around.total} " in page


def test_an_unknown_method_in_the_address_is_ignored(facilitator_client: Client) -> None:
    page = facilitator_client.get(reverse("start"), {"method": "<b>"}).content.decode()

    assert 'name="method"' in page
    assert "<b>" not in page


def test_a_filled_in_form_opens_a_session(facilitator_client: Client) -> None:
    answer = send(facilitator_client, first_time="on", seats="7")

    session = Session.objects.get()
    assert answer.status_code == 303
    assert answer["Location"] == reverse("console", args=[session.public_id])
    assert (session.title, session.seats_expected, session.first_time) == ("Wijkteam Noord", 7, True)


def test_without_the_gate_nothing_starts(facilitator_client: Client) -> None:
    answer = send(facilitator_client, method="roddelen")

    page = answer.content.decode()
    assert answer.status_code == 422
    assert Session.objects.count() == 0
    assert 'id="id_gate-roddelen-0_error"' in page
    assert 'id="id_gate-incidenten-0_error"' not in page


def test_one_tick_of_two_is_not_enough(facilitator_client: Client) -> None:
    answer = send(facilitator_client, method="roddelen", **{"gate-roddelen-0": "on"})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'id="id_gate-roddelen-0_error"' not in page
    assert 'id="id_gate-roddelen-1_error"' in page


@pytest.mark.parametrize("slug", ["roddelen", "roddelen-kort", "incidenten"])
def test_with_the_gate_it_starts(facilitator_client: Client, slug: str) -> None:
    answer = send(facilitator_client, method=slug, **ticks(slug))

    assert answer.status_code == 303


def test_the_fundamental_question_is_asked_for_with_examples(facilitator_client: Client) -> None:
    answer = send(facilitator_client, method="socratisch")

    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'id="id_variable-socratisch-fundamental_question_error"' in page
    assert catalogue.method("socratisch").variables[0].examples[0] in page


def test_the_fundamental_question_is_kept_with_its_round(facilitator_client: Client) -> None:
    send(
        facilitator_client,
        method="socratisch",
        **{"variable-socratisch-fundamental_question": "Wanneer mag je loslaten?"},
    )

    case = Session.objects.get().rounds.get()
    assert case.variables == {"fundamental_question": "Wanneer mag je loslaten?"}


def test_two_cases_each_have_their_own_method(facilitator_client: Client) -> None:
    send(facilitator_client, second="incidenten", **ticks("incidenten", "second-"))

    rounds = Session.objects.get().rounds.order_by("position")
    assert [each.method_slug for each in rounds] == ["vijf-stappen", "incidenten"]


def test_the_gate_holds_for_a_second_case_too(facilitator_client: Client) -> None:
    answer = send(facilitator_client, second="incidenten", **ticks("incidenten"))

    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'id="id_second-gate-incidenten-0_error"' in page
    assert '<details class="plan__part second" open>' in page


def test_two_cases_with_one_method_have_two_questions(facilitator_client: Client) -> None:
    send(
        facilitator_client,
        method="socratisch",
        second="socratisch",
        **{
            "variable-socratisch-fundamental_question": "Wanneer mag je loslaten?",
            "second-variable-socratisch-fundamental_question": "Wanneer werk je goed samen?",
        },
    )

    rounds = Session.objects.get().rounds.order_by("position")
    questions = [each.variables["fundamental_question"] for each in rounds]
    assert questions == ["Wanneer mag je loslaten?", "Wanneer werk je goed samen?"]


def test_what_was_typed_comes_back(facilitator_client: Client) -> None:
    answer = send(
        facilitator_client,
        method="roddelen",
        title="Team <Zuid>",
        minutes="5",
        seats="4",
        **{"gate-roddelen-1": "on", "variable-socratisch-fundamental_question": "Wanneer is het genoeg?"},
    )

    page = answer.content.decode()
    assert 'value="Team &lt;Zuid&gt;"' in page
    assert 'value="Wanneer is het genoeg?"' in page
    assert 'name="method" value="roddelen" data-least="5" checked' in page
    assert 'name="gate-roddelen-1" id="id_gate-roddelen-1" checked' in page
    assert 'id="id_minutes_error"' in page


@pytest.mark.parametrize(
    ("field", "value"),
    [("title", ""), ("method", ""), ("method", "yoga"), ("seats", "1"), ("seats", "13"), ("minutes", "veel")],
)
def test_a_wrong_answer_is_refused_at_its_field(facilitator_client: Client, field: str, value: str) -> None:
    answer = send(facilitator_client, **{field: value})

    assert answer.status_code == 422
    assert f'id="id_{field}_error"' in answer.content.decode()
    assert Session.objects.count() == 0


def test_few_and_many_chairs_are_warned_about_in_words(facilitator_client: Client) -> None:
    page = facilitator_client.get(reverse("start")).content.decode()
    few = send(facilitator_client, seats="3")

    assert all(f"warn--{word}" in page for word in ("few", "many", "least"))
    assert few.status_code == 303


def test_a_stranger_does_not_start_anything(db: None) -> None:
    assert send(Client()).status_code == 302
    assert Session.objects.count() == 0


def test_the_way_to_the_chooser_takes_the_answers_along(facilitator_client: Client) -> None:
    page = facilitator_client.get(reverse("start"), {"minutes": "100", "seats": "7", "first_time": "1"})

    text = page.content.decode()
    assert f'{reverse("choose")}?minutes=100&amp;people=7&amp;familiarity=new"' in text
    assert 'name="minutes" value="100"' in text


def test_answers_of_the_chooser_come_back_into_the_form(facilitator_client: Client) -> None:
    page = facilitator_client.get(
        reverse("start"), {"method": "roddelen", "minutes": "75", "seats": "5", "first_time": "1"}
    )

    initial = page.context["form"].initial

    assert initial == {"method": "roddelen", "minutes": 75, "seats": 5, "first_time": True}


@pytest.mark.parametrize("wrong", ["", "-1", "14", "481", "9999", "x", "²", "\x00"])
def test_numbers_that_do_not_fit_are_left_out(facilitator_client: Client, wrong: str) -> None:
    page = facilitator_client.get(reverse("start"), {"minutes": wrong, "seats": wrong})

    initial = page.context["form"].initial

    assert initial == {}
