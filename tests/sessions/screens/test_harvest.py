"""What the harvest holds at any moment, and what it never holds."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import translation

from sessions.commands import cards, desk, seats, sorting
from sessions.models import Share
from sessions.screens import HarvestScreen, harvest_screen
from tests.factories import Room, open_room
from tests.played import (
    ADVICE,
    AFTER,
    BEFORE,
    CORES,
    NOTE,
    REACTION,
    TAKEAWAYS,
    agree_all,
    ask,
    end,
    play_vijf,
    sort,
    take_along,
    write_line,
)


def agreed(room: Room) -> HarvestScreen:
    """The harvest of the group, once everybody has agreed to everything that they had not chosen about yet."""
    agree_all(room)
    return harvest_screen(room.session)


def said(screen: HarvestScreen) -> str:
    return repr(screen)


def test_an_empty_session_has_a_cover_and_nothing_else(db: None) -> None:
    room = open_room("vijf-stappen", seats=0)

    screen = agreed(room)

    assert screen.is_empty
    assert screen.people == ""
    assert (screen.organisation, screen.facilitator) == ("Gemeente Merendaal", "Hanneke Vos")


def test_the_cover_says_who_sat_in_the_circle(room: Room) -> None:
    with translation.override("nl"):
        screen = agreed(room)

    assert screen.people == "Anouk, Yasmina, Joost, Femke, Ruben en Soraya"
    assert "Anouk" in screen.ring_says


def test_the_day_is_the_day_in_amsterdam(room: Room) -> None:
    room.session.started_at = datetime(2026, 7, 1, 22, 30, tzinfo=UTC)

    screen = agreed(room)

    assert screen.day.isoformat() == "2026-07-02"


def test_the_texts_go_thirty_days_after_the_end(room: Room) -> None:
    room.start()
    end(room)
    room.session.ended_at = datetime(2026, 3, 12, 15, 0, tzinfo=UTC)

    screen = agreed(room)

    assert screen.purged_on is not None
    assert screen.purged_on - timedelta(days=30) == datetime(2026, 3, 12, tzinfo=UTC).date()
    assert not screen.is_open


def test_a_running_session_has_no_day_of_erasure(room: Room) -> None:
    screen = harvest_screen(room.start().session)

    assert screen.is_open
    assert screen.purged_on is None


def test_a_whole_session_leaves_everything_the_circle_saw(room: Room) -> None:
    play_vijf(room)

    screen = agreed(room)

    case = screen.rounds[0]
    assert case.before
    assert case.after
    assert (case.before.text, case.after.text) == (BEFORE, AFTER)
    assert {quote.text for quote in case.advice} == set(ADVICE)
    assert [quote.text for quote in case.reactions] == [REACTION]
    assert {card.text for leaf in case.words.rows[0] for card in leaf.cards} == set(CORES)


def test_advice_bears_the_name_that_was_announced(room: Room) -> None:
    play_vijf(room)

    screen = agreed(room)

    assert {quote.by for quote in screen.rounds[0].advice} == {seat.name for seat in room.others}


def test_takeaways_follow_their_writers_choice(room: Room) -> None:
    take_along(room, "opschrijven", "voorlezen")

    screen = agreed(room)

    found = {(quote.text, quote.by) for quote in screen.takeaways}
    assert found == {(TAKEAWAYS[0][1], "Anouk"), (TAKEAWAYS[0][1], "Femke"), (TAKEAWAYS[1][1], "")}
    assert "KANARIE" not in said(screen)


def test_a_takeaway_that_was_not_read_aloud_goes_along_when_its_writer_chose_so(room: Room) -> None:
    room.go_to("opschrijven")
    room.write(room.seats[1], "Ik vraag voortaan eerst door.", share=Share.NAMED)
    room.write(room.seats[2], "Alleen voor mij.", share=Share.WITHHELD)

    harvest = agreed(room)

    assert [(quote.text, quote.by) for quote in harvest.takeaways] == [("Ik vraag voortaan eerst door.", "Yasmina")]


def test_a_writer_who_changes_the_choice_is_followed(room: Room) -> None:
    take_along(room, "opschrijven", "voorlezen")
    seat = room.seats[0]
    card = seat.cards.get()
    seat.refresh_from_db()

    cards.choose_share(seat, card.pk, Share.WITHHELD)

    assert "Anouk" not in {quote.by for quote in agreed(room).takeaways}


def test_what_is_kept_for_oneself_never_leaves(room: Room) -> None:
    room.go_to("voor-jezelf")
    card = room.write(room.bringer, "KANARIE")
    card.shown_at = card.created_at  # even if something would show it
    card.save()

    screen = agreed(room)

    assert "KANARIE" not in said(screen)


def test_cards_that_nobody_saw_are_not_in_it(room: Room) -> None:
    room.go_to("vragen-schrijven")
    room.write(room.others[0], "KANARIE gezien")
    removed, hidden = room.write(room.others[0], "KANARIE weg"), room.write(room.others[1], "KANARIE terug")
    room.show_all()
    desk.remove(room.session, removed.pk)
    desk.hide(room.session, hidden.pk)
    room.write(room.others[2], "KANARIE later")

    screen = agreed(room)

    assert said(screen).count("KANARIE") == 1
    assert "KANARIE gezien" in said(screen)


def test_a_merged_card_is_there_once(room: Room) -> None:
    room.go_to("vragen-schrijven")
    one, two = room.write(room.others[0], "Eerste"), room.write(room.others[1], "Tweede")
    room.show_all()

    desk.merge(room.session, two.pk, one.pk)

    assert "Tweede" not in said(agreed(room))


def test_questions_stay_a_plain_sheet_until_the_sorting_is_shared(room: Room) -> None:
    ask(room)
    room.go_to("sorteren")
    for card in list(sorting.cards_of(room.current)):
        sorting.put(room.bringer, room.current, card.pk, "behulpzaam")

    case = agreed(room).rounds[0]

    assert case.words.sorted == ()
    assert [leaf.kind for leaf in case.words.rows[0]] == ["write"]
    assert not any(card.bin and leaf.bins for leaf in case.words.rows[0] for card in leaf.cards)


def test_a_shared_sorting_has_its_bins_in_order(room: Room) -> None:
    ask(room)
    sort(room)

    (leaf,) = agreed(room).rounds[0].words.sorted

    assert leaf.kind == "sort"
    assert [each.title for each in leaf.bins] == ["Behulpzaam", "Neutraal", "Niet behulpzaam"]
    assert sum(len(each.cards) for each in leaf.bins) == 16


def test_answered_questions_carry_their_note(room: Room) -> None:
    play_vijf(room)

    (leaf,) = agreed(room).rounds[0].words.sorted

    cards = [card for each in leaf.bins for card in each.cards]
    assert leaf.kind == "answer"
    assert [card.note for card in cards if card.note] == [NOTE]
    assert sum(card.answered for card in cards) == 5


def test_socratisch_has_its_question_its_moment_and_an_answer_for_now(db: None) -> None:
    room = open_room("socratisch")
    room.go_to("hittepunt")
    write_line(room, "Hij keek weg.")
    room.go_to("inbrenger-antwoordt")
    room.write(room.bringer, "Als het morgen nog klopt.")

    case = agreed(room).rounds[0]

    assert case.fundamental
    assert case.fundamental.text == "Wanneer mag je op je gevoel vertrouwen?"
    assert case.after
    assert case.after.text == "Als het morgen nog klopt."
    assert [quote.text for quote in case.turning_point] == ["Hij keek weg."]


def test_thinking_doing_and_feeling_stand_beside_each_other(db: None) -> None:
    room = open_room("socratisch")
    room.go_to("schrijven")
    room.write_all(["Ik denk na."])
    room.show_all()
    room.go_to("nadenken")
    room.write_all(["Voorlopig ja."])
    room.show_all()

    rows = agreed(room).rounds[0].words.rows

    assert [[leaf.title for leaf in row] for row in rows] == [["Denken", "Doen", "Voelen"], ["Voorlopige antwoorden"]]


def test_an_action_goes_to_page_one(db: None) -> None:
    room = open_room("incidenten")
    room.go_to("actie")
    room.write(room.bringer, "Ik ga Petra bellen.")

    case = agreed(room).rounds[0]

    assert [quote.text for quote in case.actions] == ["Ik ga Petra bellen."]


def test_two_cases_keep_to_themselves(db: None) -> None:
    room = open_room("vijf-stappen", "vijf-stappen")
    second = room.session.rounds.get(position=1)
    seats.choose_case_bringer(room.session, second, room.seats[1])
    room.go_to("vraag-opschrijven")
    room.write(room.bringer, BEFORE)

    one, two = agreed(room).rounds

    assert one.has_question
    assert not two.has_question
    assert (one.bringer, two.bringer) == ("Anouk", "Yasmina")


def test_who_said_yes_is_counted(room: Room) -> None:
    ask(room)

    (leaf,) = agreed(room).words.agreed

    assert leaf.committed == 6


@pytest.mark.parametrize(("length", "size"), [(40, "big"), (121, "middle"), (2000, "small")])
def test_long_questions_are_set_smaller(room: Room, length: int, size: str) -> None:
    room.go_to("vraag-opschrijven")
    room.write(room.bringer, "v" * length)

    case = agreed(room).rounds[0]

    assert case.before
    assert case.before.size == size
