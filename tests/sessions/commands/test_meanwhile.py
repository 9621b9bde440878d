"""What the circle did while a request was on its way, or since an act that is now taken back."""

from __future__ import annotations

import uuid

import pytest

from sessions.commands import act, cards, clock, desk, door, inserting, seats, sorting, steps, turns
from sessions.commands.cards import Draft
from sessions.errors import ActivityOver, CardGone, NotYours, SeatGone
from sessions.models import Activity, Card, Seat, Session, Share, Turn
from sessions.models.pace import Shorter
from tests.factories import Room


def seat(room: Room, number: int) -> Seat:
    return Seat.objects.select_related("session").get(pk=room.seats[number].pk)


@pytest.fixture
def asked(room: Room) -> list[Card]:
    """Three questions that wait on their sheet."""
    room.go_to("vragen-schrijven")
    return [room.write(room.seats[number], f"Vraag {number}?") for number in (1, 2, 3)]


def sorted_and_lit(room: Room, asked: list[Card]) -> Activity:
    """All three questions are helpful, and the first one is in the light."""
    room.show_all()
    activity = room.go_to("sorteren")
    for card in asked:
        sorting.put(seat(room, 0), activity, card.pk, "behulpzaam")
    sorting.share(seat(room, 0), activity)
    activity = room.go_to("beantwoorden")
    sorting.light(room.session, activity, asked[0].pk)
    return activity


def test_who_was_put_out_a_moment_ago_writes_nothing(room: Room) -> None:
    activity = room.go_to("vragen-schrijven")
    gone = seat(room, 1)
    seats.put_out(room.session, seat(room, 1))

    with pytest.raises(SeatGone):
        cards.add(gone, activity, Draft("Toch nog iets", uuid.uuid4()))
    with pytest.raises(SeatGone):
        seats.set_ready(gone, activity, is_ready=True)

    assert not room.session.cards.exists()
    assert not activity.ready.exists()


def test_a_case_bringer_who_was_put_out_leads_nothing(room: Room, asked: list[Card]) -> None:
    activity = sorted_and_lit(room, asked)
    gone = seat(room, 0)
    seats.put_out(room.session, seat(room, 0))

    with pytest.raises(SeatGone):
        sorting.lead_answered(gone, activity, asked[0].pk)


def test_joining_once_more_after_being_put_out_is_refused(room: Room) -> None:
    key = uuid.uuid4()
    known, _token = door.join(room.session, "Willem", key)
    seats.put_out(room.session, known)

    with pytest.raises(SeatGone):
        door.join(room.session, "Willem", key)

    assert room.session.circle().count() == 6


@pytest.mark.parametrize("role", ["rename", "put out", "case bringer", "scribe", "turn"])
def test_nothing_is_given_to_a_chair_that_is_empty_by_now(room: Room, role: str) -> None:
    activity = room.go_to("vragen-voorlezen")
    gone = seat(room, 2)
    seats.put_out(room.session, seat(room, 2))
    acts = {
        "rename": lambda: seats.rename(gone, "Nieuw"),
        "put out": lambda: seats.put_out(room.session, gone),
        "case bringer": lambda: seats.choose_case_bringer(room.session, room.session.rounds.get(), gone),
        "scribe": lambda: seats.choose_scribe(room.session, gone),
        "turn": lambda: turns.give_turn(room.session, activity, gone),
    }

    with pytest.raises(SeatGone):
        acts[role]()


def test_nobody_goes_to_a_part_that_was_just_taken_out(room: Room) -> None:
    room.start()
    inserting.insert(room.session, kind="talk", title="Even praten", minutes=5)
    extra = room.session.activities.get(title="Even praten")
    act.undo(room.session)

    for command in (steps.go_to, steps.skip, steps.keep):
        with pytest.raises(ActivityOver):
            command(room.session, extra)


def test_a_card_that_was_taken_away_does_not_come_back_by_a_retry(room: Room) -> None:
    activity = room.go_to("vragen-schrijven")
    once = Draft("Te scherp", uuid.uuid4())
    card = cards.add(seat(room, 1), activity, once)
    desk.remove(room.session, card.pk)

    cards.add(seat(room, 1), activity, once)

    assert not room.session.cards.kept().exists()


def test_new_words_under_a_known_key_come_too_late_after_the_step(room: Room) -> None:
    activity, key = room.go_to("vragen-schrijven"), uuid.uuid4()
    cards.add(seat(room, 1), activity, Draft("Eerst dit", key))
    room.next()

    with pytest.raises(ActivityOver):
        cards.add(seat(room, 1), activity, Draft("Toch dit", key))

    assert room.session.cards.get().text == "Eerst dit"


def test_what_lies_under_a_card_stays_when_its_writer_takes_that_card_back(room: Room, asked: list[Card]) -> None:
    desk.merge(room.session, asked[0].pk, asked[1].pk)

    cards.take_back(seat(room, 2), asked[1].pk)

    assert set(room.session.cards.kept()) == {asked[0], asked[2]}


def test_what_was_withheld_waits_to_be_shown_again(room: Room) -> None:
    room.go_to("opschrijven")
    card = room.write(room.seats[1], "Ik neem mee dat stilte helpt")
    desk.show(room.session, card.pk)
    desk.hide(room.session, card.pk)
    cards.choose_share(seat(room, 1), card.pk, Share.WITHHELD)
    act.undo(room.session)

    cards.choose_share(seat(room, 1), card.pk, Share.NAMED)

    assert not room.session.cards.shown().exists()


