"""The waiting room on a phone: nothing of the session, and in by itself."""

from __future__ import annotations

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from pytest_django.fixtures import Settings

from sessions.commands import seats, steps, waiting
from sessions.models import Session
from tests.factories import QUESTIONS, Room, make_facilitator, open_room

pytestmark = pytest.mark.django_db
PAGE, VERSION = "/mee/wachten/", "/version/waiting/"


def knocked(room: Room, name: str = "Naima", **door: str) -> Client:
    """A phone in the waiting room."""
    client = Client()
    client.post("/mee/", {"code": room.session.code, "name": name, "agrees": "on", **door})
    return client


def says(client: Client) -> str:
    return str(client.get(VERSION).json()["standing"])


def console(room: Room, act: str, **data: object) -> HttpResponse:
    path = f"/sessions/{room.session.public_id}/do/{act}/"
    return room.laptop().post(path, data)  # type: ignore[return-value]  # the test client's own class


def test_the_page_says_whose_door_it_is_and_the_own_name(room: Room) -> None:
    html = knocked(room).get(PAGE).content.decode()

    assert "Een ogenblik, Naima" in html
    assert room.session.title in html
    assert "Hanneke Vos" in html


def test_who_is_early_reads_that_nobody_sees_them_yet(room: Room) -> None:
    Session.objects.update(hosted_at=None)

    html = knocked(room).get(PAGE).content.decode()

    assert "Je bent vroeg" in html
    assert "ziet dat je er bent" not in html


def test_a_phone_that_was_early_hears_that_the_facilitator_came(room: Room) -> None:
    Session.objects.update(hosted_at=None)
    phone = knocked(room)
    before = says(phone)

    room.laptop().get(f"/sessions/{room.session.public_id}/")

    assert (before, says(phone)) == ("early", "waiting")
    assert "ziet dat je er bent" in phone.get(PAGE).content.decode()


def test_twenty_strangers_receive_nothing_of_the_session(room: Room) -> None:
    room.go_to("write", 1)
    room.write_all()
    room.show_all()
    secrets = [*QUESTIONS, *(seat.name for seat in room.seats[2:]), room.current.title, "Wanneer mag je loslaten?"]
    secrets += [room.session.door_key, room.session.beamer_token]

    strangers = [knocked(room, f"Vreemde {number}") for number in range(20)]
    Session.objects.update(hosted_at=None)
    strangers += [knocked(room, "Vroeg", door=room.session.door_key)]
    received = [each.get(path).content.decode() for each in strangers for path in (PAGE, VERSION, "/mee/")]
    refused = [each.get(path).status_code for each in strangers for path in ("/kring/", "/version/seat/")]

    assert [secret for secret in secrets if any(secret in text for text in received)] == []
    assert set(refused) == {403}


def test_who_was_let_in_goes_to_the_seat_and_the_ticket_is_gone(room: Room) -> None:
    phone = knocked(room)
    before = says(phone)
    console(room, "let-in", knock=room.session.knocks.get().public_id)

    after = says(phone)
    response = phone.get(PAGE)

    assert (before, after) == ("waiting", "in")
    assert response["Location"] == "/kring/"
    assert response.cookies["wait"].value == ""
    assert f'id="chair-{room.session.seats.get(name="Naima").pk}"' in phone.get("/kring/").content.decode()


def test_two_tabs_of_one_phone_end_in_the_same_seat(room: Room) -> None:
    phone = knocked(room)
    ticket = phone.cookies["wait"].value
    console(room, "let-in", knock=room.session.knocks.get().public_id)
    phone.get(PAGE)
    first = phone.cookies["seat"].value

    phone.cookies["wait"] = ticket
    again = phone.get(PAGE)
    other = Client()
    other.cookies["wait"] = ticket
    other.get(PAGE)

    assert again["Location"] == "/kring/"
    assert phone.cookies["seat"].value == other.cookies["seat"].value == first


def test_a_used_ticket_opens_nothing(room: Room) -> None:
    phone = knocked(room)
    ticket = phone.cookies["wait"].value
    console(room, "let-in", knock=room.session.knocks.get().public_id)
    phone.get(PAGE)
    phone.get("/version/seat/")

    thief = Client()
    thief.cookies["wait"] = ticket
    answers = [thief.get(PAGE)["Location"], says(thief), thief.get("/kring/").status_code]

    assert answers == ["/mee/", "nowhere", 403]


