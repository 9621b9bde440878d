"""Coming in: a code or a scanned key, a name, the rules, and a chair that stays."""

from __future__ import annotations

import pytest
from django.http import HttpResponse
from django.test import Client
from pytest_django.fixtures import Settings

from sessions.commands import door, steps
from sessions.models import Door, Knock
from tests.factories import Room

pytestmark = pytest.mark.django_db
NAMED = {"name": "Khadija", "agrees": "on"}


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
    door.hold(room.session, Door.LOCKED)
    locked = knock(code=room.session.code)
    door.hold(room.session, Door.OPEN)
    room.start()
    steps.end(room.session)

    ended = knock(code=room.session.code)

    assert (locked.status_code, ended.status_code) == (422, 422)


def test_a_name_and_a_yes_give_a_chair(room: Room) -> None:
    client = Client()

    response = client.post("/mee/", {"door": room.session.door_key, "name": " Naima ", "agrees": "on"})

    seat = room.session.seats.get(name="Naima")
    assert response.status_code == 303
    assert response["Location"] == "/kring/"
    assert seat.committed_at is not None
    assert f'id="chair-{seat.pk}"' in client.get("/kring/").content.decode()


def test_a_typed_code_leads_to_the_waiting_room(room: Room) -> None:
    client = Client()

    response = client.post("/mee/", {"code": room.session.code, **NAMED})

    assert response["Location"] == "/mee/wachten/"
    assert "seat" not in client.cookies
    assert "Khadija" in client.get("/mee/wachten/").content.decode()
    assert room.session.seats.count() == 6


def test_a_second_anouk_waits_because_she_may_be_the_first_with_another_phone(room: Room) -> None:
    response = knock(door=room.session.door_key, name="anouk", agrees="on")

    assert response["Location"] == "/mee/wachten/"
    assert Knock.objects.get().name == "anouk"


@pytest.mark.parametrize(("way", "waits"), [("door", False), ("code", True)])
def test_the_doorstep_says_whether_one_waits(room: Room, way: str, *, waits: bool) -> None:
    opens = room.session.door_key if way == "door" else room.session.code

    html = knock(**{way: opens}).content.decode()

    assert ("Vraag of je binnen mag" in html) is waits
    assert ("Neem plaats" in html.split("</main>")[1]) is not waits


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


def test_a_thirteenth_person_waits(room: Room) -> None:
    for number in range(6):
        room.sit(f"Gast {number}")

    response = knock(door=room.session.door_key, **NAMED)

    assert response["Location"] == "/mee/wachten/"


@pytest.mark.parametrize(("way", "name"), [("door", "seat"), ("code", "wait")])
def test_the_cookie_is_for_this_phone_only(room: Room, way: str, name: str) -> None:
    opens = room.session.door_key if way == "door" else room.session.code

    cookie = knock(**{way: opens}, **NAMED).cookies[name]

    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert cookie["path"] == "/"
    assert int(cookie["max-age"]) == 12 * 60 * 60
    assert len(cookie.value) >= 43


@pytest.mark.parametrize(("way", "name"), [("door", "__Host-seat"), ("code", "__Host-wait")])
def test_under_https_the_cookie_is_tied_to_this_host(room: Room, settings: Settings, way: str, name: str) -> None:
    settings.HTTPS = True
    opens = room.session.door_key if way == "door" else room.session.code

    cookie = knock(**{way: opens}, **NAMED).cookies[name]

    assert cookie["secure"]
    assert not cookie["domain"]


def test_the_stored_token_is_not_the_one_on_the_phone(room: Room) -> None:
    token = knock(door=room.session.door_key, **NAMED).cookies["seat"].value

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
