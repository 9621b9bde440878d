"""Taking over: with the spoken word, with the code of the room, and back. Misuse works in 0 of 100 tries (T29)."""

from __future__ import annotations

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from intervisie.accounts.models import User
from sessions.commands import act, clock, lead, seats, steps
from sessions.errors import SeatGone, SessionError, SessionOver, WrongRoom, WrongWord
from sessions.models import Attempt, Seat, token_hash
from tests.factories import Room, make_facilitator, open_room

TRIES = 100


def take(room: Room, number: int, word: str = "") -> str:
    """This seat says the word of now, or another."""
    room.session.refresh_from_db()
    seat = Seat.objects.select_related("session").get(pk=room.seats[number].pk)
    return lead.take_with_word(seat, word or room.session.lead_word, uuid.uuid4())


def works(room: Room, number: int, word: str) -> bool:
    try:
        take(room, number, word)
    except SessionError:
        return False
    return True


def colleague(room: Room) -> User:
    return make_facilitator("collega@example.org", room.facilitator.organisation)


def test_a_seat_leads_with_the_spoken_word_and_keeps_its_chair(room: Room) -> None:
    room.start()

    token = take(room, 2)

    room.session.refresh_from_db()
    seat = room.session.circle().get(pk=room.seats[2].pk)
    assert room.session.is_led_from(seat)
    assert not room.session.is_led_by(room.facilitator)
    assert room.session.led_by == seat.name
    assert seat.token_hash == token_hash(token)


def test_the_word_may_be_typed_in_groups(room: Room) -> None:
    word = room.session.lead_word

    take(room, 2, f" {word[:3]} {word[3:]} ")

    room.session.refresh_from_db()
    assert room.session.lead_seat_id == room.seats[2].pk


def test_whoever_leads_gets_a_new_token(room: Room) -> None:
    before = room.tokens[2]

    after = take(room, 2)

    assert after != before
    assert not Seat.objects.filter(token_hash=token_hash(before)).exists()


def test_a_phone_whose_answer_got_lost_asks_again_with_the_same_key(room: Room) -> None:
    key = uuid.uuid4()
    seat = Seat.objects.select_related("session").get(pk=room.seats[2].pk)
    lead.take_with_word(seat, room.session.lead_word, key)

    token = lead.answer_again(key)

    assert Seat.objects.get(pk=seat.pk).token_hash == token_hash(token)


def test_two_phones_with_one_key_stay_two_seats(room: Room) -> None:
    key = uuid.uuid4()
    for number in (2, 3):
        room.session.refresh_from_db()
        seat = Seat.objects.select_related("session").get(pk=room.seats[number].pk)
        token = lead.take_with_word(seat, room.session.lead_word, key)

    assert Seat.objects.get(token_hash=token_hash(token)).pk == room.seats[3].pk
    assert Seat.objects.get(pk=room.seats[2].pk).join_key is None


def test_nobody_gets_a_token_for_a_key_that_leads_nothing(room: Room) -> None:
    key = uuid.uuid4()
    seat = Seat.objects.select_related("session").get(pk=room.seats[2].pk)
    lead.take_with_word(seat, room.session.lead_word, key)
    lead.take_back(room.session, room.facilitator)

    with pytest.raises(SeatGone):
        lead.answer_again(key)


def test_a_second_use_of_a_word_works_in_0_of_100(room: Room) -> None:
    worked = 0
    for _ in range(TRIES):
        Attempt.objects.all().delete()
        room.session.refresh_from_db()
        used = room.session.lead_word
        take(room, 2)
        worked += works(room, 3, used)

    assert worked == 0


def test_a_wrong_word_works_in_0_of_100(room: Room) -> None:
    right = int(room.session.lead_word)

    worked = 0
    for number in range(1, TRIES + 1):
        Attempt.objects.all().delete()
        worked += works(room, 2, f"{(right + number) % 1_000_000:06d}")

    assert worked == 0


def test_a_late_word_works_in_0_of_100(room: Room) -> None:
    room.start()
    word = room.session.lead_word
    steps.end(room.session)

    worked = sum(works(room, number % 6, word) for number in range(TRIES))

    assert worked == 0


def test_the_word_of_another_session_works_in_0_of_100(room: Room) -> None:
    other = open_room("roddelen", facilitator=room.facilitator)

    worked = 0
    for number in range(TRIES):
        Attempt.objects.all().delete()
        worked += works(room, number % 6, other.session.lead_word)

    assert worked == (TRIES if other.session.lead_word == room.session.lead_word else 0)


