"""Somebody who has left the circle: known for two days on the own phone, and nobody as soon as they wish (T23)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from sessions import afterwards
from sessions.afterwards import Row
from sessions.commands import steps
from sessions.leaving import leaving_cookie_name
from sessions.models import Seat, Session
from tests.factories import Room


@pytest.fixture
def left(room: Room) -> Client:
    """The phone of somebody whose session has ended and who saw the thanks page."""
    room.start()
    steps.end(room.session)
    phone = room.phone(room.seats[1])
    phone.get("/kring/goodbye/")
    return phone


@pytest.fixture
def row(monkeypatch: pytest.MonkeyPatch) -> str:
    """Something to do afterwards, of another part of the house."""
    rows = [
        lambda seat: Row("Kijk even terug", "Dat duurt een minuut.", url=f"/made-up/{seat.pk}/", link="Terugkijken")
    ]
    monkeypatch.setattr(afterwards, "on_phone", rows)
    return "Kijk even terug"


def test_who_leaves_is_remembered_in_a_cookie_that_no_script_reads(room: Room) -> None:
    room.start()
    steps.end(room.session)

    answer = room.phone(room.seats[1]).get("/kring/goodbye/")

    cookie = answer.cookies[leaving_cookie_name()]
    assert cookie["httponly"]
    assert cookie["max-age"] == timedelta(days=2).total_seconds()
    assert room.tokens[1] not in cookie.value


def test_other_parts_of_the_house_stand_on_the_thanks_page(left: Client, row: str) -> None:
    page = left.get("/kring/goodbye/").content.decode()

    assert row in page


def test_nobody_else_gets_these_rows(left: Client, row: str) -> None:
    page = Client().get("/kring/goodbye/").content.decode()

    assert row not in page


def test_who_erases_is_nobody(left: Client, row: str) -> None:
    answer = left.post("/kring/erase/")

    assert answer["Clear-Site-Data"] == '"cache", "storage"'
    assert answer.cookies[leaving_cookie_name()]["max-age"] == 0
    assert row not in left.get("/kring/goodbye/").content.decode()


def test_two_days_after_the_end_the_phone_is_nobodys(left: Client, row: str, room: Room) -> None:
    Session.objects.update(ended_at=timezone.now() - timedelta(days=2, seconds=1))

    page = left.get("/kring/goodbye/").content.decode()

    assert row not in page


def test_who_was_put_out_is_not_known(left: Client, row: str, room: Room) -> None:
    Seat.objects.filter(pk=room.seats[1].pk).update(left_at=timezone.now())

    page = left.get("/kring/goodbye/").content.decode()

    assert row not in page


def test_a_cookie_that_somebody_made_up_opens_nothing(left: Client, row: str) -> None:
    left.cookies[leaving_cookie_name()] = left.cookies[leaving_cookie_name()].value[:-2] + "xx"

    page = left.get("/kring/goodbye/").content.decode()

    assert row not in page


def test_a_session_that_goes_on_loses_nothing_by_erasing(room: Room, left: Client) -> None:
    phone = room.phone(room.seats[2])
    Session.objects.update(ended_at=None)

    answer = phone.post("/kring/erase/")

    assert "Clear-Site-Data" not in answer
    assert phone.get("/kring/").status_code == 200


def test_other_parts_of_the_house_stand_on_the_checklist_of_the_console(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(afterwards, "on_desk", [lambda session: Row("Nog één ding", "Voor straks.", done=True)])
    room.start()

    steps.end(room.session)

    assert "Nog één ding" in room.laptop().get(f"/sessions/{room.session.public_id}/").content.decode()
