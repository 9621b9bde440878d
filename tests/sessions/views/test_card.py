"""What can be done to one card, fetched when its pencil opens: for who sees it on the console, and nobody else."""

from __future__ import annotations

import uuid

import pytest
from django.test import Client
from django.urls import reverse

from sessions.activities.parts import sheets_of
from sessions.commands import desk
from sessions.models import Card, Reveal, Share, rooms
from tests.factories import Room, open_room

UNDER_THE_PENCIL = {"HX-Request": "true", "HX-Target": "card-acts-1"}


def address(room: Room, card: Card) -> str:
    return reverse("card", args=[room.session.public_id, card.pk])


@pytest.fixture
def written(room: Room) -> list[Card]:
    room.go_to("write", 1)
    return room.write_all()


def test_the_console_only_says_where_the_forms_of_a_card_are(room: Room, written: list[Card]) -> None:
    page = room.laptop().get(reverse("console", args=[room.session.public_id])).content.decode()

    assert f'data-from="{address(room, written[0])}"' in page
    assert "card-correct" not in page
    assert page.count("card-merge") == 0


def test_a_card_can_be_corrected_moved_merged_and_removed(room: Room, written: list[Card]) -> None:
    html = room.laptop().get(address(room, written[0]), headers=UNDER_THE_PENCIL).content.decode()

    acts = ("card-correct", "card-earlier", "card-later", "card-to", "card-remove", "card-merge")
    assert [act for act in acts if reverse("do", args=[room.session.public_id, act]) not in html] == []
    assert written[0].text in html
    assert html.count(f'<option value="{written[1].pk}">{written[1].text[:20]}') == 1
    assert f'<option value="{written[0].pk}">{written[0].text[:20]}' not in html
    assert "<html" not in html


def test_without_script_it_is_a_page_that_leads_back(room: Room, written: list[Card]) -> None:
    page = room.laptop().get(address(room, written[0])).content.decode()

    assert "<html" in page
    assert "card-correct" in page
    assert f'href="{reverse("console", args=[room.session.public_id])}"' in page


def test_a_hidden_line_of_a_flip_over_sheet_can_be_shown_again(db: None) -> None:
    room = open_room("roddelen")
    activity = room.go_to("flip")
    desk.write_line(room.session, activity, sheets_of(activity)[0], "Ze belt altijd", uuid.uuid4())
    line = room.session.cards.get()
    desk.hide(room.session, line.pk)

    html = room.laptop().get(address(room, line), headers=UNDER_THE_PENCIL).content.decode()

    assert reverse("do", args=[room.session.public_id, "card-show"]) in html


def test_a_card_of_a_step_that_is_over_is_no_longer_there(room: Room, written: list[Card]) -> None:
    room.next()
    room.go_to("talk")

    answer = room.laptop().get(address(room, written[0]))

    assert answer.status_code == 404
    assert written[0].text not in answer.content.decode()


@pytest.mark.parametrize("change", [{"share": Share.WITHHELD}, {"removed": True}, {"reveal": Reveal.NEVER}])
def test_what_is_private_or_gone_is_not_there(room: Room, written: list[Card], change: dict[str, object]) -> None:
    Card.objects.filter(pk=written[0].pk).update(**change)
    rooms.forget_all()

    answer = room.laptop().get(address(room, written[0]))

    assert answer.status_code == 404
    assert written[0].text not in answer.content.decode()


@pytest.mark.parametrize("seat", [0, 1])
def test_no_seat_reads_it(room: Room, written: list[Card], seat: int) -> None:
    phone = room.phone(room.seats[seat])

    answer = phone.get(address(room, written[0]))

    assert answer.status_code == 302
    assert written[0].text not in answer.content.decode()


def test_a_facilitator_of_another_organisation_finds_nothing(
    room: Room, written: list[Card], stranger_client: Client
) -> None:
    answer = stranger_client.get(address(room, written[0]))

    assert answer.status_code == 404
