"""Nothing private reaches the wall: a canary word in every secret is looked for in every byte of it."""

from __future__ import annotations

import html

import pytest
from django.test import Client
from django.urls import reverse

from methods import catalogue
from sessions.commands import seats, sorting
from sessions.models import Share
from tests.factories import Room, open_room

CANARY = "kanarie-zeven"


def wall(room: Room) -> str:
    """Every byte of the page and of its region, with entities written out."""
    address = reverse("beamer", args=[room.session.beamer_token])
    region = Client().get(address, headers={"HX-Request": "true", "HX-Target": "stage"})
    return html.unescape(Client().get(address).content.decode() + region.content.decode())


@pytest.mark.parametrize("slug", [method.slug for method in catalogue.methods()])
def test_guidance_never_shows_in_any_activity(db: None, slug: str) -> None:
    room = open_room(slug)
    room.start()
    agenda = list(room.session.agenda())

    pages = []
    for number, activity in enumerate(agenda):
        pages.append((activity, wall(room)))
        if number + 1 < len(agenda):
            room.next()

    for activity, page in pages:
        guidance = [activity.words(activity.definition.say), *activity.definition.watch]
        assert [line for line in guidance if line in page] == []


def test_cards_that_were_not_shown_stay_away(room: Room) -> None:
    room.go_to("vragen-schrijven")
    room.write(room.seats[1], f"Een vraag met {CANARY}")

    while_writing = wall(room)
    room.next()
    while_reading = wall(room)

    assert CANARY not in while_writing
    assert CANARY not in while_reading


def test_who_is_ready_is_nobodys_business(room: Room) -> None:
    activity = room.go_to("vragen-schrijven")
    before = wall(room)

    seats.set_ready(room.seats[1], activity, is_ready=True)
    room.write(room.seats[1], "Een vraag")
    after = wall(room)

    assert 'data-state="ready"' not in after
    assert "1 van" not in after
    assert before.count("seat") == after.count("seat")


def test_what_somebody_keeps_is_never_shown(room: Room) -> None:
    room.go_to("voor-jezelf")
    room.write(room.bringer, CANARY)
    room.show_all()

    assert CANARY not in wall(room)


def test_a_text_that_is_withheld_is_never_shown(room: Room) -> None:
    room.go_to("opschrijven")
    room.write(room.seats[1], CANARY, share=Share.WITHHELD)
    room.next()
    room.show_all()

    assert CANARY not in wall(room)


def test_notes_with_an_answer_stay_with_the_facilitator(room: Room) -> None:
    room.go_to("vragen-schrijven")
    room.write_all()
    room.next()
    room.show_all()
    activity = room.go_to("sorteren")
    for card in sorting.cards_of(activity):
        sorting.put(room.bringer, activity, card.pk, "behulpzaam")
    sorting.share(room.bringer, activity)
    activity = room.go_to("beantwoorden")

    first = sorting.in_bin_order(activity)[0]
    sorting.answered(room.session, activity, first.pk, CANARY)
    page = wall(room)

    assert first.text in page
    assert CANARY not in page


def test_a_name_stands_with_a_card_only_when_it_was_promised(room: Room) -> None:
    room.go_to("vragen-schrijven")
    signed = room.write(room.seats[1], "Een vraag met een naam")
    unsigned = room.write(room.seats[2], "Een vraag zonder naam")
    unsigned.signed = False
    unsigned.save()
    room.next()
    room.show_all()

    page = wall(room)

    assert f'{signed.text} <span class="by">{room.seats[1].name}</span>' in page
    assert f"{unsigned.text}</p>" in page


def test_sorted_questions_carry_no_names(room: Room) -> None:
    room.go_to("vragen-schrijven")
    room.write_all()
    room.next()
    room.show_all()
    room.go_to("sorteren")

    page = wall(room)

    assert 'id="card-' in page
    assert 'class="by"' not in page


def test_the_beamers_address_opens_nothing_else(room: Room) -> None:
    strange = Client()
    page = wall(room)

    console = strange.get(reverse("console", args=[room.session.public_id]))

    assert console.status_code in {302, 404}
    assert str(room.session.public_id) not in page
    assert "csrfmiddlewaretoken" not in page
