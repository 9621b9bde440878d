"""The print view and the download, for the facilitator who leads the session and nobody else."""

from __future__ import annotations

import re

import pytest
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse

from sessions.activities import KINDS
from sessions.activities.leaves import Leaf
from tests.factories import Room, make_facilitator, open_room
from tests.harvests import cores, questions
from tests.played import ADVICE, AFTER, BEFORE, CORES, NOTE, REACTION, agree_all, ask, end, play_vijf


def page(room: Room) -> str:
    """The page of the group's edition, once everybody has agreed to everything."""
    agree_all(room)
    return room.laptop().get(reverse("harvest", args=[room.session.public_id])).content.decode()


def download(room: Room) -> HttpResponse:
    answer = room.laptop().get(reverse("harvest_pdf", args=[room.session.public_id]))
    assert isinstance(answer, HttpResponse)
    return answer


def test_the_page_holds_the_whole_session(room: Room) -> None:
    play_vijf(room)

    text = page(end(room))

    for words in (BEFORE, AFTER, REACTION, NOTE, *ADVICE, *CORES):
        assert words in text
    assert "KANARIE" not in text


def test_it_works_with_nobody_in_the_circle(db: None) -> None:
    room = open_room("vijf-stappen", seats=0)

    text = page(room)

    assert "<h1>Adviseurs zorg en veiligheid</h1>" in text
    assert not re.search(r"<(table|ul)[^>]*>\s*</\1>", text)


def test_it_works_halfway(room: Room) -> None:
    ask(room)

    text = page(room)

    assert BEFORE in text
    assert "blockquote" in text
    assert not re.search(r"<(table|ul)[^>]*>\s*</\1>", text)


def test_it_works_with_two_cases_of_different_methods(db: None) -> None:
    room = open_room("socratisch", "roddelen-kort")
    room.go_to("vraag-opschrijven")
    room.write(room.bringer, BEFORE)

    text = page(room)

    assert "Wanneer mag je op je gevoel vertrouwen?" in text
    assert text.count('class="turn"') == 2


def test_a_card_is_text_and_never_markup(room: Room) -> None:
    room.go_to("vraag-opschrijven")
    room.write(room.bringer, "<script>alert(1)</script><img src=x onerror=y>")

    text = page(room)

    assert "<script" not in text
    assert "&lt;img src=x" in text


def test_the_page_loads_two_style_sheets_and_no_script(room: Room) -> None:
    text = page(room)

    sheets = re.findall(r'rel="stylesheet" href="([^"]+)"', text)

    assert [sheet.rpartition("/")[2] for sheet in sheets] == ["harvest.css", "harvest-screen.css"]
    assert "<script" not in text
    assert "style=" not in text


def test_the_download_is_a_pdf_with_a_name_that_tells_nothing(room: Room) -> None:
    answer = download(room)

    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/pdf"
    assert re.fullmatch(r'attachment; filename="oogst-[0-9a-f]{8}\.pdf"', answer["Content-Disposition"])
    assert answer.content.startswith(b"%PDF-1.7")


def test_no_cache_keeps_it(room: Room) -> None:
    answer = download(room)

    assert answer["Cache-Control"] == "no-store"


@pytest.mark.parametrize("name", ["harvest", "harvest_pdf"])
def test_another_facilitator_finds_nothing(room: Room, name: str) -> None:
    colleague = make_facilitator("joep@example.org", room.facilitator.organisation)
    browser = Client()
    browser.force_login(colleague)

    answer = browser.get(reverse(name, args=[room.session.public_id]))

    assert answer.status_code == 404


@pytest.mark.parametrize("name", ["harvest", "harvest_pdf"])
def test_a_phone_does_not_get_it(room: Room, name: str) -> None:
    answer = room.phone(room.bringer).get(reverse(name, args=[room.session.public_id]))

    assert answer.status_code == 302


@pytest.mark.parametrize("name", ["harvest", "harvest_pdf"])
def test_it_is_only_read(room: Room, name: str) -> None:
    answer = room.laptop().post(reverse(name, args=[room.session.public_id]))

    assert answer.status_code == 405


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_that_left_nothing_draws_nothing(kind: str) -> None:
    nothing = Leaf(kind, 1, "Leeg")

    drawn = render_to_string(f"activities/{kind}/harvest.html", {"leaf": nothing, "bringer": "Anouk"})

    assert drawn.strip() == ""


@pytest.mark.parametrize("kind", ["write", "flip"])
def test_a_sheet_shows_its_title_and_its_lines(kind: str) -> None:
    drawn = render_to_string(f"activities/{kind}/harvest.html", {"leaf": cores()})

    assert "De kern volgens ons" in drawn
    assert all(text in drawn for text in CORES)
    assert "Joost" in drawn


@pytest.mark.parametrize("kind", ["sort", "answer"])
def test_a_sorted_sheet_shows_every_bin(kind: str) -> None:
    drawn = render_to_string(f"activities/{kind}/harvest.html", {"leaf": questions(), "bringer": "Anouk"})

    assert drawn.count("<h3") == 3
    assert drawn.count("<li>") == 16
    assert "Anouk" in drawn
