"""Guessing codes: few are judged, the right ones still ring, and nobody learns anything (T01, T32)."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django.fixtures import Settings

from intervisie.address import client_address
from sessions.commands import door, steps, waiting
from sessions.models import Attempt, Door, Knock
from tests.factories import Room, make_facilitator, open_room

pytestmark = pytest.mark.django_db
WRONG = "BBBBBB"
NUMBERS = re.compile(r"'[^']*'|\b\d+\b")
CHANGING = re.compile(r'csrfmiddlewaretoken" value="\w+"|name="key" value="[\w-]+"|value="[2-9B-Z]{6}"')


def guess(code: str, **headers: str) -> HttpResponse:
    return Client(headers=headers).post("/mee/", {"code": code})  # type: ignore[return-value]  # the test client's own class


def ask(code: str, name: str = "Naima") -> tuple[Client, HttpResponse]:
    """Leave a name with a code, as the page over the limit asks."""
    client = Client()
    response = client.post("/mee/", {"code": code, "name": name, "agrees": "on"})
    return client, response  # type: ignore[return-value]  # the test client's own class


def text(response: HttpResponse) -> str:
    """The page without what is different at every load."""
    return CHANGING.sub("", response.content.decode())


@pytest.fixture(autouse=True)
def quick(settings: Settings) -> None:
    """Who is answered evenly is so in a moment; `tests/hostile/test_equal_times.py` takes the time."""
    settings.PACE = 100


@pytest.fixture
def guessed(room: Room) -> Room:
    """Somebody has typed thirty wrong codes from the address of this circle."""
    for _ in range(30):
        guess(WRONG)
    return room


@pytest.mark.long
def test_of_a_thousand_wrong_guesses_thirty_are_judged_and_eight_right_ones_still_come_in(room: Room) -> None:
    statuses = [guess(WRONG).status_code for _ in range(1000)]
    phones = [ask(room.session.code, f"Gast {number}")[0] for number in range(6)]
    late = open_room("roddelen", seats=0, facilitator=make_facilitator("tweede@example.org"))
    phones += [ask(late.session.code, f"Gast {number}")[0] for number in range(2)]

    for each in (room, late):
        waiting.let_all_in(each.session)
    seated = [phone.get("/mee/wachten/")["Location"] for phone in phones]

    assert statuses == [422] * 30 + [429] * 970
    assert Attempt.objects.filter(of="code").count() == 30
    assert seated == ["/kring/"] * 8


def test_over_the_limit_a_right_code_gets_the_page_of_a_wrong_one(guessed: Room) -> None:
    right, wrong = guess(guessed.session.code), guess(WRONG)

    assert (right.status_code, wrong.status_code) == (429, 429)
    assert 0 < int(right["Retry-After"]) <= 600
    assert text(right) == text(wrong)
    assert guessed.session.title not in text(right)


def test_over_the_limit_waiting_tells_a_right_code_from_a_wrong_one_only_by_being_let_in(guessed: Room) -> None:
    right, wrong = ask(guessed.session.code)[0], ask(WRONG)[0]
    pages = [text(client.get("/mee/wachten/")) for client in (right, wrong)]  # type: ignore[arg-type]  # the same
    words = [client.get("/version/waiting/").content for client in (right, wrong)]
    lengths = [len(client.cookies["wait"].value) for client in (right, wrong)]

    waiting.refuse(guessed.session, guessed.session.knocks.get())
    refused = text(right.get("/mee/wachten/"))  # type: ignore[arg-type]  # the same

    assert pages[0] == pages[1] == refused
    assert words[0] == words[1]
    assert lengths[0] == lengths[1]
    assert Knock.objects.count() == 1


def test_a_scanned_key_passes_whatever_was_guessed(guessed: Room) -> None:
    answer = Client().post("/mee/", {"door": guessed.session.door_key, "name": "Naima", "agrees": "on"})

    assert answer["Location"] == "/kring/"


def test_leaving_names_has_an_end_too(guessed: Room) -> None:
    answers = [ask(WRONG)[1].status_code for _ in range(61)]

    assert answers == [303] * 60 + [429]
    assert ask(guessed.session.code)[1].status_code == 429
    assert not Knock.objects.exists()


def test_wrong_ended_locked_and_full_get_the_same_answer(room: Room) -> None:
    locked, full = (open_room(facilitator=make_facilitator(f"{name}@example.org")) for name in ("dicht", "vol"))
    door.hold(locked.session, Door.LOCKED)
    for number in range(door.WAITING_ROOM):
        door.enter(full.session, door.Visitor(f"Gast {number}"), scanned=False)
    steps.end(room.start().session)

    answers = [guess(code) for code in (WRONG, room.session.code, locked.session.code, full.session.code)]

    assert {answer.status_code for answer in answers} == {422}
    assert len({text(answer) for answer in answers}) == 1
    assert Attempt.objects.count() == 4


def test_wrong_and_locked_are_found_out_with_the_same_questions(room: Room) -> None:
    door.hold(room.session, Door.LOCKED)
    asked = []

    for code in (WRONG, room.session.code):
        with CaptureQueriesContext(connection) as queries:
            guess(code)
        plain = [NUMBERS.sub("?", each["sql"]) for each in queries.captured_queries]
        asked.append([each for each in plain if "SAVEPOINT" not in each])

    assert asked[0] == asked[1]


def test_a_forged_address_gives_nobody_new_guesses(room: Room) -> None:
    statuses = [
        guess(WRONG, x_forwarded_for=f"10.0.{number // 250}.{number % 250}").status_code for number in range(40)
    ]

    assert statuses == [422] * 30 + [429] * 10
    assert len(set(Attempt.objects.values_list("source", flat=True))) == 1


@pytest.mark.parametrize(
    ("proxies", "forwarded", "peer", "known"),
    [
        (0, "1.2.3.4", "192.0.2.7", "192.0.2.7"),
        (1, "", "192.0.2.7", "192.0.2.7"),
        (1, "1.2.3.4", "127.0.0.1", "1.2.3.4"),
        (1, "6.6.6.6, 1.2.3.4", "127.0.0.1", "1.2.3.4"),
        (2, "6.6.6.6, 1.2.3.4, 10.0.0.1", "127.0.0.1", "1.2.3.4"),
        (2, "1.2.3.4", "127.0.0.1", "127.0.0.1"),
        (0, "", "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        (0, "", "::ffff:192.0.2.7", "192.0.2.7"),
        (1, "nonsense", "127.0.0.1", "nonsense"),
    ],
)
def test_an_address_is_believed_as_far_as_our_own_proxies_reach(
    settings: Settings, proxies: int, forwarded: str, peer: str, known: str
) -> None:
    settings.PROXIES = proxies
    request = Client(headers={"x-forwarded-for": forwarded}).get("/mee/", REMOTE_ADDR=peer).wsgi_request

    assert client_address(request) == known
