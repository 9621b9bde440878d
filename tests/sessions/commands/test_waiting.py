"""The waiting room: let in, all together, not now, and a chair that is given back to its owner."""

from __future__ import annotations

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from sessions.commands import door, seats, steps, waiting
from sessions.commands.door import Visitor
from sessions.errors import CircleFull, KnockGone, NobodyToLetIn, SeatGone, SessionOver
from sessions.models import Knock, Seat, seat_by_token
from tests.factories import Room


def wait(room: Room, name: str = "Naima") -> tuple[Knock, str]:
    """Somebody types the code and stands in the waiting room."""
    ticket = door.enter(room.session, Visitor(name, uuid.uuid4()), scanned=False).ticket
    return room.session.knocks.latest("pk"), ticket


def test_who_is_let_in_gets_a_chair_and_a_token_that_is_not_the_ticket(room: Room) -> None:
    knock, ticket = wait(room)

    waiting.let_in(room.session, knock)
    token = waiting.exchange(ticket)

    seat = seat_by_token(token)
    assert seat is not None
    assert (seat.name, seat.session) == ("Naima", room.session)
    assert token != ticket
    assert seat_by_token(ticket) is None


def test_a_ticket_opens_nothing_before_its_owner_was_let_in(room: Room) -> None:
    _knock, ticket = wait(room)

    with pytest.raises(SeatGone):
        waiting.exchange(ticket)
    with pytest.raises(SeatGone):
        waiting.exchange("made up")

    assert seat_by_token(ticket) is None


def test_a_second_tab_and_a_retry_get_the_same_token(room: Room) -> None:
    knock, ticket = wait(room)
    waiting.let_in(room.session, knock)

    tokens = {waiting.exchange(ticket) for _tab in range(3)}

    assert len(tokens) == 1


def test_once_the_token_is_used_the_ticket_is_dead(room: Room) -> None:
    knock, ticket = wait(room)
    waiting.let_in(room.session, knock)
    seat = seat_by_token(waiting.exchange(ticket))
    assert seat is not None

    seats.heard(seat.pk)

    assert not Knock.objects.exists()
    with pytest.raises(SeatGone):
        waiting.exchange(ticket)


def test_a_ticket_is_dead_two_minutes_after_the_exchange(room: Room) -> None:
    knock, ticket = wait(room)
    waiting.let_in(room.session, knock)
    token = waiting.exchange(ticket)
    Seat.objects.filter(name="Naima").update(committed_at=timezone.now() - timedelta(seconds=121))

    with pytest.raises(SeatGone):
        waiting.exchange(ticket)

    assert seat_by_token(token) is not None


def test_nobody_is_let_in_twice(room: Room) -> None:
    knock, _ticket = wait(room)
    waiting.let_in(room.session, knock)

    with pytest.raises(KnockGone):
        waiting.let_in(room.session, knock)
    with pytest.raises(KnockGone):
        waiting.give_back(room.session, knock, room.seats[1])

    assert room.session.circle().count() == 7


def test_a_full_circle_lets_nobody_in_but_gives_chairs_back(room: Room) -> None:
    for number in range(6):
        room.sit(f"Gast {number}")
    knock, _ticket = wait(room)

    with pytest.raises(CircleFull):
        waiting.let_in(room.session, knock)
    with pytest.raises(CircleFull):
        waiting.let_all_in(room.session)
    waiting.give_back(room.session, knock, room.seats[1])

    assert room.session.circle().count() == 12


def test_everybody_comes_in_but_those_whose_name_sits_already(room: Room) -> None:
    for name in ("Naima", "Anouk", "Khadija"):
        wait(room, name)

    waiting.let_all_in(room.session)

    assert [seat.name for seat in room.session.circle()][6:] == ["Naima", "Khadija"]
    assert [knock.name for knock in room.session.knocks.waiting()] == ["Anouk"]
    with pytest.raises(NobodyToLetIn):
        waiting.let_all_in(room.session)


