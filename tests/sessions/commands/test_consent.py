"""Everybody decides what of their own words leaves the room, and nobody else does."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from sessions.commands import consent, steps
from sessions.commands.consent import Choices
from sessions.errors import HarvestClosed, NotOverYet, NotYours, SeatGone
from sessions.models import Card, Seat, Session, Share
from sessions.screens import harvest_screen
from tests.factories import Room, open_room
from tests.played import BEFORE, NOTE, play_vijf, write_line


@pytest.fixture
def over(room: Room) -> Room:
    """A whole session that has just ended; nobody was asked anything yet."""
    play_vijf(room)
    steps.end(room.session)
    return room


def seat(room: Room, number: int) -> Seat:
    return Seat.objects.select_related("session").get(pk=room.seats[number].pk)


def texts(room: Room) -> str:
    return repr(harvest_screen(Session.objects.get(pk=room.session.pk)).rounds)


def card_of(room: Room, number: int) -> Card:
    return Card.objects.to_ask().exclude(mark="takeaway").filter(seat=room.seats[number]).order_by("pk")[0]


def test_without_an_answer_nothing_but_earlier_choices_leaves_the_room(over: Room) -> None:
    screen = harvest_screen(over.session)

    assert not any(each.has_question or each.has_words or each.actions for each in screen.rounds)
    assert len(screen.takeaways) == 4
    assert "KANARIE" not in repr(screen)


def test_what_its_writer_lets_go_leaves_with_the_name(over: Room) -> None:
    card = card_of(over, 1)

    consent.choose(seat(over, 1), Choices(cards={card.pk: Share.NAMED}))

    assert card.text in texts(over)
    assert over.seats[1].name in texts(over)


def test_without_a_name_there_is_none(over: Room) -> None:
    card = card_of(over, 1)

    consent.choose(seat(over, 1), Choices(cards={card.pk: Share.UNNAMED}))

    assert card.text in texts(over)
    assert over.seats[1].name not in texts(over)


def test_whoever_changes_it_is_followed(over: Room) -> None:
    card = card_of(over, 1)
    consent.choose(seat(over, 1), Choices(cards={card.pk: Share.NAMED}))

    consent.choose(seat(over, 1), Choices(cards={card.pk: Share.WITHHELD}))

    assert card.text not in texts(over)


def test_the_rest_follows_one_answer_and_what_was_named_its_own(over: Room) -> None:
    card = card_of(over, 1)

    consent.choose(seat(over, 1), Choices(cards={card.pk: Share.WITHHELD}, rest=Share.UNNAMED))

    asked = Card.objects.to_ask().filter(seat=over.seats[1])
    assert set(asked.values_list("consent", flat=True)) == {Share.UNNAMED, Share.WITHHELD}
    assert asked.get(consent=Share.WITHHELD) == card


def test_one_answer_for_the_rest_takes_no_earlier_one_back(over: Room) -> None:
    withheld = Card.objects.filter(text__contains="KANARIEZWIJGT").order_by("pk")[0]
    assert withheld.seat

    consent.choose(seat(over, over.seats.index(withheld.seat)), Choices(rest=Share.NAMED))

    assert "KANARIEZWIJGT" not in repr(harvest_screen(over.session))


def test_nobody_chooses_about_the_words_of_somebody_else(over: Room) -> None:
    theirs, case = card_of(over, 2), over.session.rounds.get()

    consent.choose(seat(over, 1), Choices(cards={theirs.pk: Share.NAMED}, cases={case.pk: Share.NAMED}))

    assert theirs.text not in texts(over)
    assert BEFORE not in texts(over)


def test_the_case_text_goes_along_when_its_bringer_says_so(over: Room) -> None:
    case = over.session.rounds.get()
    for number in range(1, 6):
        consent.choose(seat(over, number), Choices(rest=Share.UNNAMED))

    before = texts(over)
    consent.choose(seat(over, 0), Choices(cases={case.pk: Share.UNNAMED}))

    assert not [words for words in (BEFORE, NOTE, "Niet behulpzaam") if words in before]
    assert all(words in texts(over) for words in (BEFORE, NOTE, "Niet behulpzaam"))
    assert over.bringer.name not in texts(over)


def test_what_one_wrote_for_oneself_cannot_leave(over: Room) -> None:
    own = Card.objects.get(text="KANARIEVOORMEZELF")

    consent.choose(seat(over, 0), Choices(cards={own.pk: Share.NAMED}, rest=Share.NAMED))

    assert "KANARIEVOORMEZELF" not in repr(harvest_screen(over.session))


def test_a_takeaway_that_was_withheld_may_go_along_after_all(over: Room) -> None:
    withheld = Card.objects.filter(text__contains="KANARIEZWIJGT").order_by("pk")[0]
    assert withheld.seat

    consent.choose(seat(over, over.seats.index(withheld.seat)), Choices(cards={withheld.pk: Share.NAMED}))

    assert "KANARIEZWIJGT" in repr(harvest_screen(over.session).takeaways)


def test_it_is_asked_when_the_session_has_ended(room: Room) -> None:
    room.start()

    with pytest.raises(NotOverYet):
        consent.choose(seat(room, 1), Choices(rest=Share.NAMED))


@pytest.mark.parametrize("closing", ["by hand", "by itself"])
def test_a_closed_harvest_does_not_change(over: Room, closing: str) -> None:
    if closing == "by hand":
        consent.close(over.session)
    else:
        Session.objects.update(ended_at=timezone.now() - timedelta(days=1, seconds=1))

    with pytest.raises(HarvestClosed):
        consent.choose(seat(over, 1), Choices(rest=Share.NAMED))


def test_closing_twice_changes_nothing(over: Room) -> None:
    consent.close(over.session)
    closed, version = over.session.harvest_closed_at, over.session.version

    consent.close(over.session)

    assert (over.session.harvest_closed_at, over.session.version) == (closed, version)


def test_who_was_put_out_chooses_nothing(over: Room) -> None:
    gone = seat(over, 1)
    Seat.objects.filter(pk=gone.pk).update(left_at=timezone.now())

    with pytest.raises(SeatGone):
        consent.choose(gone, Choices(rest=Share.NAMED))


def test_the_facilitator_speaks_for_who_has_no_phone_alone(over: Room) -> None:
    card = card_of(over, 1)
    Seat.objects.filter(pk=over.seats[1].pk).update(token_hash=None)

    consent.speak_for(over.session, seat(over, 1), Share.NAMED)
    with pytest.raises(NotYours):
        consent.speak_for(over.session, seat(over, 2), Share.NAMED)

    assert card.text in texts(over)


def test_lines_for_everybody_go_along_when_the_circle_says_so(db: None) -> None:
    room = open_room("socratisch")
    room.go_to("hittepunt")
    line = write_line(room, "Hij keek weg.")
    steps.end(room.session)

    before = Card.objects.for_harvest().filter(pk=line.pk).exists()
    consent.speak_for(room.session, None, Share.NAMED)

    line.refresh_from_db()
    assert not before
    assert line.consent == Share.UNNAMED
