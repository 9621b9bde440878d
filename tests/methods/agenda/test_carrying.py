"""Other methods for the same evening: what people did to its agenda comes along."""

import pytest
from django.utils.translation import override

from methods import catalogue
from methods.agenda import Agenda, Evening, add, carried, ended_with, propose, remove, resize


def agenda(*slugs: str) -> Agenda:
    with override("nl"):
        return propose([catalogue.method(slug) for slug in slugs], Evening(180, coffee_before=True))


def names(found: Agenda) -> list[str]:
    return [block.id for block in found.blocks]


def lengths(found: Agenda) -> dict[str, int]:
    return {block.id: block.minutes for block in found.blocks}


def last_of(found: Agenda, case: str) -> str:
    return [name for name in names(found) if name.startswith(f"round-{case}-")][-1]


def test_a_part_at_the_very_start_stays_there() -> None:
    usual = agenda("vijf-stappen")

    found = carried(add(usual, "icebreaker"), agenda("socratisch"), usual)

    assert names(found)[:2] == ["coffee-before", "icebreaker-1"]


def test_a_part_behind_a_step_comes_behind_the_same_step() -> None:
    usual = agenda("vijf-stappen")
    before = add(usual, "own", after="opening-welkom", title="Wandelen")

    found = carried(before, agenda("socratisch"), usual)

    at = names(found).index("opening-welkom") + 1
    assert (found.blocks[at].id, found.blocks[at].title) == ("own-1", "Wandelen")


def test_where_the_step_is_gone_it_comes_behind_its_case() -> None:
    usual = agenda("vijf-stappen")
    before = add(usual, "break", after=last_of(usual, "0"))

    found = carried(before, agenda("socratisch"), usual)

    assert names(found)[names(found).index(last_of(found, "0")) + 1] == "break-1"


@pytest.mark.parametrize("slugs", [("vijf-stappen",), ("socratisch", "incidenten")], ids=["one", "two"])
def test_the_break_between_two_cases_comes_with_the_cases(slugs: tuple[str, ...]) -> None:
    before = agenda("vijf-stappen", "incidenten")

    found = carried(before, agenda(*slugs), before)

    assert [block.kind for block in found.blocks].count("break") == len(slugs) - 1


def test_two_parts_keep_their_order_and_length() -> None:
    usual = agenda("vijf-stappen")
    before = add(add(usual, "own", title="Zingen"), "own", title="Wandelen")

    found = carried(before, agenda("vijf-stappen", "incidenten"), usual)

    own = [(block.title, block.minutes) for block in found.blocks if block.kind == "own"]
    assert own == [("Wandelen", 10), ("Zingen", 10)]


def test_nothing_put_in_between_leaves_the_proposal_as_it_is() -> None:
    before, after = agenda("vijf-stappen"), agenda("socratisch")

    assert carried(before, after, before) == after


def test_a_length_given_by_hand_stays_when_a_second_case_comes_or_changes() -> None:
    one = agenda("vijf-stappen")
    name = last_of(one, "0")
    longer = resize(resize(one, name, 33), "coffee-before", 15)

    two = carried(longer, agenda("vijf-stappen", "incidenten"), one)
    other = carried(two, agenda("vijf-stappen", "roddelen"), agenda("vijf-stappen", "incidenten"))

    assert {lengths(found)[name] for found in (two, other)} == {33}
    assert {lengths(found)["coffee-before"] for found in (two, other)} == {15}
    assert lengths(other)[last_of(other, "1")] == lengths(agenda("vijf-stappen", "roddelen"))[last_of(other, "1")]


def test_what_was_left_out_stays_out() -> None:
    usual = agenda("vijf-stappen", "incidenten")

    found = carried(remove(usual, "break-1"), agenda("vijf-stappen", "roddelen"), usual)

    assert "break-1" not in names(found)


@pytest.mark.parametrize(
    ("was", "now", "step"),
    [
        ("incidenten", "roddelen-kort", "round-0-advies"),
        ("incidenten", "roddelen", "round-0-verhelderen"),
        ("socratisch", "roddelen-kort", "round-0-meenemen"),
    ],
)
def test_a_step_of_another_method_with_the_same_id_is_another_step(was: str, now: str, step: str) -> None:
    usual = agenda(was)
    blocks = tuple(block for block in usual.blocks if block.id != step)

    found = carried(usual.model_copy(update={"blocks": blocks}), agenda(now), usual)

    assert step in names(found)


def test_the_look_back_on_a_whole_path_is_there_once() -> None:
    before = ended_with(agenda("vijf-stappen"), "Terugblik")

    found = carried(before, ended_with(agenda("socratisch"), "Terugblik"), before)

    assert [block.title for block in found.blocks].count("Terugblik") == 1


def test_what_somebody_added_is_no_look_back_on_a_path_that_ends_now() -> None:
    before = add(agenda("vijf-stappen"), "own", title="Wandelen")
    now = ended_with(agenda("vijf-stappen"), "Terugblik")

    found = carried(before, ended_with(agenda("socratisch"), "Terugblik"), now)

    assert [block.title for block in found.blocks if block.kind == "own"] == ["Wandelen", "Terugblik"]
