"""Reading aloud, flip-over, sorting, answering and agreeing on a phone: as case bringer and as participant."""

from __future__ import annotations

import uuid

import pytest

from sessions.commands import cards, seats, sorting, turns
from sessions.models import Card
from tests.factories import QUESTIONS, Room, open_room

from .phones import act, forms, page

pytestmark = pytest.mark.django_db
BINS = ("behulpzaam", "neutraal", "niet-behulpzaam")


@pytest.fixture
def reading(room: Room) -> Room:
    """Yasmina (seat 1) reads her two questions aloud first, then Joost (seat 2)."""
    room.go_to("vragen-schrijven")
    room.write_all()
    room.go_to("vragen-voorlezen")
    return room


@pytest.fixture
def sorting_room(reading: Room) -> Room:
    """All questions are known; Anouk (seat 0) sorts them."""
    reading.show_all()
    reading.go_to("sorteren")
    return reading


def sort(room: Room, number: int) -> list[Card]:
    """Put the first `number` cards in the bins by turns."""
    found = list(sorting.cards_of(room.current))[:number]
    for place, card in enumerate(found):
        sorting.put(room.bringer, room.current, card.pk, BINS[place % 3])
    return found


@pytest.fixture
def answering(sorting_room: Room) -> Room:
    """Everything is sorted and shared; Anouk answers."""
    sort(sorting_room, 10)
    sorting.share(sorting_room.bringer, sorting_room.current)
    sorting_room.go_to("beantwoorden")
    return sorting_room


# ---- round -------------------------------------------------------------------------------------------------------


def test_in_the_own_turn_the_own_text_stands_large(reading: Room) -> None:
    html = page(reading, 1)

    aloud = html.split('class="aloud"')[1].split("</section>")[0]
    assert QUESTIONS[0] in aloud
    assert 'id="read"' in html
    assert 'id="pass"' in html


def test_what_is_read_stays_until_the_next_one_begins(reading: Room) -> None:
    first = reading.seats[1].cards.order_by("pk")[0]

    response = act(reading, 1, "card-read", card=first.pk)

    html = page(reading, 1)
    first.refresh_from_db()
    assert response.status_code == 204
    assert first.is_shown
    assert QUESTIONS[0] in html.split('class="aloud"')[1].split("</section>")[0]
    assert f'value="{reading.seats[1].cards.order_by("pk")[1].pk}"' in html


def test_done_gives_the_turn_on(reading: Room) -> None:
    response = act(reading, 1, "turn-done")

    assert response.status_code == 204
    assert 'id="read"' in page(reading, 2)
    assert 'id="read"' not in page(reading, 1)


def test_passing_is_always_allowed(reading: Room) -> None:
    response = act(reading, 1, "turn-pass")

    assert response.status_code == 204
    assert not reading.seats[1].cards.shown().exists()


def test_who_is_next_reads_so(reading: Room) -> None:
    assert "Hierna jij" in page(reading, 2)
    assert "Hierna jij" not in page(reading, 3)
    assert "Yasmina leest voor" in page(reading, 2)


def test_who_waits_sees_the_own_texts_and_no_act(reading: Room) -> None:
    html = page(reading, 2)

    assert QUESTIONS[2] in html
    assert forms(html) == 0


def test_the_turn_of_somebody_else_cannot_be_given_on(reading: Room) -> None:
    assert act(reading, 2, "turn-done").status_code == 409
    assert act(reading, 2, "turn-pass").status_code == 409


def test_the_card_of_somebody_else_cannot_be_read(reading: Room) -> None:
    theirs = reading.seats[2].cards.first()
    assert theirs is not None

    assert act(reading, 1, "card-read", card=theirs.pk).status_code == 404


def test_a_turn_without_texts_is_just_a_turn(room: Room) -> None:
    room.go_to("check-in")
    turn = room.current.turns.get(state="now")
    number = room.seats.index(turn.seat)

    html = page(room, number)

    assert 'id="done"' in html
    assert 'id="turn-clock"' in html
    assert 'id="read"' not in html


