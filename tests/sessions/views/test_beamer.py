"""The wall over HTTP: a scene for every moment, and nothing to press."""

from __future__ import annotations

import uuid

import pytest
from django.test import Client
from django.urls import reverse

from sessions.commands import beamer, cards, clock, desk, seats, sorting, steps, turns
from sessions.models import Door, Session
from tests.factories import Room, open_room

QUESTION = "Hoe krijg ik de woningcorporatie aan tafel?"


def wall(room: Room, **query: str) -> str:
    """The beamer's page as anybody with its address gets it."""
    answer = Client().get(reverse("beamer", args=[room.session.beamer_token]), query)
    assert answer.status_code == 200
    return answer.content.decode()


def region(room: Room) -> str:
    return (
        Client()
        .get(
            reverse("beamer", args=[room.session.beamer_token]),
            headers={"HX-Request": "true", "HX-Target": "stage"},
        )
        .content.decode()
    )


def read_questions(room: Room) -> None:
    """Everybody wrote two questions, and all of them were read."""
    room.go_to("vragen-schrijven")
    room.write_all()
    room.next()
    room.show_all()


def sort_all(room: Room) -> None:
    """The case bringer sorted all questions and shared that."""
    read_questions(room)
    activity = room.go_to("sorteren")
    bins = [each["id"] for each in sorting.sorted_sheet(activity).bins]
    for number, card in enumerate(sorting.cards_of(activity)):
        sorting.put(room.bringer, activity, card.pk, bins[number % len(bins)])
    sorting.share(room.bringer, activity)


def test_the_lobby_shows_the_way_in_and_the_chairs(room: Room) -> None:
    Session.objects.filter(pk=room.session.pk).update(seats_expected=8)

    page = wall(room)

    assert room.session.code_in_groups in page
    assert "testserver/mee" in page
    assert 'class="qr"' in page
    assert page.count('data-state="empty"') == 2
    assert page.count('id="seat-') == 6


def test_the_key_of_the_door_is_in_the_drawing_only(room: Room) -> None:
    page = wall(room)

    assert room.session.door_key not in page


def test_a_locked_door_says_so_and_shows_no_code(room: Room) -> None:
    Session.objects.filter(pk=room.session.pk).update(door=Door.LOCKED)

    page = wall(room)

    assert room.session.code_in_groups not in page
    assert 'class="qr"' not in page
    assert "#i-lock" in page


def test_a_round_says_who_has_the_floor(room: Room) -> None:
    room.go_to("check-in")

    page = wall(room)

    assert f"{room.seats[1].name} " in page
    assert 'data-state="turn"' in page


def test_an_agreement_shows_the_rules_and_how_many_said_yes(room: Room) -> None:
    activity = room.go_to("afspreken")
    seats.set_ready(room.seats[2], activity, is_ready=True)

    page = wall(room)

    assert all(rule.split(".")[0] in page for rule in room.session.rules)
    assert "1 van 6" in page
    assert 'data-state="ready"' not in page


def test_a_question_appears_when_it_is_written(room: Room) -> None:
    room.go_to("vraag-opschrijven")
    before = wall(room)
    room.write(room.bringer, QUESTION)

    after = wall(room)

    assert QUESTION not in before
    assert after.count(QUESTION) == 1


def test_a_talk_shows_its_prompts_and_the_question(room: Room) -> None:
    room.go_to("vraag-opschrijven")
    room.write(room.bringer, QUESTION)
    room.go_to("toelichten")

    page = wall(room)

    assert "Wat is jouw rol hierin?" in page
    assert QUESTION in page


def test_cards_appear_as_they_are_read(room: Room) -> None:
    room.go_to("vragen-schrijven")
    room.write(room.seats[1], "Wat houdt je tegen?")
    room.write(room.seats[2], "Wie kan je helpen?")
    activity = room.next()
    card = room.session.cards.get(text="Wat houdt je tegen?")

    cards.read_aloud(room.seats[1], activity, card.pk)
    page = wall(room)

    assert "Wat houdt je tegen?" in page
    assert "Wie kan je helpen?" not in page


def test_a_sorting_is_a_plain_list_until_it_is_shared(room: Room) -> None:
    read_questions(room)
    activity = room.go_to("sorteren")
    for card in sorting.cards_of(activity):
        sorting.put(room.bringer, activity, card.pk, "behulpzaam")
    before = wall(room)

    sorting.share(room.bringer, activity)
    after = wall(room)

    assert "Behulpzaam" not in before
    assert before.count('id="card-') == 10
    assert "Behulpzaam" in after
    assert 'class="board sorted"' in after


def test_the_question_being_answered_is_marked(room: Room) -> None:
    sort_all(room)
    activity = room.go_to("beantwoorden")
    card = sorting.in_bin_order(activity)[1]

    sorting.light(room.session, activity, card.pk)
    page = wall(room)

    assert f'id="card-{card.pk}" aria-current="true"' in page
    assert page.count('aria-current="true"') == 1


def test_whoever_sits_with_the_back_to_the_circle_is_shown_so(db: None) -> None:
    room = open_room("roddelen")
    room.go_to("roddelen")

    page = wall(room)

    assert page.count("data-turned") == 1


def test_lines_come_on_a_sheet_next_to_the_turned_chair(db: None) -> None:
    room = open_room("roddelen")
    room.go_to("de-kern")
    sheet = room.session.sheets.get(slug="kern")

    desk.write_line(room.session, room.current, sheet, "Ik hoor iemand die ja zegt.", uuid.uuid4())
    page = wall(room)

    assert "Ik hoor iemand die ja zegt." in page
    assert 'class="lines"' in page


