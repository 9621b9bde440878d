"""Changing an agenda by hand: what may, and what is refused with a sentence."""

import pytest
from django.utils.translation import override

from methods import catalogue
from methods.agenda import Agenda, Evening, Refused, add, move, propose, remove, resize


def agenda(*slugs: str) -> Agenda:
    evening = Evening(90, first_time=True, coffee_before=True, coffee_after=True)
    with override("nl"):
        return propose([catalogue.method(slug) for slug in slugs or ("incidenten",)], evening)


def names(found: Agenda) -> list[str]:
    return [block.id for block in found.blocks]


def minutes(found: Agenda, name: str) -> int:
    return next(block.minutes for block in found.blocks if block.id == name)


def test_a_block_is_made_shorter_and_longer() -> None:
    start = agenda()

    found = resize(resize(start, "round-0-analyse", 5), "opening-welkom", 9)

    assert (minutes(found, "round-0-analyse"), minutes(found, "opening-welkom")) == (5, 9)
    assert names(found) == names(start)


def test_coffee_may_be_nothing() -> None:
    found = resize(agenda(), "coffee-before", 0)

    assert minutes(found, "coffee-before") == 0


@pytest.mark.parametrize(
    ("name", "asked", "sentence"),
    [
        ("round-0-incident", 3, "“Het incident” heeft minstens 4 minuten nodig."),
        ("round-0-incident", -5, "“Het incident” heeft minstens 4 minuten nodig."),
        ("round-0-incident", 241, "Eén onderdeel mag hooguit 240 minuten duren."),
        ("weg", 5, "Dit onderdeel staat niet meer in het draaiboek."),
    ],
)
def test_too_short_too_long_and_gone_are_refused(name: str, asked: int, sentence: str) -> None:
    with override("nl"), pytest.raises(Refused) as refused:
        resize(agenda(), name, asked)

    assert str(refused.value) == sentence


def test_a_break_is_put_after_a_step_and_moved() -> None:
    start = add(agenda(), "break", after="round-0-incident")

    later = move(start, "break-1", 1)

    assert names(start).index("break-1") == names(start).index("round-0-incident") + 1
    assert names(later).index("break-1") == names(later).index("round-0-verhelderen") + 1


@pytest.mark.parametrize(("by", "neighbour"), [(-99, "coffee-before"), (99, "closing-meenemen")])
def test_it_stops_at_the_begin_and_the_end(by: int, neighbour: str) -> None:
    found = move(add(agenda(), "icebreaker", after="round-0-incident"), "icebreaker-1", by)

    assert names(found)[names(found).index("icebreaker-1") - 1] == neighbour
    assert names(found)[-1] == "coffee-after"


def test_without_a_place_it_comes_first_after_the_coffee() -> None:
    found = add(agenda(), "own", title="Taart van Yasmina")

    assert names(found)[:2] == ["coffee-before", "own-1"]
    assert found.blocks[1].title == "Taart van Yasmina"


def test_two_breaks_are_two_blocks() -> None:
    found = remove(add(add(agenda(), "break"), "break"), "break-1")

    assert names(add(found, "break")).count("break-1") == 1


@pytest.mark.parametrize("name", ["round-0-analyse", "opening-gespreksregels", "closing-meenemen", "coffee-before"])
def test_steps_and_coffee_keep_their_place(name: str) -> None:
    with override("nl"), pytest.raises(Refused, match="heeft een eigen plek en blijft daar"):
        move(agenda(), name, 1)


@pytest.mark.parametrize("name", ["round-0-analyse", "opening-gespreksregels", "closing-meenemen"])
def test_a_step_of_the_method_and_the_agreements_are_not_left_out(name: str) -> None:
    with override("nl"), pytest.raises(Refused, match="hoort bij de werkvorm"):
        remove(agenda(), name)


@pytest.mark.parametrize("name", ["coffee-before", "coffee-after", "opening-kennismaken"])
def test_coffee_and_getting_acquainted_may_be_left_out(name: str) -> None:
    found = remove(agenda(), name)

    assert name not in names(found)


def test_nothing_comes_after_the_coffee() -> None:
    with override("nl"), pytest.raises(Refused, match="komt niets meer"):
        add(agenda(), "break", after="coffee-after")
