"""The phone: what it asks for, when it says "put me away", and who may open it."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone

from sessions.access import cookie_name
from sessions.commands import clock, seats, steps
from sessions.models import Seat
from tests.factories import Room, open_room

from .phones import HTMX, act, forms, page, write

pytestmark = pytest.mark.django_db


def test_in_the_lobby_the_ring_shows_the_own_chair(room: Room) -> None:
    html = page(room, 1)

    assert f'id="chair-{room.seats[1].pk}"' in html
    assert "<span>Jij</span>" in html
    assert room.seats[2].name in html


def test_a_chair_in_the_lobby_is_seen_as_soon_as_somebody_takes_it(room: Room) -> None:
    html = page(room, 1)

    assert "live:people from:body" in html


def test_writing_by_others_never_makes_a_phone_fetch_itself(room: Room) -> None:
    room.go_to("vragen-schrijven")

    assert "live:cards" not in page(room, 1)
    assert "live:people" not in page(room, 1)


def test_lines_on_a_flip_over_come_in_by_themselves() -> None:
    room = open_room("roddelen")
    room.go_to("de-kern")

    assert "live:cards from:body" in page(room, 1)


def test_only_a_task_asks_for_attention(room: Room) -> None:
    room.go_to("vragen-schrijven")

    assert 'data-attention="now"' in page(room, 1)
    assert "data-attention" not in page(room, 0)


def test_who_has_nothing_to_do_reads_what_stands_on_the_beamer(room: Room) -> None:
    room.go_to("vraag-opschrijven")
    write(room, 0, "Hoe zeg ik nee zonder ruzie?")

    html = page(room, 1)

    assert "De inbrenger schrijft de vraag in één zin" in html
    assert "Hoe zeg ik nee zonder ruzie?" in html


def test_who_tells_has_the_floor(room: Room) -> None:
    room.go_to("toelichten")

    assert "Jij bent aan het woord" in page(room, 0)
    assert "Jij bent aan het woord" not in page(room, 1)
    assert "Wie heeft hiermee te maken?" in page(room, 1)


def test_with_the_back_to_the_circle_there_is_only_the_private_pad() -> None:
    room = open_room("roddelen")
    room.go_to("roddelen")

    html = page(room, 0)

    assert f'data-pad="{room.session.public_id}:{room.bringer.pk}"' in html
    assert "Welke kwaliteiten zie je?" not in html
    assert not [seat.name for seat in room.others if f">{seat.name}<" in html]


def test_the_pad_has_no_name_and_stands_in_no_form() -> None:
    room = open_room("roddelen")
    room.go_to("roddelen")

    html = page(room, 0)

    pad = html[html.index('id="pad"') - 40 :].split("</textarea>")[0]
    assert "name=" not in pad
    assert forms(html) == 0


def test_the_notes_stay_at_hand_after_listening() -> None:
    room = open_room("roddelen")
    room.go_to("roddelen")
    room.go_to("terug-in-de-kring")

    assert "data-pad=" in page(room, 0)
    assert "data-pad=" not in page(room, 1)


def test_a_pause_shows_no_task_and_no_text_to_whom_listens_away() -> None:
    room = open_room("roddelen")
    room.go_to("de-kern")
    seats.choose_scribe(room.session, room.seats[1])
    sheet = room.session.sheets.get(slug="kern")
    act(room, 1, "line", sheet=sheet.pk, text="kanarie", key="5f5c0d5c-8f3e-4f0e-9a39-1a8e4cbb1a11")
    clock.pause(room.session)

    assert "kanarie" not in page(room, 0)
    assert forms(page(room, 1)) == 0


def test_after_the_end_there_is_thanks_and_no_content(room: Room) -> None:
    room.go_to("vraag-opschrijven")
    write(room, 0, "Mijn geheime vraag")
    steps.end(room.session)

    html = page(room, 1)

    assert room.seats[1].name in html
    assert "Mijn geheime vraag" not in html
    assert "count-down" not in html


@pytest.mark.parametrize("region", ["task", "bar"])
def test_a_region_is_fetched_alone(room: Room, region: str) -> None:
    room.go_to("vragen-schrijven")

    html = (
        room.phone(room.seats[1]).get("/kring/", headers={"HX-Request": "true", "HX-Target": region}).content.decode()
    )

    assert f'id="{region}"' in html
    assert "<html" not in html


def test_the_bar_carries_the_clock_and_the_name_of_the_part(room: Room) -> None:
    room.go_to("vragen-schrijven")

    html = page(room, 1)

    assert 'id="clock"' in html
    assert 'data-word-running="Twee open vragen"' in html


def test_a_stranger_has_no_phone(room: Room) -> None:
    response = Client().get("/kring/")

    assert response.status_code == 403
    assert 'href="/mee/"' in response.content.decode()


def test_a_made_up_token_opens_nothing(room: Room) -> None:
    client = Client()
    client.cookies[cookie_name()] = "verzonnen"

    assert client.get("/kring/").status_code == 403
    assert client.post("/kring/do/ready/", {}).status_code == 403


def test_who_was_put_out_is_refused(room: Room) -> None:
    seats.put_out(room.session, room.seats[1])

    response = room.phone(room.seats[1]).get("/kring/")

    assert response.status_code == 403


def test_reading_an_act_is_not_allowed(room: Room) -> None:
    response = room.phone(room.seats[1]).get("/kring/do/ready/")

    assert response.status_code == 405


def test_an_unknown_act_does_not_exist(room: Room) -> None:
    room.start()

    assert act(room, 1, "next").status_code == 404


def test_an_activity_of_another_session_does_not_exist(room: Room) -> None:
    room.start()
    elsewhere = open_room(facilitator=room.facilitator)
    elsewhere.start()

    assert act(room, 1, "ready", activity=elsewhere.current.pk).status_code == 404


def test_without_script_an_act_leads_back_to_the_phone(room: Room) -> None:
    room.go_to("afspreken")

    response = room.phone(room.seats[1]).post("/kring/do/ready/", {"activity": room.current.pk})

    assert response.status_code == 303
    assert response["Location"] == "/kring/"


def test_with_script_an_act_answers_with_the_new_version(room: Room) -> None:
    room.go_to("afspreken")

    response = act(room, 1, "ready")

    room.session.refresh_from_db()
    assert response.status_code == 204
    assert response["HX-Trigger"] == f'{{"live:changed": {{"v": {room.session.version}}}}}'


def test_a_refusal_without_script_gives_the_words_back(room: Room) -> None:
    past = room.go_to("vraag-opschrijven")
    room.go_to("toelichten")
    fields = {"activity": past.pk, "key": "5f5c0d5c-8f3e-4f0e-9a39-1a8e4cbb1a11", "text-vraag-0": "Niet kwijt"}

    response = room.phone(room.bringer).post("/kring/do/write/", fields)

    html = response.content.decode()
    assert response.status_code == 409
    assert "Niet kwijt" in html
    assert 'href="/kring/"' in html


def test_the_version_of_a_phone_is_that_of_its_session(room: Room) -> None:
    response = room.phone(room.seats[1]).get("/version/seat/")

    room.session.refresh_from_db()
    assert response.json()["v"] == room.session.version
    assert set(response.json()) == {"v", "now"}


def test_a_phone_that_asks_is_heard(room: Room) -> None:
    room.seats[1].seen_at = None
    room.seats[1].save()

    room.phone(room.seats[1]).get("/version/seat/", headers=HTMX)

    room.seats[1].refresh_from_db()
    assert room.seats[1].seen_at is not None


def test_a_phone_that_only_loads_pages_keeps_its_chair(room: Room) -> None:
    Seat.objects.update(seen_at=None)

    page(room, 1)

    assert [seat.name for seat in room.session.circle() if seat.is_connected(timezone.now())] == [room.seats[1].name]


def test_a_phone_that_comes_back_has_nothing_to_fetch_after_its_page(room: Room) -> None:
    Seat.objects.update(seen_at=None)

    html = page(room, 1)

    room.session.refresh_from_db()
    assert f'data-version="{room.session.version}"' in html
