"""Writing cards from a phone."""

from __future__ import annotations

import uuid

import pytest
from django.db import IntegrityError, transaction

from sessions.commands import cards, desk, steps
from sessions.commands.cards import Draft
from sessions.errors import ActivityOver, CardGone, CardShown, EnoughCards, NotYours, SessionOver, TextMissing
from sessions.models import Card, Seat, Share
from tests.factories import Room, open_room


@pytest.fixture
def writing(room: Room) -> Room:
    """Everybody but the case bringer writes two questions."""
    room.go_to("write", 1)
    return room


def draft(text: str = "Wat houdt je tegen?") -> Draft:
    return Draft(text=text, key=uuid.uuid4())


def seat(room: Room, number: int) -> Seat:
    return Seat.objects.select_related("session").get(pk=room.seats[number].pk)


def test_a_card_is_hidden_until_it_is_shown(writing: Room) -> None:
    card = cards.add(seat(writing, 1), writing.current, draft())

    assert not card.is_shown
    assert list(Card.objects.shown()) == []


def test_the_same_key_is_the_same_card(writing: Room) -> None:
    once = draft()
    first = cards.add(seat(writing, 1), writing.current, once)

    again = cards.add(seat(writing, 1), writing.current, once)

    assert again == first
    assert writing.session.cards.count() == 1


def test_the_database_itself_refuses_a_second_card_with_the_same_key(writing: Room) -> None:
    """Two processes could both find no card; the lock of the session keeps them apart, and this keeps them honest."""
    card = cards.add(seat(writing, 1), writing.current, draft())
    card.pk = None

    with pytest.raises(IntegrityError), transaction.atomic():
        card.save(force_insert=True)

    assert writing.session.cards.count() == 1


def test_a_retry_is_answered_even_after_the_circle_moved_on(writing: Room) -> None:
    once, activity = draft(), writing.current
    first = cards.add(seat(writing, 1), activity, once)
    writing.next()

    again = cards.add(seat(writing, 1), activity, once)

    assert again == first


def test_a_key_of_somebody_else_is_refused(writing: Room) -> None:
    once = draft()
    cards.add(seat(writing, 1), writing.current, once)

    with pytest.raises(NotYours):
        cards.add(seat(writing, 2), writing.current, once)


def test_the_case_bringer_does_not_write_questions(writing: Room) -> None:
    with pytest.raises(NotYours):
        cards.add(seat(writing, 0), writing.current, draft())


def test_nothing_is_added_after_the_circle_moved_on(writing: Room) -> None:
    activity = writing.current
    writing.next()

    with pytest.raises(ActivityOver):
        cards.add(seat(writing, 1), activity, draft())


def test_nothing_is_added_after_the_end(writing: Room) -> None:
    activity = writing.current
    steps.end(writing.session)

    with pytest.raises(SessionOver):
        cards.add(seat(writing, 1), activity, draft())


def test_exactly_one_advice_means_one(db: None) -> None:
    room = open_room("incidenten")
    agenda = [each for each in room.session.agenda() if getattr(each.definition, "mark", "") == "advice"]
    room.start()
    steps.go_to(room.session, agenda[0])
    cards.add(seat(room, 1), room.current, draft("Begin klein."))

    with pytest.raises(EnoughCards):
        cards.add(seat(room, 1), room.current, draft("En nog een."))


def test_invisible_signs_that_turn_a_line_around_are_left_out(writing: Room) -> None:
    card = cards.add(seat(writing, 1), writing.current, draft("Wat \u202e houdt je\x00 tegen?"))

    assert card.text == "Wat  houdt je tegen?"


def test_an_empty_card_is_refused(writing: Room) -> None:
    with pytest.raises(TextMissing):
        cards.add(seat(writing, 1), writing.current, draft(" \u202e "))


def test_own_words_can_be_changed_until_the_circle_sees_them(writing: Room) -> None:
    card = cards.add(seat(writing, 1), writing.current, draft())
    cards.rewrite(seat(writing, 1), card.pk, "Wat maakt dat je blijft?")
    desk.show(writing.session, card.pk)

    with pytest.raises(CardShown):
        cards.rewrite(seat(writing, 1), card.pk, "Toch anders")

    card.refresh_from_db()
    assert card.text == "Wat maakt dat je blijft?"


def test_nobody_changes_or_takes_back_the_card_of_another(writing: Room) -> None:
    card = cards.add(seat(writing, 1), writing.current, draft())

    with pytest.raises(CardGone):
        cards.rewrite(seat(writing, 2), card.pk, "Gekaapt")
    with pytest.raises(CardGone):
        cards.take_back(seat(writing, 2), card.pk)


def test_a_card_that_was_taken_back_is_gone(writing: Room) -> None:
    card = cards.add(seat(writing, 1), writing.current, draft())

    cards.take_back(seat(writing, 1), card.pk)

    assert list(writing.session.cards.kept()) == []


def test_a_withheld_takeaway_never_reaches_the_facilitator(writing: Room) -> None:
    takeaway = next(each for each in writing.session.agenda() if getattr(each.definition, "choice", False))
    steps.go_to(writing.session, takeaway)
    mine = Draft(text="Alleen voor mij", key=uuid.uuid4(), share=Share.WITHHELD)

    card = cards.add(seat(writing, 1), writing.current, mine)

    assert card not in Card.objects.for_facilitator()
    with pytest.raises(CardGone):
        desk.show(writing.session, card.pk)


def test_reading_aloud_shows_the_own_card_in_the_own_turn(writing: Room) -> None:
    writing.write_all()
    reading = writing.go_to("round", 1)
    own = writing.session.cards.filter(seat=writing.seats[1]).first()
    other = writing.session.cards.filter(seat=writing.seats[2]).first()
    assert own is not None
    assert other is not None

    cards.read_aloud(seat(writing, 1), reading, own.pk)

    own.refresh_from_db()
    assert own.is_shown
    with pytest.raises(CardGone):
        cards.read_aloud(seat(writing, 1), reading, other.pk)
    with pytest.raises(NotYours):
        cards.read_aloud(seat(writing, 2), reading, other.pk)


def test_the_same_key_with_changed_words_keeps_the_newest(writing: Room) -> None:
    once = draft("Eerst dit")
    cards.add(seat(writing, 1), writing.current, once)

    cards.add(seat(writing, 1), writing.current, Draft(text="Toch dit", key=once.key))

    assert [card.text for card in writing.session.cards.kept()] == ["Toch dit"]


def test_the_same_key_never_changes_what_the_circle_saw(writing: Room) -> None:
    once = draft("Eerst dit")
    card = cards.add(seat(writing, 1), writing.current, once)
    desk.show(writing.session, card.pk)

    cards.add(seat(writing, 1), writing.current, Draft(text="Stiekem anders", key=once.key))

    assert [card.text for card in writing.session.cards.kept()] == ["Eerst dit"]