# ---- flip --------------------------------------------------------------------------------------------------------


@pytest.fixture
def core() -> Room:
    """Joost (seat 2) is the scribe while Anouk (seat 0) sits with her back to the circle."""
    room = open_room("roddelen")
    room.go_to("de-kern")
    seats.choose_scribe(room.session, room.seats[2])
    return room


def test_only_the_scribe_writes_on_the_flip_over(core: Room) -> None:
    assert f'id="line-{core.current.pk}-' in page(core, 2)
    assert "<textarea class" not in page(core, 1).replace('class="input note"', "")
    assert 'id="line-' not in page(core, 1)


def test_a_line_is_on_every_phone_in_the_circle(core: Room) -> None:
    sheet = core.session.sheets.get(slug="kern")

    response = act(core, 2, "line", sheet=sheet.pk, text="Je draagt het alleen.", key=str(uuid.uuid4()))

    assert response.status_code == 204
    assert "Je draagt het alleen." in page(core, 1)
    assert "Je draagt het alleen." not in page(core, 0)


def test_a_line_sent_twice_is_one_line(core: Room) -> None:
    sheet, key = core.session.sheets.get(slug="kern"), str(uuid.uuid4())

    act(core, 2, "line", sheet=sheet.pk, text="Eén keer", key=key)
    act(core, 2, "line", sheet=sheet.pk, text="Eén keer", key=key)

    assert sheet.cards.count() == 1


def test_two_sheets_of_one_page_do_not_take_each_others_lines(core: Room) -> None:
    first, key = core.session.sheets.get(slug="kern"), str(uuid.uuid4())
    script = {**core.current.script, "sheets": ["kern", "vraag"]}
    core.session.activities.filter(pk=core.current.pk).update(script=script)
    second = core.session.sheets.get(slug="vraag")

    act(core, 2, "line", sheet=first.pk, text="Op de kern", key=key)
    act(core, 2, "line", sheet=second.pk, text="Op de vraag", key=key)

    assert (first.cards.count(), second.cards.count()) == (1, 1)


def test_who_is_no_scribe_is_refused(core: Room) -> None:
    sheet = core.session.sheets.get(slug="kern")

    response = act(core, 1, "line", sheet=sheet.pk, text="Toch", key=str(uuid.uuid4()))

    assert response.status_code == 403


# ---- sort --------------------------------------------------------------------------------------------------------


def test_one_card_at_a_time_with_a_button_for_each_bin(sorting_room: Room) -> None:
    html = page(sorting_room, 0)

    assert html.count('id="sorting-') == 1
    assert [html.count(f'value="{slug}"') for slug in BINS] == [1, 1, 1]
    assert [mark in html for mark in ("#i-s-vol", "#i-s-half", "#i-s-leeg")] == [True, True, True]
    assert 'id="back"' not in html


def test_the_previous_one_can_be_taken_back(sorting_room: Room) -> None:
    first = sorting.cards_of(sorting_room.current)[0]
    act(sorting_room, 0, "sort", card=first.pk, bin="neutraal")
    offered = 'id="back"' in page(sorting_room, 0)

    act(sorting_room, 0, "sort", card=first.pk, bin="")

    assert offered
    assert f'id="sorting-{first.pk}"' in page(sorting_room, 0)


def test_after_the_last_there_is_the_whole_and_sharing(sorting_room: Room) -> None:
    sort(sorting_room, 10)

    html = page(sorting_room, 0)

    assert 'id="share"' in html
    assert [f'id="bin-{slug}"' in html for slug in BINS] == [True, True, True]


def test_others_cannot_react_and_see_no_bin_before_sharing(sorting_room: Room) -> None:
    before = page(sorting_room, 1)
    sort(sorting_room, 10)

    html = page(sorting_room, 1)

    assert forms(html) == 0
    assert not [slug for slug in BINS if slug in html]
    assert before.count('<li id="card-') == html.count('<li id="card-') == 10


