"""How many questions each page asks the database: always the same number, however many cards lie on the sheets."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from sessions.commands import steps
from sessions.models import rooms
from tests.factories import Room, make_facilitator, open_room

CARDS = (1, 3, 30)
PROMPT = "vraag"
WRITING = 11  # from whose phone it is to the commit; one of them asks under the lock whether that seat is still there
NEXT = 32

# Who is signed in (2) and which session (1), or whose phone (2), or which beamer; presence and who waits (2, console);
# then the room itself, once per version: seats, steps, rounds, activities, sheets, turns, readiness, cards, questions.
COLD = {"console": 16, "console agenda": 16, "console main ring": 16, "beamer": 11, "phone task": 10, "phone bar": 10}
WARM = {"console main ring": 4, "beamer stage": 1, "phone task": 2}
VERSIONS = {"console": 3, "beamer": 1, "phone": 3}


@dataclass
class Count:
    """The questions that were asked."""

    asked: list[str] = field(default_factory=list)

    def __call__(self, execute: Callable[..., Any], sql: str, *arguments: Any) -> Any:
        self.asked.append(sql)
        return execute(sql, *arguments)


@contextmanager
def counting() -> Iterator[Count]:
    count = Count()
    with connection.execute_wrapper(count):
        yield count


@pytest.fixture
def rooms_of_cards(db: None) -> list[Room]:
    """Six people who write, with 1, 3 and 30 cards shown."""
    facilitator = make_facilitator()
    found = []
    for cards in CARDS:
        room = open_room("vijf-stappen", facilitator=facilitator)
        room.go_to("vragen-schrijven")
        for number in range(cards):
            room.write(room.others[number % 5], f"Vraag {number}?", prompt=PROMPT)
        room.show_all()
        found.append(room)
    return found


def browser(room: Room, screen: str) -> tuple[Client, str]:
    """The client of this screen, and its address."""
    if screen == "console":
        return room.laptop(), reverse("console", args=[room.session.public_id])
    if screen == "beamer":
        return Client(), reverse("beamer", args=[room.session.beamer_token])
    return room.phone(room.others[0]), reverse("phone")


def asked_for(room: Room, name: str, *, is_cold: bool) -> list[str]:
    """What a page, or regions of it, asks when its room was not (or was) read before."""
    screen, *regions = name.split()
    client, address = browser(room, screen)
    more = {"X-Regions": " ".join(regions[1:])}
    headers = {"HX-Request": "true", "HX-Target": regions[0], **more} if regions else {}
    client.get(address, headers=headers)
    if is_cold:
        rooms.forget_all()
    with counting() as count:
        assert client.get(address, headers=headers).status_code == 200
    return count.asked


def post(room: Room, act: str, **data: Any) -> list[str]:
    """What an act of a phone asks and tells the database."""
    client, data = room.phone(room.others[0]), {"activity": room.current.pk, "key": uuid.uuid4(), **data}
    client.get(reverse("phone"))
    with counting() as count:
        answer = client.post(reverse("phone_do", args=[act]), data, headers={"HX-Request": "true"})
    assert answer.status_code == 204
    return count.asked


@pytest.mark.parametrize(("name", "questions"), COLD.items())
def test_a_first_look_asks_as_much_with_one_card_as_with_thirty(
    rooms_of_cards: list[Room], name: str, questions: int
) -> None:
    asked = [asked_for(room, name, is_cold=True) for room in rooms_of_cards]

    assert [len(each) for each in asked] == [questions] * 3, asked[0]


@pytest.mark.parametrize(("name", "questions"), WARM.items())
def test_a_second_look_asks_who_it_is_and_no_more(rooms_of_cards: list[Room], name: str, questions: int) -> None:
    asked = [asked_for(room, name, is_cold=False) for room in rooms_of_cards]

    assert [len(each) for each in asked] == [questions] * 3, asked[0]


@pytest.mark.parametrize(("screen", "questions"), VERSIONS.items())
def test_asking_for_the_version_asks_who_it_is_and_no_more(
    rooms_of_cards: list[Room], screen: str, questions: int
) -> None:
    room = rooms_of_cards[0]
    client, _page = browser(room, screen)
    address = {
        "console": reverse("console_version", args=[room.session.public_id]),
        "beamer": reverse("beamer_version", args=[room.session.beamer_token]),
        "phone": reverse("seat_version"),
    }[screen]
    client.get(address)

    with counting() as count:
        client.get(address)

    assert len(count.asked) == questions, count.asked


def test_laying_a_card_asks_as_much_on_an_empty_sheet_as_on_a_full_one(rooms_of_cards: list[Room]) -> None:
    asked = [post(room, "write", **{f"text-{PROMPT}-0": "Wat maakt dat je ja zegt?"}) for room in rooms_of_cards]

    assert [len(each) for each in asked] == [WRITING] * 3, asked[0]


def test_going_on_asks_as_much_after_one_card_as_after_thirty(rooms_of_cards: list[Room]) -> None:
    asked = []
    for room in rooms_of_cards:
        seen = room.current.pk
        with counting() as count:
            steps.go_next(room.session, seen=seen)
        asked.append(count.asked)

    assert [len(each) for each in asked] == [NEXT] * 3, asked[0]