def test_under_https_the_exchange_sets_secure_cookies_only(room: Room, settings: Settings) -> None:
    settings.HTTPS = True
    phone = knocked(room)
    waiting.let_in(room.session, room.session.knocks.get())

    cookies = phone.get(PAGE).cookies

    assert set(cookies) == {"__Host-seat", "__Host-wait"}
    assert all(each["secure"] and each["httponly"] and each["path"] == "/" for each in cookies.values())


def test_who_is_refused_reads_a_kind_sentence(room: Room) -> None:
    phone = knocked(room)

    console(room, "not-now", knock=room.session.knocks.get().public_id)

    assert says(phone) == "not-now"
    html = phone.get(PAGE).content.decode()
    assert "Je kunt nu niet naar binnen" in html
    assert 'href="/mee/"' in html


def test_who_stops_waiting_is_gone_from_the_list(room: Room) -> None:
    phone = knocked(room)

    response = phone.post(PAGE)

    assert response["Location"] == "/mee/"
    assert says(phone) == "nowhere"
    assert not room.session.knocks.exists()


def test_after_the_end_the_page_lets_nobody_wait(room: Room) -> None:
    phone = knocked(room)

    steps.end(room.start().session)

    assert says(phone) == "not-now"


def test_without_a_ticket_there_is_no_waiting_room(room: Room) -> None:
    stranger = Client().get(PAGE)
    seated = room.phone(room.seats[1]).get(PAGE)

    assert stranger["Location"] == "/mee/"
    assert seated["Location"] == "/kring/"


def test_the_page_works_without_script(room: Room) -> None:
    html = knocked(room).get(PAGE).content.decode()

    assert '<noscript><p><a href="/mee/wachten/">' in html


def test_the_console_shows_who_waits_and_whose_phone_it_may_be(room: Room) -> None:
    knocked(room)
    knocked(room, "ANOUK")

    html = room.laptop().get(f"/sessions/{room.session.public_id}/").content.decode()

    assert "2 mensen wachten bij de deur" in html
    assert html.count('/do/let-in/" hx-post') == 2
    assert "Dit is ANOUK weer" in html
    assert "Dit is Naima weer" not in html
    assert "/do/let-all-in/" in html


def test_one_tap_gives_a_chair_back_and_the_old_phone_is_out(room: Room) -> None:
    new = knocked(room, "Anouk")
    key = room.session.knocks.get().public_id

    answer = console(room, "give-back", knock=key, seat=room.seats[0].pk)
    new.get(PAGE)

    assert answer.status_code == 303
    assert room.phone(room.seats[0]).get("/kring/").status_code == 403
    assert new.get("/kring/").status_code == 200
    assert room.session.circle().count() == 6


def test_everybody_comes_in_with_one_tap(room: Room) -> None:
    phones = [knocked(room, name) for name in ("Naima", "Khadija")]

    console(room, "let-all-in")

    assert [says(phone) for phone in phones] == ["in", "in"]


@pytest.mark.parametrize("knock", ["", "nonsense", "00000000-0000-0000-0000-000000000000"])
def test_a_knock_that_is_not_there_is_refused(room: Room, knock: str) -> None:
    answer = console(room, "let-in", knock=knock)

    assert answer.status_code in {400, 409}


def test_a_knock_of_another_session_is_not_mine_to_answer(room: Room) -> None:
    knocked(room)
    other = open_room(facilitator=make_facilitator("elders@example.org"))

    answer = console(other, "let-in", knock=room.session.knocks.get().public_id)

    assert answer.status_code == 409
    assert room.session.knocks.get().is_waiting


def test_the_database_holds_no_token_and_no_ticket(room: Room) -> None:
    seated, waits = Client(), knocked(room)
    seated.post("/mee/", {"door": room.session.door_key, "name": "Khadija", "agrees": "on"})
    held = [seated.cookies["seat"].value, waits.cookies["wait"].value, *room.tokens]

    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM live_sessions_seat")
        rows = str(cursor.fetchall())
        cursor.execute("SELECT * FROM live_sessions_knock")
        rows += str(cursor.fetchall())

    assert "Khadija" in rows
    assert [secret for secret in held if secret in rows] == []


def test_a_phone_that_was_put_out_between_is_told_so(room: Room) -> None:
    phone = knocked(room)
    waiting.let_in(room.session, room.session.knocks.get())
    seats.put_out(room.session, room.session.seats.get(name="Naima"))

    assert phone.get(PAGE).status_code == 403
