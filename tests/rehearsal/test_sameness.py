"""What counts as the same screen, as one card, and as telling how cards are being sorted."""

import pytest

from sessions.rehearsal.markup import Node, parse
from sessions.rehearsal.sameness import card_around, copies, difference, places, shapes

WORD, OTHER = "kanarie0123456789ab", "kanarieba9876543210"


def region(html: str) -> Node:
    return parse(f'<section id="stage">{html}</section>')


@pytest.mark.parametrize(
    ("kept", "fresh"),
    [
        ('<input name="csrfmiddlewaretoken" value="a">', '<input name="csrfmiddlewaretoken" value="b">'),
        ('<input name="key" value="a">', '<input name="key" value="b">'),
        ('<count-down data-left="9" data-now="1">0:09</count-down>', '<count-down data-left="8">0:08</count-down>'),
        ('<form id="f" data-keep><b>typed</b></form>', '<form id="f" data-keep></form>'),
        ('<p class="a" id="b">een  twee</p>', '<p id="b" class="a">een\ntwee</p>'),
    ],
)
def test_tokens_keys_clocks_and_what_is_typed_may_differ(kept: str, fresh: str) -> None:
    assert difference(region(kept), region(fresh)) == ""


@pytest.mark.parametrize(
    ("kept", "fresh"),
    [
        ("<p>een</p>", "<p>twee</p>"),
        ("<p>een</p>", "<p>een</p><p>twee</p>"),
        ('<input name="seen" value="1">', '<input name="seen" value="2">'),
        ('<count-down data-total="60"></count-down>', '<count-down data-total="120"></count-down>'),
        ('<li data-state="shown">x</li>', "<li>x</li>"),
    ],
)
def test_everything_else_may_not(kept: str, fresh: str) -> None:
    assert difference(region(kept), region(fresh)) != ""


def test_two_cards_with_one_word_are_two_copies_and_one_card_shown_twice_is_one() -> None:
    twice = region(f'<li id="card-1"><p>{WORD}</p></li><li id="card-2"><p>{WORD}</p></li>')
    once = region(f'<h2>{WORD}</h2><li id="card-1"><p>{WORD}</p></li>')

    assert copies(twice, WORD) == 2
    assert copies(once, WORD) == 1


def test_the_card_around_a_word_holds_its_author_and_no_neighbour() -> None:
    page = region(f"<ul><li><p>{WORD}</p><span>Anouk</span></li><li><p>{OTHER}</p><span>Femke</span></li></ul>")

    card = card_around(places(page, WORD)[0])

    assert card.text == f"{WORD} Anouk"


@pytest.mark.parametrize(
    "told",
    [
        f'<ul><li data-bin="neutraal">{WORD}</li><li>{OTHER}</li></ul>',
        f"<ul><li>{OTHER}</li><li>{WORD}</li></ul>",
        f'<ul><li>{WORD}</li></ul><ul class="neutral"><li>{OTHER}</li></ul>',
    ],
)
def test_a_mark_another_order_or_another_place_tells_how_cards_are_sorted(told: str) -> None:
    before = region(f"<ul><li>{WORD}</li><li>{OTHER}</li></ul>")

    assert shapes(region(told)) != shapes(before)


def test_how_far_the_sorting_is_may_be_seen() -> None:
    before = region(f"<p>0 van 2</p><ul><li>{WORD}</li></ul>")
    after = region(f"<p>1 van 2</p><ul><li>{WORD}</li></ul><button>Deel</button>")

    assert shapes(before) == shapes(after)
