"""The word of an organisation for who leads a session: wherever people read it, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext

from intervisie.ready import compile_translations
from intervisie.words import said, speaking
from sessions.screens.harvest import harvest_screen
from tests.factories import Room, open_room

ROOT = Path(__file__).resolve().parent.parent.parent
SENTENCE = "Only your facilitator sees this, and nothing of it is kept."


@pytest.fixture
def room(db: None) -> Room:
    """Of an organisation that says procesbegeleider."""
    room = open_room("roddelen")
    room.session.organisation.facilitator_word = "procesbegeleider"
    room.session.organisation.save()
    return room


def test_a_phone_says_it(room: Room) -> None:
    page = room.phone(room.seats[1]).get(reverse("phone")).content.decode()

    assert "Je procesbegeleider begint zo." in page
    assert "begeleider" not in page.replace("procesbegeleider", "")


def test_who_is_signed_in_reads_it_and_the_language_stays_dutch(room: Room) -> None:
    answer = room.laptop().get("/organisation/")

    assert "vraag het de procesbegeleider" in answer.content.decode()
    assert '<html lang="nl">' in answer.content.decode()
    assert answer["Content-Language"] == "nl"


def test_another_organisation_does_not_hear_it(room: Room, stranger_client: Client) -> None:
    page = stranger_client.get("/organisation/").content.decode()

    assert "vraag het de begeleider" in page


def test_english_stays_english(room: Room) -> None:
    phone = room.phone(room.seats[1])
    phone.cookies["django_language"] = "en"

    page = phone.get(reverse("phone")).content.decode()

    assert "Your facilitator is about to begin." in page


def test_names_and_titles_are_left_alone(room: Room) -> None:
    room.session.title = "De begeleider begeleid"
    room.session.save()

    assert "De begeleider begeleid" in room.laptop().get(f"/sessions/{room.session.public_id}/").content.decode()
    assert harvest_screen(room.session).title == "De begeleider begeleid"


@pytest.mark.parametrize(
    ("word", "sentence"),
    [
        ("gespreksbegeleider", "Alleen je gespreksbegeleider ziet dit, en er blijft niets van bewaard."),
        ("intervisiebegeleider", "Alleen je intervisiebegeleider ziet dit, en er blijft niets van bewaard."),
        ("procesbegeleider", "Alleen je procesbegeleider ziet dit, en er blijft niets van bewaard."),
        ("begeleider", "Alleen je begeleider ziet dit, en er blijft niets van bewaard."),
        ("iets anders", "Alleen je begeleider ziet dit, en er blijft niets van bewaard."),
    ],
)
def test_every_word_has_its_dutch(word: str, sentence: str) -> None:
    with translation.override("nl"), speaking(word):
        assert gettext(SENTENCE) == sentence
        assert gettext("Sign in") == "Inloggen"


def test_the_words_to_choose_from_stay_what_they_are() -> None:
    with translation.override("nl"), speaking("procesbegeleider"):
        assert [gettext(word) for word in ("begeleider", "gespreksbegeleider")] == ["begeleider", "gespreksbegeleider"]


def test_capitals_and_plurals_stay() -> None:
    heard = said("Begeleider en begeleiders; wie begeleidt, de intervisiebegeleider.", "procesbegeleider")

    assert heard == "Procesbegeleider en procesbegeleiders; wie begeleidt, de intervisiebegeleider."


def test_variants_are_made_anew_when_the_dutch_changes(tmp_path: Path) -> None:
    source = tmp_path / "nl" / "LC_MESSAGES" / "django.po"
    source.parent.mkdir(parents=True)
    source.write_bytes((ROOT / "locale" / "nl" / "LC_MESSAGES" / "django.po").read_bytes())
    made = tmp_path / "nl_X-proces" / "LC_MESSAGES" / "django.mo"
    compile_translations(tmp_path)
    first = made.read_bytes()

    source.write_text(source.read_text().replace("Alleen je begeleider ziet", "Niemand dan je begeleider ziet"))
    compile_translations(tmp_path)

    assert b"Niemand dan je procesbegeleider ziet" not in first
    assert b"Niemand dan je procesbegeleider ziet" in made.read_bytes()
