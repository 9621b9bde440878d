"""Texts that try something: too long, invisible, piled up, turned around. Refused with the words, or kept harmless."""

from __future__ import annotations

import html
import unicodedata
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from sessions.models import Card, Seat, Session
from sessions.models.activity import Activity

from .acts import ACTS, FACILITATOR, Meant
from .stage import Stage, and_back, is_refused, key

pytestmark = pytest.mark.django_db
TEXTS = {"text", "name", "title", "note", "text-vraag-0"}
TYPED = [each for each in ACTS if each.act not in {"answered"}]
TOO_MUCH = {
    "20,000 marks": "Hal" + "\u0335" * 20_000,
    "2,001 signs": "a" * 2_001,
    "a sign that is nothing": "Wat\x00 nu?",
}
NOTHING = {"spaces": " \n ", "only turned": "\u202e\u202c", "no width": "\u200b\u2060\ufeff"}
HARMLESS = {
    "turned around": "Wat \u202egnag\u202c \u2066nu\u2069?",
    "piled up": "W" + "\u0335\u0353" * 60 + "at nu?",
    "control signs": "Wat\x1b[31m \x07nu\x7f?",
    "markup": "<script>alert(1)</script>{{ 7*7 }}{% load x %}",
    "quotes": "'; DROP TABLE cards; --\"",
    "formula": "=cmd|' /C calc'!A0",
    "very wide": "W" * 36,
}
PLACES = [
    (each, name)
    for each in ACTS
    for name in sorted(TEXTS)
    if name
    in (
        {
            "card-correct": {"text"},
            "line": {"text"},
            "write-for": {"text"},
            "seat-add": {"name"},
            "seat-rename": {"name"},
            "insert": {"title"},
            "answered": {"note"},
            "card-rewrite": {"text"},
            "write": {"text-vraag-0"},
        }.get(each.act, ())
    )
]
IDS = [f"{each} {name}" for each, name in PLACES]


@pytest.mark.parametrize("much", TOO_MUCH)
@pytest.mark.parametrize(("meant", "name"), PLACES, ids=IDS)
def test_what_cannot_be_kept_is_refused_and_changes_nothing(stage: Stage, meant: Meant, name: str, much: str) -> None:
    before = stage.versions()

    answer = meant.send(stage, **{name: TOO_MUCH[much]})

    assert is_refused(answer)
    assert stage.versions() == before


@pytest.mark.parametrize("nothing", NOTHING)
@pytest.mark.parametrize(("meant", "name"), [place for place in PLACES if place[1] != "note"])
def test_what_nobody_can_see_is_refused(stage: Stage, meant: Meant, name: str, nothing: str) -> None:
    before = stage.versions()

    answer = meant.send(stage, **{name: NOTHING[nothing]})

    assert is_refused(answer)
    assert stage.versions() == before


@pytest.mark.parametrize("words", HARMLESS)
@pytest.mark.parametrize(("meant", "name"), PLACES, ids=IDS)
def test_what_is_kept_is_harmless(stage: Stage, meant: Meant, name: str, words: str) -> None:
    with and_back():
        answer = meant.send(stage, **{name: HARMLESS[words]})
        kept = stored()

    assert answer.status_code == 204
    assert [text for text in kept if is_harmful(text)] == []


def stored() -> list[str]:
    """Every text that people can have typed."""
    cards = [text for pair in Card.objects.values_list("text", "note") for text in pair]
    others = [model._default_manager.values_list(column, flat=True) for model, column in COLUMNS]
    return [*cards, *(text for values in others for text in values)]


COLUMNS: tuple[tuple[Any, str], ...] = ((Seat, "name"), (Session, "title"), (Activity, "title"))


def is_harmful(text: str) -> bool:
    piled = any(all(unicodedata.category(sign) == "Mn" for sign in text[at : at + 9]) for at in range(len(text) - 8))
    turned = any("\u202a" <= sign <= "\u202e" or "\u2066" <= sign <= "\u2069" for sign in text)
    return piled or turned or any(unicodedata.category(sign) == "Cc" and sign not in "\n\t" for sign in text)


@pytest.mark.parametrize("act", ["card-rewrite", "line", "write"])
@pytest.mark.parametrize("situation", ["over", "other activity", "no number"])
def test_without_scripts_a_refusal_shows_what_was_typed(stage: Stage, act: str, situation: str) -> None:
    meant = next(each for each in ACTS if each.act == act and each.seat != FACILITATOR)
    room = stage.rooms[meant.room]
    words = "Wat houdt <jou> tegen & waarom?"
    fields = {**meant.fields(room), "text": words, "text-vraag-0": words}
    changed: dict[str, dict[str, Any]] = {
        "over": {"activity": stage.rooms["stranger"].current.pk, "card": 0},
        "other activity": {"activity": room.session.agenda()[0].pk, "card": "0"},
        "no number": {"activity": "x", "card": "x"},
    }

    answer = stage.phone(meant.room, meant.seat).post(reverse("phone_do", args=[act]), {**fields, **changed[situation]})

    assert is_refused(answer)
    assert words in html.unescape(answer.content.decode())


@pytest.mark.parametrize("title", [*TOO_MUCH.values(), *NOTHING.values()], ids=[*TOO_MUCH, *NOTHING])
def test_a_session_does_not_open_with_such_a_title(stage: Stage, title: str) -> None:
    before = Session.objects.count()

    answer = stage.laptop().post(reverse("start"), {"title": title, "method": "incidenten", "seats": 6, "minutes": 90})

    assert answer.status_code == 422
    assert Session.objects.count() == before


def test_a_title_is_kept_harmless(stage: Stage) -> None:
    with and_back():
        fields = {"title": HARMLESS["turned around"], "method": "roddelen", "seats": 6, "minutes": 90}
        fields |= {f"gate-roddelen-{number}": "on" for number in range(9)}

        answer = stage.laptop().post(reverse("start"), fields)
        titles = list(Session.objects.values_list("title", flat=True))

    assert answer.status_code == 303
    assert not any(map(is_harmful, titles))


@pytest.mark.parametrize("name", [*TOO_MUCH.values(), *NOTHING.values()], ids=[*TOO_MUCH, *NOTHING])
def test_nobody_sits_down_under_such_a_name(stage: Stage, name: str) -> None:
    session = stage.rooms["write"].session
    before = stage.versions()

    answer = Client().post(reverse("join"), {"door": session.door_key, "name": name, "agrees": "on", "key": key()})

    assert answer.status_code == 422
    assert stage.versions() == before
