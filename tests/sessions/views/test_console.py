"""The facilitator's page: every region in every kind and mode, and nobody else's business."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from sessions.commands import beamer, clock, desk, seats, sorting, steps
from sessions.models import Activity, Session
from tests.factories import Room, make_facilitator, open_room

REGIONS = ("agenda", "bar", "main", "ring")
KINDS = {
    "talk": "vijf-stappen",
    "write": "vijf-stappen",
    "round": "vijf-stappen",
    "flip": "roddelen",
    "sort": "vijf-stappen",
    "answer": "vijf-stappen",
    "agree": "vijf-stappen",
}


def page(room: Room, region: str = "") -> str:
    headers = {"HX-Request": "true", "HX-Target": region} if region else {}
    answer = room.laptop().get(reverse("console", args=[room.session.public_id]), headers=headers)
    assert answer.status_code == 200
    return answer.content.decode()


def sorted_questions(room: Room, bins: int) -> Activity:
    """The questions written, shown and, as far as `bins` goes, put in a bin."""
    room.go_to("vragen-schrijven")
    room.write_all()
    room.show_all()
    activity = room.go_to("sorteren")
    for card in sorting.cards_of(activity)[:bins]:
        sorting.put(room.bringer, activity, card.pk, "behulpzaam")
    return activity


@pytest.mark.parametrize("region", REGIONS)
@pytest.mark.parametrize(("kind", "method"), KINDS.items())
def test_every_region_of_every_kind_is_one_element(db: None, kind: str, method: str, region: str) -> None:
    room = open_room(method)
    room.go_to(kind)

    text = page(room, region)

    assert re.match(rf"\s*<(nav|main|div) id=\"{region}\"", text)
    assert "<html" not in text


@pytest.mark.parametrize("region", REGIONS)
def test_every_region_of_the_lobby_and_of_the_end(room: Room, region: str) -> None:
    lobby = page(room, region)
    room.start()
    clock.pause(room.session)
    paused = page(room, region)
    steps.end(room.session)

    assert f'id="{region}"' in lobby
    assert f'id="{region}"' in paused
    assert f'id="{region}"' in page(room, region)


def test_the_whole_page_holds_every_region_and_the_dialogs(room: Room) -> None:
    room.start()

    text = page(room)

    for name in (*REGIONS, "live-region", "refusal", "end-dialog", "keys-dialog"):
        assert text.count(f'id="{name}"') == 1, name
    assert f'data-live="/live/console/{room.session.public_id}/"' in text


@pytest.mark.parametrize(("kind", "method"), KINDS.items())
def test_no_id_stands_on_a_page_twice(db: None, kind: str, method: str) -> None:
    room = open_room(method)
    seats.seat_without_phone(room.session, "Gerda")
    room.go_to(kind)

    found = re.findall(r"\sid=\"([^\"]+)\"", page(room))

    assert sorted(found) == sorted(set(found))


def test_nobody_can_start_before_somebody_sits(db: None) -> None:
    room = open_room("vijf-stappen", seats=0)

    empty = page(room, "ring")
    room.sit("Anouk")

    assert "disabled" in empty
    assert "disabled" not in page(room, "ring")


def test_with_two_cases_each_has_its_own_bringer(db: None) -> None:
    room = open_room("roddelen", "vijf-stappen")

    text = page(room, "main")

    first, second = room.session.cases()
    assert text.count(f'name="round" value="{first.pk}"') == len(room.seats)
    assert text.count(f'name="round" value="{second.pk}"') == len(room.seats)


def test_the_guidance_is_on_the_console(room: Room) -> None:
    activity = room.go_to("talk")

    text = page(room, "main")

    assert all(line[:20] in text for line in activity.definition.watch)
    assert activity.title in text


def test_a_waiting_card_can_be_shown_and_a_shown_one_hidden(room: Room) -> None:
    room.go_to("vragen-schrijven")
    shown, waiting = room.write(room.others[0], "Wie beslist?"), room.write(room.others[1], "Wat kost het?")
    desk.show(room.session, shown.pk)

    text = page(room, "main")

    assert f'id="show-{shown.pk}" class="button button--small" aria-pressed="true"' in text
    assert f'id="show-{waiting.pk}" class="button button--small" aria-pressed="false"' in text


def test_what_somebody_keeps_is_not_on_the_page(room: Room) -> None:
    room.go_to("voor-jezelf")
    card = room.write(room.bringer, "zwijggeheim")

    text = page(room)

    assert card.reveal == "never"
    assert "zwijggeheim" not in text


def test_who_writes_without_a_name_has_none_here_either(room: Room) -> None:
    room.go_to("vragen-schrijven")
    card = room.write(room.others[0], "Wie beslist?")
    card.signed = False
    card.save()

    row = page(room, "main").partition(f'id="card-{card.pk}"')[2].partition("</li>")[0]

    assert "Wie beslist?" in row
    assert room.others[0].name not in row


def test_no_bin_is_on_the_page_before_the_sorting_is_shared(room: Room) -> None:
    activity = sorted_questions(room, bins=99)
    before = page(room, "main")

    sorting.share(room.bringer, activity)

    assert "bin-behulpzaam" not in before
    assert "bin-behulpzaam" in page(room, "main")


def test_the_facilitator_sorts_for_a_case_bringer_without_a_phone(room: Room) -> None:
    sorted_questions(room, bins=1)
    room.bringer.token_hash = None
    room.bringer.save()

    text = page(room, "main")

    assert 'name="bin" value="neutraal"' in text


def test_there_is_a_form_to_write_for_a_seat_without_a_phone(room: Room) -> None:
    seats.seat_without_phone(room.session, "Gerda")
    activity = room.go_to("vragen-schrijven")

    text = page(room, "main")

    gerda = room.session.circle().get(name="Gerda")
    assert f'id="for-{activity.pk}-{gerda.pk}-vraag"' in text


def test_the_last_part_offers_the_end_instead_of_a_next_part(room: Room) -> None:
    room.start()
    last = room.session.agenda().last()
    assert last is not None
    steps.go_to(room.session, last)

    text = page(room, "ring")

    assert 'id="next"' in text
    assert 'href="#end-dialog"' in text


def test_a_late_session_comes_with_a_proposal(room: Room) -> None:
    room.start()
    Session.objects.filter(pk=room.session.pk).update(minutes_available=20)

    text = page(room, "agenda")

    assert 'id="shorten"' in text
    assert "→" in text


@pytest.mark.parametrize("change", [beamer.black, beamer.hold])
def test_a_beamer_that_does_not_follow_is_told_in_a_banner(room: Room, change: Callable[[Session], None]) -> None:
    room.start()
    calm = page(room, "bar")

    change(room.session)

    assert "banner" not in calm
    assert 'class="banner"' in page(room, "bar")


def test_a_stranger_finds_nothing(room: Room) -> None:
    room.facilitator = make_facilitator("elders@example.org")

    answers = [
        room.laptop().get(reverse(name, args=[room.session.public_id])) for name in ("console", "console_version")
    ]

    assert [answer.status_code for answer in answers] == [404, 404]


def test_a_made_up_session_is_not_there(room: Room) -> None:
    answer = room.laptop().get(reverse("console", args=[uuid.uuid4()]))

    assert answer.status_code == 404


def test_who_is_not_signed_in_is_asked_to(room: Room) -> None:
    answer = Client().get(reverse("console", args=[room.session.public_id]))

    assert answer.status_code == 302


def test_a_form_of_a_region_is_taken_with_the_token_that_came_along(room: Room) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(room.facilitator)
    console, headers = reverse("console", args=[room.session.public_id]), {"HX-Request": "true", "HX-Target": "ring"}
    browser.get(console)
    region = browser.get(console, headers=headers).content.decode()
    token = re.findall(r'name="csrfmiddlewaretoken" value="(\w+)"', region)[0]

    taken = browser.post(reverse("do", args=[room.session.public_id, "gong"]), {"csrfmiddlewaretoken": token})
    refused = browser.post(reverse("do", args=[room.session.public_id, "gong"]), {"csrfmiddlewaretoken": "x" * 32})

    assert taken.status_code == 303
    assert refused.status_code == 403


def test_the_minutes_of_an_activity_count_on_by_themselves_until_a_pause(room: Room) -> None:
    room.go_to("vragen-schrijven")
    running = page(room, "agenda")

    clock.pause(room.session)

    assert running.count("<spent-minutes ") == 2  # the activity's and its step's
    assert "<spent-minutes " not in page(room, "agenda")
