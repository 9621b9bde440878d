"""What never reaches a phone: unrevealed words of others, guidance of the facilitator, bins before they are shared."""

from __future__ import annotations

import pytest

from methods import catalogue
from sessions.models import Share
from tests.factories import Room, open_room

from .phones import forms, page, write

pytestmark = pytest.mark.django_db
SLUGS = [method.slug for method in catalogue.methods()]


@pytest.mark.parametrize("slug", SLUGS)
def test_no_unrevealed_word_reaches_another_phone(slug: str) -> None:
    room = open_room(slug, seats=3)
    room.start()
    leaks, secrets = [], 0
    for activity in list(room.session.agenda()):
        room.go_to(activity.definition.id)
        for number, seat in enumerate(room.seats):
            if activity.kind == "write" and room.current.may_do(seat):
                write(room, number, f"kanarie-{number}-{activity.pk}")
        hidden = list(room.session.cards.filter(shown_at=None))
        secrets += len(hidden)
        for number in (0, 2) if hidden else ():
            html, seat = page(room, number), room.seats[number]
            leaks += [(activity.title, number, card.text) for card in hidden if card.seat != seat and card.text in html]

    assert secrets > 0
    assert leaks == []


@pytest.mark.parametrize("slug", SLUGS)
def test_no_guidance_of_the_facilitator_reaches_a_phone(slug: str) -> None:
    room = open_room(slug, seats=3)
    leaks = []
    for activity in list(room.start().session.agenda()):
        room.go_to(activity.definition.id)
        private = [activity.words(text) for text in (activity.definition.say, *activity.definition.watch)]
        for number in (0, 1):
            html = page(room, number)
            leaks += [(activity.title, text) for text in private if text and text in html]

    assert leaks == []


@pytest.mark.parametrize("slug", SLUGS)
def test_nothing_that_others_do_reaches_who_sits_with_the_back_to_the_circle(slug: str) -> None:
    room = open_room(slug, seats=3)
    room.start()
    for activity in list(room.session.agenda()):
        room.go_to(activity.definition.id)
        if room.current.is_away(room.bringer):
            html = page(room, 0)
            shown = room.session.cards.exclude(seat=room.bringer).values_list("text", flat=True)

            assert forms(html) == 0
            assert not [text for text in shown if text in html]
            assert not [seat.name for seat in room.others if f">{seat.name}<" in html]


def test_what_is_only_for_the_writer_is_on_no_other_phone(room: Room) -> None:
    room.go_to("opschrijven")
    write(room, 1, "kanarie", share=Share.WITHHELD)
    room.show_all()
    room.go_to("voorlezen")

    assert not [number for number in (0, 2, 3) if "kanarie" in page(room, number)]
