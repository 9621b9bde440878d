"""Taking over through the pages: who gets the controls, who only looks along, and what everybody sees of it."""

from __future__ import annotations

import json
import re
import uuid

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from intervisie.accounts.models import User
from sessions.access import cookie_name
from sessions.models import Seat
from sessions.views.console_acts import ACTS
from tests.factories import Room, make_facilitator, open_room
from tests.sessions.views.phones import HTMX, page

JOOST = 2


def console(room: Room) -> str:
    return reverse("console", args=[room.session.public_id])


def do(room: Room, act: str) -> str:
    return reverse("do", args=[room.session.public_id, act])


def say(room: Room, client: Client, word: str = "", key: str = "") -> HttpResponse:
    """A phone types the word of now, or another."""
    room.session.refresh_from_db()
    typed = {"word": word or room.session.lead_word, "key": key or str(uuid.uuid4())}
    return client.post("/kring/lead/", typed)  # type: ignore[return-value]  # the test client's own class


def leading(room: Room) -> Client:
    """The phone of Joost, after he took over."""
    client = room.phone(room.seats[JOOST])
    assert say(room, client).status_code == 303
    return client


def test_a_seat_that_says_the_word_gets_the_controls(room: Room) -> None:
    room.start()
    phone = room.phone(room.seats[JOOST])

    answer = say(room, phone)

    shown = phone.get(answer["Location"])
    assert answer["Location"] == console(room)
    assert shown.status_code == 200
    assert "/do/next/" in shown.content.decode()
    assert phone.post(do(room, "pause"), headers=HTMX).status_code == 204
    assert phone.get("/kring/").status_code == 200


def test_the_cookie_is_new_and_the_old_one_opens_nothing(room: Room) -> None:
    room.start()

    phone = leading(room)

    old = Client()
    old.cookies[cookie_name()] = room.tokens[JOOST]
    assert phone.cookies[cookie_name()].value != room.tokens[JOOST]
    assert phone.cookies[cookie_name()]["httponly"]
    assert [old.get(path).status_code for path in ("/kring/", "/version/seat/")] == [403, 403]
    assert old.get(console(room)).status_code == 302


def test_an_answer_that_got_lost_is_given_again(room: Room) -> None:
    key = str(uuid.uuid4())
    say(room, room.phone(room.seats[JOOST]), key=key)

    again = room.phone(room.seats[JOOST]).post("/kring/lead/", {"word": "000000", "key": key})

    assert again.status_code == 303
    assert again["Location"] == console(room)


def test_a_stranger_says_any_word_in_vain(room: Room) -> None:
    answers = [say(room, Client()).status_code, Client().get("/kring/lead/").status_code]

    assert answers == [403, 403]


def test_a_wrong_word_comes_back_with_a_sentence(room: Room) -> None:
    answer = say(room, room.phone(room.seats[JOOST]), word="12 34")

    assert answer.status_code == 422
    assert "Dit is het woord niet" in answer.content.decode()


def test_the_old_console_looks_along_and_every_act_is_refused(room: Room) -> None:
    room.start()
    laptop = room.laptop()

    leading(room)

    shown = laptop.get(console(room)).content.decode()
    answers = {act: laptop.post(do(room, act), headers=HTMX) for act in ACTS}
    assert f"{room.seats[JOOST].name} leidt nu verder" in shown
    assert "Zelf weer leiden" in shown
    assert "<fieldset disabled>" in shown
    assert 'id="end-dialog"' not in shown
    assert {answer.status_code for answer in answers.values()} == {409}
    assert json.loads(answers["next"]["HX-Trigger"])["live:refused"]["sentence"] == "Joost leidt nu. Je kunt meekijken."
    assert laptop.get(reverse("console_version", args=[room.session.public_id])).status_code == 200


@pytest.mark.parametrize("region", ["bar", "agenda", "main", "ring"])
def test_nothing_can_be_pressed_in_a_region_that_only_looks_along(room: Room, region: str) -> None:
    room.start()
    leading(room)

    shown = room.laptop().get(console(room), headers={**HTMX, "HX-Target": region}).content.decode()

    outside = re.sub(r"<fieldset disabled>.*</fieldset>", "", shown, flags=re.DOTALL)
    assert outside.count("<button") == (1 if region == "bar" else 0)


