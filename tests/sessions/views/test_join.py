"""Coming in: a code or a scanned key, a name, the rules, and a chair that stays."""

from __future__ import annotations

import pytest
from django.http import HttpResponse
from django.test import Client
from pytest_django.fixtures import Settings

from sessions.commands import seats, steps
from tests.factories import Room

pytestmark = pytest.mark.django_db
NAMED = {"name": "Soraya", "agrees": "on"}


def knock(**fields: str) -> HttpResponse:
    return Client().post("/mee/", fields)  # type: ignore[return-value]  # the test client's own class


def test_the_door_asks_for_the_code(room: Room) -> None:
    html = Client().get("/mee/").content.decode()

    assert 'autocapitalize="characters"' in html
    assert 'name="door"' in html


@pytest.mark.parametrize(
    "spell", [str, str.lower, lambda code: f"{code[:3]} {code[3:]}", lambda code: f" {code[:3]}-{code[3:]} "]
)
def test_the_code_may_be_typed_as_people_type(room: Room, spell: type[str]) -> None:
    response = knock(code=spell(room.session.code))

    assert response.status_code == 200
    assert 'name="name"' in response.content.decode()


def test_a_scanned_key_needs_no_code(room: Room) -> None:
    response = knock(door=room.session.door_key, code="")

    html = response.content.decode()
    assert response.status_code == 200
    assert f'value="{room.session.door_key}"' in html


def test_the_doorstep_says_whose_session_it_is_and_what_is_agreed(room: Room) -> None:
    html = knock(code=room.session.code).content.decode()

    assert room.session.title in html
    assert "Hanneke Vos" in html
    assert not [rule for rule in room.session.rules if rule not in html]


@pytest.mark.parametrize("code", ["", "BBBBBB", "B", "'; DROP"])
def test_a_wrong_code_is_said_at_the_field_and_stays(room: Room, code: str) -> None:
    response = knock(code=code)

    html = response.content.decode()
    assert response.status_code == 422
    assert 'id="code-error"' in html
    assert 'aria-invalid="true"' in html
    assert f'value="{code}"' in html or not code.isalpha()


def test_a_wrong_key_is_not_carried_along(room: Room) -> None:
    response = knock(door="verzonnen")

    assert response.status_code == 422
    assert "verzonnen" not in response.content.decode()


def test_a_locked_door_and_an_ended_session_open_for_nobody(room: Room) -> None:
    seats.hold_door(room.session, is_open=False)
    locked = knock(code=room.session.code)
    seats.hold_door(room.session, is_open=True)
    room.start()
    steps.end(room.session)

    ended = knock(code=room.session.code)

    assert (locked.status_code, ended.status_code) == (422, 422)


def test_a_name_and_a_yes_give_a_chair(room: Room) -> None:
    client = Client()

    response = client.post("/mee/", {"code": room.session.code, "name": " Naima ", "agrees": "on"})

    seat = room.session.seats.get(name="Naima")
    assert response.status_code == 303
    assert response["Location"] == "/kring/"
    assert seat.committed_at is not None
    assert f'id="chair-{seat.pk}"' in client.get("/kring/").content.decode()


def test_the_second_anouk_is_anouk_2(room: Room) -> None:
    knock(code=room.session.code, name="anouk", agrees="on")

    assert room.session.seats.filter(name="anouk 2").exists()


@pytest.mark.parametrize("name", ["", "   ", "\u202e"])
def test_without_a_name_there_is_no_chair(room: Room, name: str) -> None:
    response = knock(code=room.session.code, name=name, agrees="on")

    html = response.content.decode()
    assert response.status_code == 422
    assert 'id="name-error"' in html
    assert "checked" in html
    assert room.session.seats.count() == 6


def test_without_a_yes_there_is_no_chair_and_the_name_stays(room: Room) -> None:
    response = knock(code=room.session.code, name="Soraya")

    html = response.content.decode()
    assert response.status_code == 422
    assert 'id="agrees-error"' in html
    assert 'value="Soraya"' in html


def test_a_thirteenth_person_is_told_why_not(room: Room) -> None:
    for number in range(6):
        room.sit(f"Gast {number}")

    response = knock(code=room.session.code, **NAMED)

    assert response.status_code == 404
    assert 'href="/mee/"' in response.content.decode()


def test_the_cookie_is_for_this_phone_only(room: Room) -> None:
    cookie = knock(code=room.session.code, **NAMED).cookies["seat"]

    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert cookie["path"] == "/"
    assert int(cookie["max-age"]) == 12 * 60 * 60


def test_under_https_the_cookie_is_tied_to_this_host(room: Room, settings: Settings) -> None:
    settings.HTTPS = True

    cookie = knock(code=room.session.code, **NAMED).cookies["__Host-seat"]

    assert cookie["secure"]
    assert not cookie["domain"]


def test_the_stored_token_is_not_the_one_on_the_phone(room: Room) -> None:
    token = knock(code=room.session.code, **NAMED).cookies["seat"].value

    assert not room.session.seats.filter(token_hash=token).exists()


def test_a_phone_with_a_chair_is_offered_the_way_back(room: Room) -> None:
    phone = room.phone(room.seats[1])

    html = phone.get("/mee/").content.decode()
    scanned = phone.post("/mee/", {"door": room.session.door_key}).content.decode()

    assert 'href="/kring/"' in html
    assert room.seats[1].name in html
    assert 'href="/kring/"' in scanned


def test_a_chair_in_a_session_that_has_ended_is_not_offered(room: Room) -> None:
    phone = room.phone(room.seats[1])
    steps.end(room.start().session)

    assert 'href="/kring/"' not in phone.get("/mee/").content.decode()
