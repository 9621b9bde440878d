"""Texts with placeholders, and activities that come back as they were kept."""

import json

import pytest
from pydantic import ValidationError

from methods import catalogue
from methods.definitions import activity_from, fill, placeholders


def test_names_are_filled_in() -> None:
    text = fill(
        "{case_bringer}, onze vraag is: {fundamental_question}",
        {"case_bringer": "Amina", "fundamental_question": "Wat?"},
    )

    assert text == "Amina, onze vraag is: Wat?"


@pytest.mark.parametrize("values", [{}, {"case_bringer": ""}])
def test_a_name_without_a_value_becomes_a_gap(values: dict[str, str]) -> None:
    text = fill("{case_bringer}, vertel.", values)

    assert text == "…, vertel."


def test_a_value_is_never_filled_in_itself() -> None:
    text = fill("{case_bringer}", {"case_bringer": "{secret} {0.__class__}", "secret": "x"})

    assert text == "{secret} {0.__class__}"


def test_names_are_found_in_order() -> None:
    found = placeholders("{b} en {a} en {b}")

    assert found == ("b", "a", "b")


def test_every_activity_comes_back_from_json_as_it_was() -> None:
    kept = [activity for method in catalogue.methods() for step in method.steps for activity in step.activities]

    back = [activity_from(json.loads(activity.model_dump_json())) for activity in kept]

    assert back == kept


def test_a_broken_activity_does_not_come_back() -> None:
    with pytest.raises(ValidationError):
        activity_from({"kind": "talk"})


def test_a_definition_cannot_be_changed() -> None:
    method = catalogue.method("roddelen")

    with pytest.raises(ValidationError):
        method.name = "Kletsen"  # type: ignore[misc]  # that it is refused is the fact


def test_a_starter_keeps_its_last_space() -> None:
    starters = [
        prompt.starter
        for method in catalogue.methods()
        for step in method.steps
        for activity in step.activities
        if activity.kind == "write"
        for prompt in activity.prompts
        if prompt.starter
    ]

    assert starters
    assert all(starter.endswith(" ") for starter in starters)
