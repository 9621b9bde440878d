"""Who may see a card, for every state it can be in; and what a phone gets whose owner has turned around."""

from __future__ import annotations

import uuid
from itertools import product

from django.utils import timezone

from sessions.models import Card, Reveal, Seat, Share
from sessions.screens import phone_screen
from tests.factories import Room, open_room


def every_state(room: Room) -> list[Card]:
    """A card in each state: as promised, as chosen, shown or not, removed, put under another."""
    room.go_to("vragen-schrijven")
    first = room.write(room.seats[1], "Wat houdt je tegen?")
    states = product(Reveal, Share, (None, timezone.now()), (False, True), (None, first))
    Card.objects.bulk_create(
        Card(
            session=room.session,
            sheet=first.sheet,
            activity=first.activity,
            seat=room.seats[1],
            text="Wat?",
            key=uuid.uuid4(),
            reveal=reveal,
            share=share,
            shown_at=shown_at,
            removed=removed,
            merged_into=merged,
        )
        for reveal, share, shown_at, removed, merged in states
    )
    return list(Card.objects.all())


def is_kept(card: Card) -> bool:
    return not card.removed and card.merged_into is None


def is_private(card: Card) -> bool:
    return card.reveal == "never" or card.share == "withheld"


def test_a_card_at_hand_and_a_card_in_the_database_are_for_the_same_people(room: Room) -> None:
    cards = every_state(room)

    for_circle = {card for card in cards if card.is_for_circle}
    for_facilitator = {card for card in cards if card.is_for_facilitator}

    assert len(cards) == 4 * 3 * 2 * 2 * 2 + 1
    assert for_circle == set(Card.objects.shown())
    assert for_facilitator == set(Card.objects.for_facilitator())
    assert {card for card in cards if card.is_kept} == set(Card.objects.kept())


def test_nobody_but_the_writer_gets_what_is_private_and_the_circle_only_what_was_shown(room: Room) -> None:
    cards = every_state(room)
    common = {card for card in cards if is_kept(card) and not is_private(card)}

    shown, waiting = set(Card.objects.shown()), set(Card.objects.for_facilitator())

    assert waiting == common
    assert shown == {card for card in common if card.shown_at is not None}
    assert shown < waiting
    assert set(Card.objects.for_seat(room.seats[1])) == {card for card in cards if is_kept(card)}
    assert set(Card.objects.for_seat(room.seats[2])) == shown
    assert not [card for card in Card.objects.for_harvest() if is_private(card)]


def test_a_phone_whose_owner_has_turned_around_holds_nothing_of_the_activity(db: None) -> None:
    room = open_room("roddelen", seats=3)
    activity = room.go_to("flip")
    bringer, listener, _scribe = Seat.objects.select_related("session").order_by("position")

    turned, facing = phone_screen(bringer), phone_screen(listener)

    assert activity.is_away(bringer)
    assert turned.task is None
    assert facing.task is not None