def test_after_five_wrong_words_the_right_one_waits_ten_minutes(room: Room) -> None:
    right = room.session.lead_word
    wrong = "000000" if right != "000000" else "111111"
    for number in range(5):
        assert not works(room, number % 3, wrong)

    at_once = works(room, 2, right)
    Attempt.objects.update(at=timezone.now() - timedelta(minutes=10, seconds=1))
    later = works(room, 2, right)

    assert (at_once, later) == (False, True)


def test_every_refusal_of_a_word_sounds_the_same(room: Room) -> None:
    right, said = room.session.lead_word, set()

    for word in ["", "12", "abcdef", *["000001"] * 5, right]:
        with pytest.raises(WrongWord) as refusal:
            take(room, 2, word or "x")
        said.add(str(refusal.value))

    assert len(said) == 1


def test_who_was_put_out_cannot_take_over(room: Room) -> None:
    room.start()
    seats.put_out(room.session, room.seats[2])

    with pytest.raises(SeatGone):
        take(room, 2)


def test_who_leads_and_leaves_the_circle_leads_no_longer(room: Room) -> None:
    room.start()
    take(room, 2)
    room.session.refresh_from_db()

    seats.put_out(room.session, room.seats[2])
    act.undo(room.session)

    room.session.refresh_from_db()
    assert room.session.is_led_by(room.facilitator)


def test_a_colleague_takes_over_with_the_code_of_the_room(room: Room) -> None:
    other = colleague(room)

    lead.take_with_code(other, f"{room.session.code[:3].lower()} {room.session.code[3:]}")

    room.session.refresh_from_db()
    assert room.session.is_led_by(other)
    assert not room.session.is_led_by(room.facilitator)
    assert room.session.led_by == other.name


def test_a_facilitator_of_elsewhere_takes_over_in_0_of_100(room: Room, stranger: User) -> None:
    refused = 0
    for _ in range(TRIES):
        Attempt.objects.all().delete()
        with pytest.raises(WrongRoom):
            lead.take_with_code(stranger, room.session.code)
        refused += 1

    room.session.refresh_from_db()
    assert refused == TRIES
    assert room.session.is_led_by(room.facilitator)


def test_after_five_wrong_codes_a_colleague_waits(room: Room) -> None:
    other = colleague(room)
    for _ in range(5):
        with pytest.raises(WrongRoom):
            lead.take_with_code(other, "BBBBBB")

    with pytest.raises(WrongRoom):
        lead.take_with_code(other, room.session.code)

    room.session.refresh_from_db()
    assert room.session.is_led_by(room.facilitator)


def test_the_code_of_a_session_that_has_ended_leads_nowhere(room: Room) -> None:
    room.start()
    steps.end(room.session)

    with pytest.raises(WrongRoom):
        lead.take_with_code(colleague(room), room.session.code)


def test_taking_over_what_one_leads_already_changes_nothing(room: Room) -> None:
    word = room.session.lead_word

    lead.take_with_code(room.facilitator, room.session.code)
    lead.take_back(room.session, room.facilitator)

    assert room.session.lead_word == word


def test_who_opened_the_session_takes_it_back_at_any_time(room: Room) -> None:
    take(room, 2)
    room.session.refresh_from_db()
    words = [room.session.lead_word]

    lead.take_back(room.session, room.facilitator)

    words.append(room.session.lead_word)
    assert room.session.is_led_by(room.facilitator)
    assert room.session.led_by == ""
    assert len(set(words)) == 2


def test_a_session_that_has_ended_is_not_taken_back(room: Room) -> None:
    take(room, 2)
    room.session.refresh_from_db()
    room.start()
    steps.end(room.session)

    with pytest.raises(SessionOver):
        lead.take_back(room.session, room.facilitator)


def test_a_take_over_is_not_one_of_the_acts_that_can_be_undone(room: Room) -> None:
    room.start()
    clock.pause(room.session)
    take(room, 2)

    room.session.refresh_from_db()
    while room.session.acts.exists():
        act.undo(room.session)

    room.session.refresh_from_db()
    assert room.session.lead_seat_id == room.seats[2].pk


def test_when_the_account_of_who_leads_is_gone_whoever_opened_it_leads(room: Room) -> None:
    other = colleague(room)
    lead.take_with_code(other, room.session.code)

    other.delete()

    room.session.refresh_from_db()
    assert room.session.is_led_by(room.facilitator)