def test_a_pause_shows_no_words_of_the_session(room: Room) -> None:
    read_questions(room)

    clock.pause(room.session)
    page = wall(room)

    assert "stage--paused" in page
    assert 'id="card-' not in page


def test_black_is_empty(room: Room) -> None:
    read_questions(room)

    beamer.black(room.session)
    stage = region(room)

    assert "stage--black" in stage
    assert room.session.code_in_groups not in stage
    assert 'id="card-' not in stage
    assert 'id="seat-' not in stage


def test_a_session_that_is_over_says_goodbye_without_content(room: Room) -> None:
    read_questions(room)

    steps.end(room.session)
    page = wall(room)

    assert "stage--ended" in page
    assert 'id="card-' not in page
    assert room.session.code_in_groups not in page


def test_a_held_beamer_keeps_the_cards_it_had(room: Room) -> None:
    room.go_to("vragen-schrijven")
    written = room.write_all()
    activity = room.next()
    desk.show(room.session, written[0].pk)
    beamer.hold(room.session)

    room.show_all()
    turns.next_turn(room.session, activity)
    room.next()
    page = region(room)

    assert "De vragen klinken" in page
    assert page.count('id="card-') == 1
    assert written[0].text in page


def test_a_held_beamer_does_not_show_a_sorting_that_is_shared_later(room: Room) -> None:
    read_questions(room)
    activity = room.go_to("sorteren")
    for card in sorting.cards_of(activity):
        sorting.put(room.bringer, activity, card.pk, "neutraal")
    beamer.hold(room.session)

    sorting.share(room.bringer, activity)

    assert 'class="board sorted"' not in region(room)


def test_a_held_beamer_does_not_tell_a_question_that_came_later(room: Room) -> None:
    room.go_to("talk")
    beamer.hold(room.session)

    room.go_to("write")
    room.write_all(["Wat heb ik nodig?"])
    room.show_all()
    held = region(room)
    beamer.hold(room.session)

    assert "Wat heb ik nodig?" not in held
    assert "Wat heb ik nodig?" in region(room)


def test_a_held_lobby_stays_a_lobby(room: Room) -> None:
    beamer.hold(room.session)

    room.start()
    page = wall(room)

    assert "stage--lobby" in page


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_theme_in_the_address_overrules_the_system(room: Room, theme: str) -> None:
    page = wall(room, theme=theme)

    assert f'data-theme="{theme}"' in page


def test_another_theme_is_ignored(room: Room) -> None:
    page = wall(room, theme='"><b>')

    assert "data-theme" not in page
    assert "<b>" not in page


def test_there_is_nothing_to_press_but_full_screen(room: Room) -> None:
    room.go_to("vragen-schrijven")

    page = wall(room)

    assert page.count("<button") == 1
    assert "data-fullscreen" in page
    assert "<form" not in page
    assert "<button" not in wall(room, thumb="")


def test_the_region_comes_alone_when_it_is_asked_for(room: Room) -> None:
    stage = region(room)

    assert stage.strip().startswith('<section class="stage')
    assert "<html" not in stage


def test_it_cannot_be_written_to(room: Room) -> None:
    address = reverse("beamer", args=[room.session.beamer_token])

    assert Client().post(address).status_code == 405


def test_an_unknown_token_opens_nothing(db: None) -> None:
    assert Client().get(reverse("beamer", args=["nobody-knows-this"])).status_code == 404


def test_only_this_page_may_stand_in_a_frame_of_ours(room: Room) -> None:
    laptop = room.laptop()

    framed = Client().get(reverse("beamer", args=[room.session.beamer_token]))
    others = [laptop.get(reverse("home")), laptop.get(reverse("start")), Client().get(reverse("join"))]

    assert "frame-ancestors 'self'" in framed["Content-Security-Policy"]
    assert framed["X-Frame-Options"] == "SAMEORIGIN"
    assert all("frame-ancestors 'none'" in each["Content-Security-Policy"] for each in others)
    assert all(each["X-Frame-Options"] == "DENY" for each in others)


def test_a_held_beamer_keeps_the_card_in_the_light(room: Room) -> None:
    sort_all(room)
    activity = room.go_to("answer")
    first, second = sorting.in_bin_order(activity)[:2]
    sorting.light(room.session, activity, first.pk)
    beamer.hold(room.session)

    sorting.light(room.session, activity, second.pk)
    page = region(room)

    assert f'id="card-{first.pk}" aria-current="true"' in page
    assert f'id="card-{second.pk}" aria-current="true"' not in page


def test_a_held_beamer_does_not_mark_what_is_answered_later(room: Room) -> None:
    sort_all(room)
    activity = room.go_to("answer")
    first, second = sorting.in_bin_order(activity)[:2]
    sorting.answered(room.session, activity, first.pk, "")
    beamer.hold(room.session)
    before = region(room)

    sorting.answered(room.session, activity, second.pk, "")
    held = region(room)
    beamer.hold(room.session)

    assert held.count("data-answered") == before.count("data-answered") == 1
    assert region(room).count("data-answered") == 2


def test_a_held_beamer_counts_nobody_who_commits_or_sits_down_later(room: Room) -> None:
    activity = room.go_to("agree")
    seats.set_ready(room.seats[0], activity, is_ready=True)
    beamer.hold(room.session)

    seats.set_ready(room.seats[1], activity, is_ready=True)
    room.sit("Laat")
    held = region(room)
    beamer.hold(room.session)

    assert "Ja: 1 van 6" in held
    assert "Ja: 2 van 7" in region(room)