def test_after_sharing_everybody_sees_the_bins(sorting_room: Room) -> None:
    sort(sorting_room, 10)

    response = act(sorting_room, 0, "sort-share")

    assert response.status_code == 204
    assert 'id="bin-behulpzaam"' in page(sorting_room, 1)
    assert forms(page(sorting_room, 0)) == 0


def test_sharing_waits_for_the_last_card(sorting_room: Room) -> None:
    sort(sorting_room, 9)

    assert act(sorting_room, 0, "sort-share").status_code == 409


def test_only_the_case_bringer_sorts(sorting_room: Room) -> None:
    card = sorting.cards_of(sorting_room.current)[0]

    assert act(sorting_room, 1, "sort", card=card.pk, bin="neutraal").status_code == 403
    assert act(sorting_room, 1, "sort-share").status_code == 403


# ---- answer ------------------------------------------------------------------------------------------------------


def test_the_case_bringer_begins_with_the_first(answering: Room) -> None:
    first = sorting.in_bin_order(answering.current)[0]
    offered = 'id="begin"' in page(answering, 0)

    act(answering, 0, "light", card=first.pk)

    assert offered
    assert f'id="lit-{first.pk}"' in page(answering, 0)
    assert first.text in page(answering, 1).split('class="aloud"')[1]


def test_answered_brings_the_next_one_into_the_light(answering: Room) -> None:
    first, second = sorting.in_bin_order(answering.current)[:2]
    act(answering, 0, "light", card=first.pk)

    response = act(answering, 0, "answered", card=first.pk, note="Dit raakt me")

    first.refresh_from_db()
    assert response.status_code == 204
    assert first.note == "Dit raakt me"
    assert f'id="lit-{second.pk}"' in page(answering, 0)


def test_a_long_note_is_kept_whole(answering: Room) -> None:
    first = sorting.in_bin_order(answering.current)[0]

    act(answering, 0, "answered", card=first.pk, note="woord " * 100)

    first.refresh_from_db()
    assert first.note == ("woord " * 100).strip()


def test_a_note_is_on_no_other_phone(answering: Room) -> None:
    first = sorting.in_bin_order(answering.current)[0]
    act(answering, 0, "answered", card=first.pk, note="kanarie")
    act(answering, 0, "light", card=first.pk)

    assert "kanarie" in page(answering, 0)
    assert "kanarie" not in page(answering, 1)


def test_another_card_can_be_chosen(answering: Room) -> None:
    third = sorting.in_bin_order(answering.current)[2]

    response = act(answering, 0, "light", card=third.pk)

    assert response.status_code == 204
    assert f'id="lit-{third.pk}"' in page(answering, 0)


def test_only_the_case_bringer_answers(answering: Room) -> None:
    first = sorting.in_bin_order(answering.current)[0]

    assert act(answering, 1, "light", card=first.pk).status_code == 403
    assert act(answering, 1, "answered", card=first.pk).status_code == 403
    assert forms(page(answering, 1)) == 0


# ---- agree -------------------------------------------------------------------------------------------------------


def test_every_rule_is_read_and_agreed_to(room: Room) -> None:
    room.go_to("afspreken")
    html = page(room, 1)

    response = act(room, 1, "ready")

    assert html.count("#i-check") == len(room.session.rules)
    assert 'id="agree"' in html
    assert response.status_code == 204
    assert 'id="agree"' not in page(room, 1)


def test_agreeing_to_a_part_that_is_over_is_refused(room: Room) -> None:
    past = room.go_to("afspreken")
    room.next()

    assert act(room, 1, "ready", activity=past.pk).status_code == 409


# ---- everybody ---------------------------------------------------------------------------------------------------


def test_a_shown_card_of_another_comes_without_a_way_to_change_it(reading: Room) -> None:
    first = reading.seats[1].cards.order_by("pk")[0]
    cards.read_aloud(reading.seats[1], reading.current, first.pk)
    turns.finish_own(reading.seats[1], reading.current)

    assert f'value="{first.pk}"' not in page(reading, 2)