def test_two_of_one_name_are_told_apart(room: Room) -> None:
    for _ in range(2):
        wait(room, "Naima")

    for knock in room.session.knocks.waiting():
        waiting.let_in(room.session, knock)

    assert [seat.name for seat in room.session.circle()][6:] == ["Naima", "Naima 2"]


def test_who_was_refused_no_longer_waits_and_may_knock_again(room: Room) -> None:
    knock, ticket = wait(room)

    waiting.refuse(room.session, knock)

    assert not room.session.knocks.waiting().exists()
    with pytest.raises(SeatGone):
        waiting.exchange(ticket)
    assert wait(room)[0].is_waiting


def test_who_leaves_the_waiting_room_leaves_nothing_behind(room: Room) -> None:
    _knock, ticket = wait(room)

    waiting.leave(ticket)
    waiting.leave(ticket)

    assert not Knock.objects.exists()


def test_a_chair_that_is_given_back_keeps_its_cards_and_its_old_phone_is_out(room: Room) -> None:
    room.go_to("write", 1)
    card = room.write(room.seats[1], "Wat wil je echt?")
    knock, ticket = wait(room, "Yasmina")

    waiting.give_back(room.session, knock, room.seats[1])
    refused = seat_by_token(room.tokens[1])
    seat = seat_by_token(waiting.exchange(ticket))

    assert refused is None
    assert seat == room.seats[1]
    assert list(seat.cards.kept()) == [card]
    assert room.session.circle().count() == 6


def test_a_seat_without_a_phone_may_get_one(room: Room) -> None:
    seats.seat_without_phone(room.session, "Gerda")
    gerda = room.session.seats.get(name="Gerda")
    knock, ticket = wait(room, "Gerda")

    waiting.give_back(room.session, knock, gerda)

    assert seat_by_token(waiting.exchange(ticket)) == gerda


def test_of_two_new_phones_for_one_chair_the_last_one_has_it(room: Room) -> None:
    first, first_ticket = wait(room, "Yasmina")
    waiting.give_back(room.session, first, room.seats[1])
    second, second_ticket = wait(room, "Yasmina")
    waiting.give_back(room.session, second, room.seats[1])

    token = waiting.exchange(second_ticket)

    assert seat_by_token(token) == room.seats[1]
    with pytest.raises(SeatGone):
        waiting.exchange(first_ticket)


def test_a_chair_of_somebody_who_was_put_out_is_not_given(room: Room) -> None:
    knock, _ticket = wait(room, "Yasmina")
    seats.put_out(room.session, room.seats[1])

    with pytest.raises(SeatGone):
        waiting.give_back(room.session, knock, room.seats[1])

    assert room.session.knocks.waiting().get() == knock


def test_who_was_put_out_before_the_phone_came_in_stays_out(room: Room) -> None:
    knock, ticket = wait(room)
    waiting.let_in(room.session, knock)
    seats.put_out(room.session, room.session.seats.get(name="Naima"))

    with pytest.raises(SeatGone):
        waiting.exchange(ticket)


def test_after_the_end_nobody_is_let_in(room: Room) -> None:
    knock, ticket = wait(room)
    waiting.let_in(room.session, knock)
    steps.end(room.start().session)

    with pytest.raises(SessionOver):
        waiting.exchange(ticket)


def test_who_comes_in_during_a_round_has_the_last_turn(room: Room) -> None:
    activity = room.go_to("round")
    knock, _ticket = wait(room)

    waiting.let_in(room.session, knock)

    last = activity.turns.order_by("position").last()
    assert last is not None
    assert last.seat.name == "Naima"


def test_the_waiting_room_is_swept_the_next_day(room: Room) -> None:
    old, _ticket = wait(room)
    wait(room, "Khadija")
    Knock.objects.filter(pk=old.pk).update(knocked_at=timezone.now() - timedelta(hours=13))

    swept = waiting.forget()

    assert swept == 1
    assert Knock.objects.get().name == "Khadija"
