"""The facilitator's acts over HTTP: with htmx a bell, without script the way back, refusals with a sentence."""

from __future__ import annotations

import json
import uuid
from typing import Any

import pytest
from django.http import HttpResponse
from django.urls import reverse

from sessions.models import Scene
from sessions.views.console_acts import ACTS
from tests.factories import Room, make_facilitator, open_room


def do(room: Room, act: str, *, htmx: bool = False, **data: object) -> Any:
    headers = {"HX-Request": "true"} if htmx else {}
    return room.laptop().post(reverse("do", args=[room.session.public_id, act]), data, headers=headers)


def test_without_script_an_act_leads_back_to_the_page(room: Room) -> None:
    answer = do(room, "start")

    assert (answer.status_code, answer["Location"]) == (303, reverse("console", args=[room.session.public_id]))
    assert room.current.pk == room.session.current_id


def test_with_htmx_an_act_answers_with_the_new_version(room: Room) -> None:
    answer = do(room, "start", htmx=True)

    room.session.refresh_from_db()
    assert answer.status_code == 204
    assert json.loads(answer["HX-Trigger"]) == {"live:changed": {"v": room.session.version}}


def test_an_unknown_act_is_not_there(room: Room) -> None:
    assert do(room, "dance").status_code == 404


@pytest.mark.parametrize("act", sorted(ACTS))
def test_looking_does_nothing(room: Room, act: str) -> None:
    answer = room.laptop().get(reverse("do", args=[room.session.public_id, act]))

    assert answer.status_code == 405


@pytest.mark.parametrize("act", sorted(ACTS))
def test_a_stranger_can_do_nothing(room: Room, act: str) -> None:
    room.facilitator = make_facilitator("elders@example.org")

    answer = do(room, act)

    assert answer.status_code == 404


@pytest.mark.parametrize("act", ["next", "previous", "repeat"])
def test_who_was_overtaken_by_another_screen_is_told(room: Room, act: str) -> None:
    seen = room.start().current.pk
    room.next()

    answer = do(room, act, htmx=True, seen=seen)

    assert answer.status_code == 409
    assert json.loads(answer["HX-Trigger"])["live:refused"]["sentence"] == answer.content.decode()
    assert room.current.pk != seen


def test_a_skipped_part_is_passed_by(room: Room) -> None:
    current = room.start().current
    second, third = room.session.agenda()[1:3]

    do(room, "skip", activity=second.pk)
    do(room, "next", seen=current.pk)

    assert room.current.pk == third.pk


def test_an_empty_circle_cannot_start(db: None) -> None:
    room = open_room("vijf-stappen", seats=0)

    answer = do(room, "start", htmx=True)

    assert answer.status_code == 409


@pytest.mark.parametrize("seen", ["x", "", "9" * 20])
def test_a_number_that_is_none_is_refused(room: Room, seen: str) -> None:
    room.start()

    assert do(room, "next", seen=seen).status_code == 400


def test_a_card_of_another_session_does_not_exist(room: Room) -> None:
    room.go_to("vragen-schrijven")
    elsewhere = open_room("vijf-stappen", facilitator=make_facilitator("elders@example.org"))
    elsewhere.go_to("vragen-schrijven")
    card = elsewhere.write(elsewhere.others[0], "Wie beslist?")

    answer = do(room, "card-show", card=card.pk)

    card.refresh_from_db()
    assert answer.status_code == 404
    assert not card.is_shown


def test_a_seat_and_an_activity_of_another_session_do_not_exist(room: Room) -> None:
    room.go_to("vragen-voorlezen")
    elsewhere = open_room("vijf-stappen", facilitator=make_facilitator("elders@example.org"))
    strange = elsewhere.go_to("vragen-voorlezen")

    answers: list[HttpResponse] = [
        do(room, "seat-out", seat=elsewhere.seats[0].pk),
        do(room, "turn-give", seat=elsewhere.seats[0].pk),
        do(room, "turn-next", activity=strange.pk),
    ]

    assert [answer.status_code for answer in answers] == [404, 404, 404]


def test_forms_on_one_page_share_a_key_and_still_write_their_own_text(db: None) -> None:
    room = open_room("roddelen")
    room.go_to("flip")
    key = str(uuid.uuid4())
    first, second = room.session.sheets.all()[:2]

    for sheet in (first, second, second):
        do(room, "line", sheet=sheet.pk, text=f"Op {sheet.title}", key=key)

    assert [first.cards.count(), second.cards.count()] == [1, 1]


def test_writing_for_somebody_without_a_phone(room: Room) -> None:
    do(room, "seat-add", name="Gerda")
    gerda = room.session.circle().get(name="Gerda")
    room.go_to("vragen-schrijven")
    key = str(uuid.uuid4())

    for text in ("Hoe lang al?", "Hoe lang al?"):
        do(room, "write-for", seat=gerda.pk, prompt="vraag", text=text, key=key)

    assert [card.text for card in gerda.cards.all()] == ["Hoe lang al?"]


def test_an_empty_text_is_answered_with_a_sentence(room: Room) -> None:
    answer = do(room, "seat-add", htmx=True, name="  ")

    assert answer.status_code == 422
    assert "live:refused" in answer["HX-Trigger"]


def test_undo_takes_the_last_act_back(room: Room) -> None:
    room.start()
    do(room, "beamer-black")

    do(room, "undo")

    room.session.refresh_from_db()
    assert room.session.scene == Scene.FOLLOW


def test_after_the_end_nothing_can_be_done(room: Room) -> None:
    room.start()
    do(room, "end")

    answer = do(room, "pause")

    assert answer.status_code == 410


def test_a_form_without_our_token_is_refused(room: Room) -> None:
    browser = room.laptop()
    browser.handler.enforce_csrf_checks = True

    answer = browser.post(reverse("do", args=[room.session.public_id, "start"]))

    assert answer.status_code == 403