def test_only_where_the_script_asks_somebody_chooses_where_a_text_may_go(room: Room, asked: list[Card]) -> None:
    with pytest.raises(NotYours):
        cards.choose_share(seat(room, 1), asked[0].pk, Share.WITHHELD)

    assert room.session.cards.get(pk=asked[0].pk).share == Share.NAMED


@pytest.mark.parametrize("away", ["hide", "remove", "merge", "move"])
def test_the_light_goes_out_over_a_card_that_is_taken_off_the_sheet(room: Room, asked: list[Card], away: str) -> None:
    activity = sorted_and_lit(room, asked)
    pk = asked[0].pk
    acts = {
        "hide": lambda: desk.hide(room.session, pk),
        "remove": lambda: desk.remove(room.session, pk),
        "merge": lambda: desk.merge(room.session, pk, asked[1].pk),
        "move": lambda: desk.move_to(room.session, pk, room.session.sheets.get(slug="advies")),
    }

    acts[away]()
    dark = Activity.objects.get(pk=activity.pk).light
    act.undo(room.session)

    assert dark is None
    assert Activity.objects.get(pk=activity.pk).light == asked[0]


def test_a_card_on_another_sheet_has_no_bin_there(room: Room, asked: list[Card]) -> None:
    sorted_and_lit(room, asked)

    desk.move_to(room.session, asked[1].pk, room.session.sheets.get(slug="advies"))

    assert room.session.cards.get(pk=asked[1].pk).bin == ""


def test_once_more_ends_a_pause(room: Room) -> None:
    room.go_to("vragen-voorlezen")
    clock.pause(room.session)

    steps.repeat(room.session, seen=room.current.pk)

    assert not Session.objects.get(pk=room.session.pk).is_paused
    assert room.current.clock.is_running


def test_once_more_gives_turns_only_where_there_are_turns(room: Room) -> None:
    activity = room.go_to("sorteren")

    steps.repeat(room.session, seen=activity.pk)

    assert not activity.turns.exists()


def test_whoever_sits_down_in_a_pause_starts_no_clock(room: Room) -> None:
    activity = room.go_to("vragen-voorlezen")
    clock.pause(room.session)

    room.sit("Willem")

    assert not [turn for turn in activity.turns.all() if turn.clock.is_running]


def test_a_turn_that_began_in_a_pause_runs_when_the_pause_is_taken_back(room: Room) -> None:
    activity = room.go_to("vragen-voorlezen")
    for _ in room.others:
        turns.next_turn(room.session, activity)
    clock.pause(room.session)
    late = room.sit("Willem")

    act.undo(room.session)

    assert Turn.objects.get(activity=activity, seat=late).clock.is_running


def test_a_turn_in_a_part_that_was_left_by_undo_stands_still(room: Room) -> None:
    room.go_to("sorteren")
    reading = room.go_to("vragen-voorlezen")
    Turn.objects.filter(activity=reading).update(state="done", ends_at=None, left=0)
    late = room.sit("Willem")

    act.undo(room.session)

    assert not Turn.objects.get(activity=reading, seat=late).clock.is_running


def test_turns_keep_a_place_of_their_own(room: Room) -> None:
    activity = room.go_to("vragen-voorlezen")
    turns.give_turn(room.session, activity, room.bringer)
    room.sit("Willem")
    act.undo(room.session)
    room.sit("Naima")

    places = list(activity.turns.values_list("position", flat=True))

    assert len(set(places)) == len(places) == 7


def test_a_name_that_was_taken_meanwhile_gets_a_number_when_its_owner_comes_back(room: Room) -> None:
    seats.put_out(room.session, seat(room, 1))
    room.sit("Yasmina")

    act.undo(room.session)

    assert sorted(each.name for each in room.session.circle() if each.name.startswith("Yas")) == [
        "Yasmina",
        "Yasmina 2",
    ]


def test_a_shorter_part_that_was_played_before_keeps_its_rest_within_its_minutes(room: Room) -> None:
    later = room.go_to("sorteren")
    now = room.go_to("toelichten")
    proposal = (Shorter(later.pk, later.title, 10, 2), Shorter(now.pk, now.title, 10, 2))

    clock.shorten(room.session, proposal)

    later.refresh_from_db()
    assert later.total == 120
    assert later.left is not None
    assert later.left <= later.total
    assert room.current.total == now.total


def test_after_the_end_no_turn_goes_on(room: Room) -> None:
    activity = room.go_to("vragen-voorlezen")

    steps.end(room.session)

    assert not [turn for turn in activity.turns.all() if turn.clock.is_running]


def test_a_note_keeps_no_signs_that_turn_a_line_around(room: Room, asked: list[Card]) -> None:
    activity = sorted_and_lit(room, asked)

    sorting.answered(room.session, activity, asked[0].pk, "Dat \u202e klopt\x00")

    assert room.session.cards.get(pk=asked[0].pk).note == "Dat  klopt"


def test_a_card_that_lies_under_another_is_gone_for_its_writer(room: Room, asked: list[Card]) -> None:
    desk.merge(room.session, asked[0].pk, asked[1].pk)

    with pytest.raises(CardGone):
        cards.rewrite(seat(room, 1), asked[0].pk, "Anders")
