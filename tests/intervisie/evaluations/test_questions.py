"""The questions as data: what comes with the product, and what an organisation may make of it."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from intervisie.accounts.models import User
from intervisie.evaluations.errors import Faulty
from intervisie.evaluations.models import Adapted
from intervisie.evaluations.questionnaire import adapted, read, standard
from tests.intervisie.evaluations.circles import circle


def test_a_circle_is_asked_five_things_and_one_more_about_guiding() -> None:
    asked = standard(final=False)

    assert len(asked.asked(guided=False).statements) == 5
    assert [each.id for each in asked.asked(guided=True).statements][5:] == ["guiding"]
    assert asked.open
    assert [each.id for each in asked.need.choices] == ["series", "own", "theme", "nothing"]


def test_the_end_of_a_path_asks_about_its_seven_goals() -> None:
    assert len(standard(final=True).statements) == 7


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"format = 1", "title"),
        (b"format = 1\ntitle = [", "questions.toml"),
        (b"\xff", "questions.toml"),
        (b"#" * 70_000, "larger than 64 KiB"),
        (b'format = 1\ntitle = "Hoe"\ncolour = "red"', "colour"),
    ],
    ids=["missing", "torn", "no text", "large", "unknown"],
)
def test_a_file_that_cannot_be_used_says_where_it_is_wrong(content: bytes, said: str) -> None:
    with pytest.raises(Faulty, match=said):
        read(content, name="questions.toml")


@pytest.mark.parametrize(
    ("chosen", "own"),
    [(["said", "share"], []), (["said", "share", "guiding"], []), (["said"], ["Een."] * 4), (["said"], ["Een."] * 2)],
    ids=["two", "two without guidance", "four of one's own", "the same twice"],
)
def test_outside_the_bounds_is_refused(chosen: list[str], own: list[str]) -> None:
    with pytest.raises(Faulty):
        adapted(chosen, own)


def test_other_words_are_another_statement() -> None:
    first, second = (adapted(["said", "share"], [text]).statements[-1] for text in ("Ik leerde.", "Ik leerde veel."))

    assert first.id != second.id


@pytest.mark.django_db
def test_a_manager_chooses_and_the_next_circle_is_asked_so(facilitator: User) -> None:
    manager = User.objects.create_user(
        "bas@lindedal.example", name="Bas", organisation=facilitator.organisation, is_manager=True
    )
    client = Client()
    client.force_login(manager)
    before = circle(facilitator, 2)

    kept = client.post(
        reverse("questions"), {"chosen": ["said", "tomorrow"], "own_1": "Ik durf meer.", "own_2": "", "own_3": ""}
    )

    texts = [each["text"] for each in circle(facilitator, 2).questions["statements"]]
    before.refresh_from_db()
    assert kept.status_code == 303
    assert texts == ["Ik kon zeggen wat ik dacht.", "Hier kan ik morgen iets mee.", "Ik durf meer."]
    assert len(before.questions["statements"]) == 6
    assert "Ik durf meer." in client.get(reverse("questions")).content.decode()


@pytest.mark.django_db
def test_what_cannot_be_asked_is_refused_and_nothing_typed_is_lost(facilitator: User) -> None:
    User.objects.filter(pk=facilitator.pk).update(is_manager=True)
    client = Client()
    client.force_login(facilitator)

    refused = client.post(reverse("questions"), {"chosen": ["said"], "own_1": "Ik durf meer."})

    assert refused.status_code == 422
    assert "Ik durf meer." in refused.content.decode()
    assert not Adapted.objects.exists()
