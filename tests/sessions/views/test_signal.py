"""The quiet signal on every screen: the own phone and the console show it, and no byte anywhere else tells of it."""

from __future__ import annotations

import json
import re

import pytest
from django.test import Client
from django.urls import reverse

from sessions.models import Seat
from tests.factories import Room
from tests.sessions.views.phones import HTMX, act, page

ASKED = "wil even pauze"
CHANGING = re.compile(
    r'data-(?:version|now|left|state)="[^"]*"|value="[\w-]{36,64}"|"X-CSRFToken": "\w+"|\d+:\d\d|dash\w+="[^"]*"'
)


def still(text: str) -> str:
    """A page without what differs each time that it is made."""
    return CHANGING.sub("", text)


def console(room: Room) -> str:
    return room.laptop().get(reverse("console", args=[room.session.public_id])).content.decode()


def wall(room: Room) -> str:
    return Client().get(reverse("beamer", args=[room.session.beamer_token])).content.decode()


def answer(room: Room, name: str, number: int = 2) -> int:
    address = reverse("do", args=[room.session.public_id, name])
    return room.laptop().post(address, {"seat": room.seats[number].pk}, headers=HTMX).status_code


def test_the_console_shows_who_asks_and_offers_both_answers(room: Room) -> None:
    room.start()

    act(room, 2, "hand-up")

    shown = console(room)
    assert f"{room.seats[2].name} {ASKED}" in shown
    assert "data-signal" in shown
    assert "/do/hand-see/" in shown
    assert "/do/hand-pause/" in shown


def test_the_own_phone_follows_every_answer(room: Room) -> None:
    room.start()
    told = []

    act(room, 2, "hand-up")
    told.append(page(room, 2))
    answer(room, "hand-see")
    told.append(page(room, 2))
    answer(room, "hand-pause")
    told.append(page(room, 2))

    assert "Je begeleider krijgt het te zien" in told[0]
    assert "Je begeleider ziet je" in told[1]
    assert "Je bent gehoord" in told[2]


@pytest.mark.parametrize("name", ["hand-see", "hand-close"])
def test_no_byte_of_beamer_and_other_phones_changes(room: Room, name: str) -> None:
    room.go_to("vragen-schrijven")
    before = [still(text) for text in (wall(room), page(room, 1), page(room, 3))]

    act(room, 2, "hand-up")
    own = still(page(room, 2))
    raised = [still(text) for text in (wall(room), page(room, 1), page(room, 3))]
    answer(room, name)
    answered = [still(text) for text in (wall(room), page(room, 1), page(room, 3))]

    assert raised == before
    assert answered == before
    assert own != before[1]


def test_every_phone_listens_in_the_same_way_whoever_asks(room: Room) -> None:
    """The bell of a signal rings on the own sockets alone: what a page listens to tells nothing."""
    room.go_to("vragen-schrijven")

    act(room, 2, "hand-up")

    listening = [re.findall(r'hx-trigger="[^"]*"', page(room, number)) for number in range(1, 6)]
    assert [each == listening[0] for each in listening] == [True] * 5


def test_it_is_answered_to_the_phone_alone_that_its_bar_is_new(room: Room) -> None:
    room.start()

    answered = act(room, 2, "hand-up")

    assert answered.status_code == 204
    assert set(json.loads(answered["HX-Trigger"])) == {"live:changed", "live:signal"}


def test_it_works_as_a_plain_form(room: Room) -> None:
    room.start()

    answered = room.phone(room.seats[2]).post("/kring/do/hand-up/")

    assert answered.status_code == 303
    assert Seat.objects.get(pk=room.seats[2].pk).signal == "raised"


def test_after_the_end_nobody_is_offered_a_signal(room: Room) -> None:
    room.start()
    room.laptop().post(reverse("do", args=[room.session.public_id, "end"]))

    assert "hand-up" not in page(room, 2)


def test_a_stranger_cannot_answer(room: Room, stranger_client: Client) -> None:
    room.start()
    act(room, 2, "hand-up")

    answered = stranger_client.post(
        reverse("do", args=[room.session.public_id, "hand-see"]), {"seat": room.seats[2].pk}
    )

    assert answered.status_code == 404
    assert Seat.objects.get(pk=room.seats[2].pk).signal == "raised"
