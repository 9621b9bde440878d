"""After the end: a phone keeps its seat until it says goodbye, and after that it has nothing and is nobody (T23)."""

from __future__ import annotations

import re

from django.conf import settings
from django.test import Client

from sessions.access import cookie_name
from sessions.commands import steps
from tests.factories import Room

FORGET = '"cache", "storage"'


def test_a_goodbye_takes_the_seat_and_empties_the_browser(room: Room) -> None:
    room.start()
    steps.end(room.session)
    phone = room.phone(room.seats[1])

    answer = phone.get("/kring/goodbye/")

    assert answer.status_code == 200
    assert answer["Clear-Site-Data"] == FORGET
    assert answer["Cache-Control"] == "no-store"
    assert answer.cookies[cookie_name()]["max-age"] == 0
    assert answer.cookies[cookie_name()]["httponly"] is True
    assert phone.get("/kring/").status_code == 403


def test_a_goodbye_tells_nothing_of_the_session(room: Room) -> None:
    room.start()
    steps.end(room.session)

    html = room.phone(room.seats[1]).get("/kring/goodbye/").content.decode()

    assert not [word for word in (room.session.title, room.seats[1].name, room.facilitator.name) if word in html]


def test_whose_session_goes_on_is_sent_back_with_everything(room: Room) -> None:
    room.start()
    phone = room.phone(room.seats[1])

    answer = phone.get("/kring/goodbye/")

    assert answer["Location"] == "/kring/"
    assert "Clear-Site-Data" not in answer
    assert phone.get("/kring/").status_code == 200


def test_a_stranger_loses_nothing_by_it() -> None:
    answer = Client().get("/kring/goodbye/")

    assert answer.status_code == 200
    assert "Clear-Site-Data" not in answer


def test_the_end_offers_what_was_not_sent_before_it_is_erased(room: Room) -> None:
    room.start()
    steps.end(room.session)

    html = room.phone(room.seats[1]).get("/kring/").content.decode()

    assert 'data-farewell="/kring/goodbye/"' in html
    assert 'download="eigen-notities.txt"' in html
    assert room.session.title not in html


def test_every_page_comes_anew_when_it_is_shown_again(room: Room) -> None:
    paths = ["/kring/", "/kring/lead/", f"/beamer/{room.session.beamer_token}/"]

    pages = [room.phone(room.seats[1]).get(path).content.decode() for path in paths]
    pages += [room.laptop().get(path).content.decode() for path in ("/", f"/sessions/{room.session.public_id}/")]

    scripts = re.compile(r"js/(?:back|pages/\w+)\b")  # that of a page begins with it
    assert [len(scripts.findall(page)) for page in pages] == [1] * len(pages)
    assert all(
        'import "../back.js";' in file.read_text() for file in (settings.BASE_DIR / "static/js/pages").glob("*.js")
    )


def test_signing_out_empties_the_browser(room: Room) -> None:
    laptop = room.laptop()

    answers = [laptop.get("/accounts/logout/"), laptop.post("/accounts/logout/")]

    assert ["Clear-Site-Data" in answer for answer in answers] == [False, True]
    assert answers[1]["Clear-Site-Data"] == FORGET
    assert answers[1].cookies["sessionid"]["max-age"] == 0
    assert laptop.get("/").status_code == 302
