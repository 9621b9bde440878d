"""Whether texts fit on the beamer, before any browser has seen them."""

from __future__ import annotations

from sessions.activities.fit import SIZES, Column, Head, grid, lines, shared_size, window

SHORT = "Van wie is dit probleem eigenlijk?"
LONG = (
    "Wat zou er gebeuren als jij een week lang niemand belt en afwacht wie er dan als eerste bij jou aan de bel trekt"
)


def test_a_longer_text_takes_more_lines() -> None:
    assert lines("", 2, 40) == 0
    assert lines(SHORT, 2, 40) == 1
    assert lines(LONG, 2, 40) > 2


def test_few_cards_stand_in_large_letters() -> None:
    one = grid([SHORT], 34)
    ten = grid([SHORT] * 10, 34)

    assert (one.size, one.columns, one.first) == (1, 1, 0)
    assert ten.size > one.size
    assert ten.first == 0


def test_what_does_not_fit_leaves_the_first_cards_off() -> None:
    crowd = grid([LONG] * 30, 34)

    assert crowd.size == len(SIZES)
    assert 0 < crowd.first < 30


def test_the_last_card_is_always_there() -> None:
    endless = grid(["woord " * 400] * 3, 34)

    assert endless.first == 2


def test_no_cards_need_no_room() -> None:
    assert grid([], 34).first == 0


def test_columns_share_the_letters_that_fit_the_fullest() -> None:
    column = Column(25.0, 1.2)

    alone = shared_size([(column, [SHORT])], 28)
    together = shared_size([(column, [SHORT]), (column, [LONG] * 4)], 28)

    assert alone < together


def test_a_window_keeps_the_card_it_is_around() -> None:
    column = Column(25.0, 1.2)

    first, last = window([LONG] * 12, column, 5, 28, around=7)

    assert 0 < first <= 7 < last <= 12


def test_a_window_holds_everything_that_fits() -> None:
    assert window([SHORT] * 3, Column(25.0), 5, 28, around=1) == (0, 3)
    assert window([], Column(25.0), 5, 28, around=0) == (0, 0)


def test_words_above_leave_less_room_below() -> None:
    bare = Head("Schrijf twee open vragen")
    full = Head("Schrijf twee open vragen over de inbrenger in deze situatie", LONG, has_turn=True)

    assert full.below < bare.below
    assert full.beside < bare.beside
    assert (bare.length, full.length) == ("short", "long")
