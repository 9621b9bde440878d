"""A database that is full, read-only or away: a sentence and 503, nothing said to be kept, nothing typed lost."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import timezone

from sessions.commands import seats
from sessions.models import Seat
from sessions.views.answers import typed
from tests.factories import Room, open_room

from .phones import HTMX, act, write

pytestmark = pytest.mark.django_db(transaction=True)

LONG = "Wat houdt je hier? " * 100


def pragma(statement: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {statement}")
        return int((cursor.fetchone() or [0])[0])


@contextmanager
def full() -> Iterator[None]:
    """SQLite may take no page more, exactly as on a full disk: "database or disk is full"."""
    before = pragma("max_page_count")
    pragma(f"max_page_count = {pragma('page_count')}")
    try:
        yield
    finally:
        pragma(f"max_page_count = {before}")


@contextmanager
def read_only() -> Iterator[None]:
    """Nothing can be written any more: "attempt to write a readonly database"."""
    pragma("query_only = 1")
    try:
        yield
    finally:
        pragma("query_only = 0")


def fill(room: Room, number: int) -> HttpResponse:
    """Write until the answer is no longer yes; a page that is not full yet still takes a card."""
    for _ in range(60):
        answer = write(room, number, LONG)
        if answer.status_code != 204:
            return answer
    raise AssertionError("the disk never filled up")


@pytest.fixture
def room(db: None) -> Room:
    room = open_room("vijf-stappen", seats=4)
    room.go_to("write", 1)
    return room


@pytest.mark.skipif(connection.vendor != "sqlite", reason="a page limit is SQLite's")
def test_a_full_disk_is_said_and_no_card_is_promised(room: Room) -> None:
    with full():
        answer = fill(room, 1)
        kept = room.session.cards.count()

    assert answer.status_code == 503
    assert answer["Retry-After"] == "5"
    assert answer.content.decode().startswith("Bewaren lukt nu even niet.")
    assert "live:refused" in answer["HX-Trigger"]
    assert "live:changed" not in answer["HX-Trigger"]
    assert room.session.cards.count() == kept


@pytest.mark.skipif(connection.vendor != "sqlite", reason="a page limit is SQLite's")
def test_a_card_that_did_not_fit_is_taken_as_soon_as_there_is_room(room: Room) -> None:
    key = "0c9b6e3e-5a63-4b8f-9d9e-0d1f6a3f2b11"
    with full():
        fill(room, 1)
        refused = write(room, 2, LONG, key=key)

    again = [write(room, 2, LONG, key=key).status_code for _ in range(2)]

    assert refused.status_code == 503
    assert again == [204, 204]
    assert room.seats[2].cards.count() == 1


@pytest.mark.skipif(connection.vendor != "sqlite", reason="query_only is SQLite's")
def test_a_read_only_database_takes_nothing_and_still_shows_everything(room: Room) -> None:
    phone = room.phone(room.seats[1])

    with read_only():
        answers = [write(room, 1, "Van wie is dit?"), act(room, 2, "ready")]
        page, version = phone.get("/kring/"), phone.get("/version/seat/")

    assert [answer.status_code for answer in answers] == [503, 503]
    assert (page.status_code, version.status_code) == (200, 200)
    assert room.session.cards.count() == 0


@pytest.mark.skipif(connection.vendor != "sqlite", reason="query_only is SQLite's")
def test_the_words_of_every_form_come_back() -> None:
    form = {"answer": "Het is gelukt", "text-3": "Een vraag", "note": "Stil", "seat": "4"}

    assert typed(RequestFactory().post("/", form)) == ["Het is gelukt", "Een vraag", "Stil"]


def test_without_scripts_the_page_says_it_and_holds_what_was_typed(room: Room) -> None:
    phone = room.phone(room.seats[1])
    prompt = room.current.script["prompts"][0]["id"]
    typed = {"activity": room.current.pk, "key": "0c9b6e3e-5a63-4b8f-9d9e-0d1f6a3f2b12"}

    with read_only():
        answer = phone.post("/kring/do/write/", typed | {f"text-{prompt}-0": "Van wie is dit?"})

    assert answer.status_code == 503
    assert "Bewaren lukt nu even niet." in answer.content.decode()
    assert "Van wie is dit?" in answer.content.decode()


@pytest.mark.skipif(connection.vendor != "sqlite", reason="query_only is SQLite's")
def test_trouble_before_any_view_is_said_the_same_way(room: Room) -> None:
    laptop = room.laptop()
    laptop.raise_request_exception = False

    with moved_away("django_session"):
        page = laptop.get(f"/sessions/{room.session.public_id}/")
        press = laptop.post(f"/sessions/{room.session.public_id}/do/pause/", headers=HTMX)

    assert (page.status_code, press.status_code) == (503, 503)
    assert "De sessie is nu even niet bereikbaar." in page.content.decode()
    assert press["Retry-After"] == "5"


@contextmanager
def moved_away(table: str) -> Iterator[None]:
    """A table that the middleware needs is not there: what it raises is the same as for a database that is away."""
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {table} RENAME TO elsewhere")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"ALTER TABLE elsewhere RENAME TO {table}")


@pytest.mark.skipif(connection.vendor != "sqlite", reason="query_only is SQLite's")
def test_a_lease_that_cannot_be_renewed_keeps_nobody_from_following(room: Room) -> None:
    seat, before = room.seats[1], timezone.now() - timedelta(seconds=30)
    Seat.objects.filter(pk=seat.pk).update(seen_at=before)

    with read_only():
        seats.heard(seat.pk)

    assert Seat.objects.get(pk=seat.pk).seen_at == before
