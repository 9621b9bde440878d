"""What the facilitator does with cards."""

from __future__ import annotations

import uuid

import pytest

from sessions.activities.parts import sheets_of
from sessions.commands import desk, seats
from sessions.commands.cards import Draft
from sessions.errors import CardGone, NotYours
from sessions.models import Card, Seat
from tests.factories import Room, open_room


@pytest.fixture
def cards(room: Room) -> list[Card]:
    room.go_to("write", 1)
    return room.write_all()


def test_showing_and_hiding(room: Room, cards: list[Card]) -> None:
    desk.show(room.session, cards[0].pk)
    shown = list(room.session.cards.shown())
    desk.hide(room.session, cards[0].pk)

    assert shown == [cards[0]]
    assert list(room.session.cards.shown()) == []


def test_all_cards_are_shown_in_an_order_that_does_not_tell_who_wrote_first(room: Room, cards: list[Card]) -> None:
    desk.show_all(room.session, room.current)

    shown = list(room.session.cards.shown())
    assert shown == sorted(shown, key=lambda card: card.key)


def test_a_typo_is_corrected(room: Room, cards: list[Card]) -> None:
    desk.correct(room.session, cards[0].pk, "Wat helpt jou?")

    cards[0].refresh_from_db()
    assert cards[0].text == "Wat helpt jou?"


def test_a_removed_card_is_nowhere(room: Room, cards: list[Card]) -> None:
    desk.remove(room.session, cards[0].pk)

    assert cards[0] not in room.session.cards.for_facilitator()
    assert cards[0] not in room.session.cards.for_seat(room.seats[1])


def test_a_merged_card_lies_under_the_other(room: Room, cards: list[Card]) -> None:
    desk.merge(room.session, cards[0].pk, cards[1].pk)

    assert cards[0] not in room.session.cards.kept()
    assert list(cards[1].merged.all()) == [cards[0]]


def test_a_card_is_not_merged_into_itself(room: Room, cards: list[Card]) -> None:
    with pytest.raises(CardGone):
        desk.merge(room.session, cards[0].pk, cards[0].pk)


def test_cards_change_places(room: Room, cards: list[Card]) -> None:
    desk.move(room.session, cards[2].pk, earlier=True)

    assert list(room.session.cards.kept())[:3] == [cards[0], cards[2], cards[1]]


def test_a_card_moves_to_another_sheet(room: Room, cards: list[Card]) -> None:
    sheet = room.session.sheets.exclude(pk=cards[0].sheet_id)[0]

    desk.move_to(room.session, cards[0].pk, sheet)

    cards[0].refresh_from_db()
    assert cards[0].sheet == sheet


def test_cards_of_another_session_do_not_exist_here(room: Room, cards: list[Card]) -> None:
    other = open_room(facilitator=room.facilitator)

    with pytest.raises(CardGone):
        desk.show(other.session, cards[0].pk)


def test_a_line_on_a_sheet_is_seen_at_once_and_written_once(db: None) -> None:
    room = open_room("socratisch")
    activity = room.go_to("flip")
    sheet, key = sheets_of(activity)[0], uuid.uuid4()

    for _ in range(2):
        desk.write_line(room.session, activity, sheet, "Het moment dat zij de deur dichtdeed.", key)

    lines = list(room.session.cards.shown())
    assert [line.text for line in lines] == ["Het moment dat zij de deur dichtdeed."]
    assert lines[0].author == ""


def test_the_facilitator_writes_for_a_seat_without_a_phone(room: Room) -> None:
    seats.seat_without_phone(room.session, "Gerda")
    gerda = Seat.objects.get(name="Gerda")
    activity = room.go_to("write", 1)

    card = desk.write_for(room.session, gerda, activity, Draft(text="Wie vraagt het jou?", key=uuid.uuid4()))

    assert card.seat == gerda


def test_the_facilitator_does_not_write_for_somebody_with_a_phone(room: Room) -> None:
    activity = room.go_to("write", 1)

    with pytest.raises(NotYours):
        desk.write_for(room.session, room.seats[1], activity, Draft(text="Namens jou", key=uuid.uuid4()))