def test_only_whoever_leads_is_told_the_word(room: Room) -> None:
    lobby = room.laptop().get(console(room)).content.decode()
    first = room.session.lead_word_in_groups
    room.start()
    phone = leading(room)
    room.session.refresh_from_db()
    word = room.session.lead_word_in_groups

    screens = {
        "seat": phone.get(console(room)).content.decode(),
        "laptop": room.laptop().get(console(room)).content.decode(),
        "wall": Client().get(reverse("beamer", args=[room.session.beamer_token])).content.decode(),
        "phone": page(room, 1),
        "own phone": phone.get("/kring/").content.decode(),
    }

    assert first in lobby
    assert [name for name, shown in screens.items() if word in shown] == ["seat"]


def test_everybody_sees_who_leads_now(room: Room) -> None:
    room.start()

    phone = leading(room)

    wall = Client().get(reverse("beamer", args=[room.session.beamer_token])).content.decode()
    assert "Joost leidt nu" in wall
    assert "Joost leidt nu" in page(room, 1)
    assert "Jij leidt nu" in phone.get("/kring/").content.decode()


def test_nothing_is_said_of_it_while_the_facilitator_leads(room: Room) -> None:
    room.start()

    wall = Client().get(reverse("beamer", args=[room.session.beamer_token])).content.decode()

    assert "leidt nu" not in wall + page(room, 1) + room.laptop().get(console(room)).content.decode()


def test_a_seat_that_leads_reaches_nothing_else(room: Room) -> None:
    room.start()
    other = open_room("roddelen", facilitator=room.facilitator)
    phone = leading(room)

    statuses = [phone.get(path).status_code for path in ("/", "/start/", "/take-over/", console(other))]

    assert statuses == [302, 302, 302, 302]
    assert phone.post(do(other, "end")).status_code == 302


def test_after_the_end_a_seat_that_led_is_back_on_its_phone(room: Room) -> None:
    room.start()
    phone = leading(room)
    phone.post(do(room, "end"))

    paths = [console(room), *(reverse(name, args=[room.session.public_id]) for name in ("harvest", "harvest_pdf"))]

    assert [phone.get(path)["Location"] for path in paths] == ["/kring/"] * 3
    assert phone.get(console(room), headers=HTMX)["HX-Redirect"] == "/kring/"


def test_whoever_opened_it_leads_again_and_the_seat_goes_back_to_its_phone(room: Room) -> None:
    room.start()
    phone = leading(room)

    answer = room.laptop().post(reverse("take_back", args=[room.session.public_id]), headers=HTMX)

    assert answer.status_code == 204
    assert room.laptop().post(do(room, "pause"), headers=HTMX).status_code == 204
    assert phone.get(console(room))["Location"] == "/kring/"
    assert phone.post(do(room, "resume"), headers=HTMX).status_code == 409


def test_a_colleague_takes_over_with_the_code_and_finds_it_at_home(room: Room) -> None:
    room.start()
    client = Client()
    client.force_login(make_facilitator("collega@example.org", room.facilitator.organisation))
    before = client.get("/").content.decode()

    answer = client.post("/take-over/", {"code": room.session.code})

    assert room.session.title not in before
    assert answer["Location"] == console(room)
    assert client.post(do(room, "pause"), headers=HTMX).status_code == 204
    assert room.session.title in client.get("/").content.decode()
    assert room.laptop().post(do(room, "resume"), headers=HTMX).status_code == 409


def test_a_colleague_who_lost_the_lead_sees_nothing_any_longer(room: Room) -> None:
    client = Client()
    client.force_login(make_facilitator("collega@example.org", room.facilitator.organisation))
    client.post("/take-over/", {"code": room.session.code})

    room.laptop().post(reverse("take_back", args=[room.session.public_id]))

    assert client.get(console(room)).status_code == 404


def test_a_wrong_code_comes_back_with_a_sentence(facilitator_client: Client) -> None:
    answer = facilitator_client.post("/take-over/", {"code": "bbb bbb"})

    assert answer.status_code == 422
    assert "Dit is geen code van een sessie" in answer.content.decode()
    assert "bbb bbb" in answer.content.decode()


def test_a_stranger_takes_nothing_back(room: Room, stranger: User, stranger_client: Client) -> None:
    address = reverse("take_back", args=[room.session.public_id])

    answers = [stranger_client.post(address).status_code, room.phone(room.seats[1]).post(address).status_code]

    assert answers == [404, 302]
    assert Seat.objects.filter(session=room.session).count() == 6


def test_laptop_and_remote_of_one_facilitator_both_lead(room: Room) -> None:
    room.start()

    answers = [room.laptop().post(do(room, act), headers=HTMX).status_code for act in ("pause", "resume")]

    assert answers == [204, 204]
