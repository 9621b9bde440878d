"""Requests that once ended in a 500: each gets a plain refusal, and nothing changes."""

from __future__ import annotations

import uuid

import pytest
from django.urls import reverse

from sessions.activities.parts import sheets_of
from sessions.commands import seats
from tests.factories import Room, open_room


@pytest.mark.parametrize("number", ["--5", "5-", "-", "²", "9" * 20])
def test_what_is_no_number_is_a_bad_request(room: Room, number: str) -> None:
    room.start()
    address = reverse("do", args=[room.session.public_id, "card-show"])

    answer = room.laptop().post(address, {"card": number})

    assert answer.status_code == 400


def test_an_endless_region_name_gets_the_whole_page(room: Room) -> None:
    headers = {"HX-Request": "true", "HX-Target": "a" * 300}

    answer = room.phone(room.bringer).get(reverse("phone"), headers=headers)

    assert answer.status_code == 200
    assert "<!doctype html>" in answer.content.decode()


def test_a_key_of_another_seat_writes_no_line(db: None) -> None:
    room = open_room("roddelen")
    activity = room.go_to("flip")
    sheet, key = sheets_of(activity)[0], str(uuid.uuid4())
    data = {"activity": activity.pk, "sheet": sheet.pk, "key": key, "text": "Ze draagt alles alleen."}
    address = reverse("phone_do", args=["line"])
    seats.choose_scribe(room.session, room.seats[1])
    room.phone(room.seats[1]).post(address, data)
    seats.choose_scribe(room.session, room.seats[2])

    answer = room.phone(room.seats[2]).post(address, data)

    assert answer.status_code == 403
    assert room.session.cards.count() == 1
