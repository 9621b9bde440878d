"""What is kept of what people typed."""

from __future__ import annotations

import unicodedata

import pytest

from sessions.activities.fit import lines
from sessions.commands.words import MOST_MARKS, clean, plain
from sessions.errors import TextMissing


def test_control_signs_and_signs_that_turn_a_line_are_left_out() -> None:
    kept = clean("Wat \u202e houdt\x00 je\x1b\u2066 tegen\u2069?\r\nEcht?")

    assert kept == "Wat  houdt je tegen?\nEcht?"


def test_a_letter_carries_at_most_eight_marks() -> None:
    kept = clean("q" + "\u0335" * 500 + "r")

    assert kept.count("\u0335") == MOST_MARKS
    assert kept.endswith("r")


@pytest.mark.parametrize("word", ["Zoë", "naïef", "ế", "क्षि", "สวัสดี", "שָׁלוֹם", "👩\u200d🚒"])
def test_ordinary_scripts_stay_whole(word: str) -> None:
    assert clean(word) == unicodedata.normalize("NFC", word)


@pytest.mark.parametrize("nothing", ["", " \n\t", "\u200b", "\u202e\u202c", "\x00", "\ufeff\u2060"])
def test_what_nobody_can_see_is_nothing(nothing: str) -> None:
    with pytest.raises(TextMissing):
        clean(nothing)


def test_words_that_may_be_left_out_may_be_nothing() -> None:
    assert plain("\u202e ") == ""


def test_marks_on_letters_take_no_room_on_the_beamer() -> None:
    piled = clean("".join(sign + "\u0335" * 40 for sign in "Wat houdt je tegen in dit gesprek?"))

    assert lines(piled, 3.6, 40) == lines("Wat houdt je tegen in dit gesprek?", 3.6, 40)
