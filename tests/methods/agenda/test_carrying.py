"""Other methods for the same evening: what people put in between comes along."""

import pytest
from django.utils.translation import override

from methods import catalogue
from methods.agenda import Agenda, Evening, add, carried, propose


def agenda(*slugs: str) -> Agenda:
    with override("nl"):
        return propose([catalogue.method(slug) for slug in slugs], Evening(180, coffee_before=True))


def names(found: Agenda) -> list[str]:
    return [block.id for block in found.blocks]


def last_of(found: Agenda, case: str) -> str:
    return [name for name in names(found) if name.startswith(f"round-{case}-")][-1]


def test_a_part_at_the_very_start_stays_there() -> None:
    before = add(agenda("vijf-stappen"), "icebreaker")

    found = carried(before, agenda("socratisch"))

    assert names(found)[:2] == ["coffee-before", "icebreaker-1"]


def test_a_part_behind_a_step_comes_behind_the_same_step() -> None:
    before = add(agenda("vijf-stappen"), "own", after="opening-welkom", title="Wandelen")

    found = carried(before, agenda("socratisch"))

    at = names(found).index("opening-welkom") + 1
    assert (found.blocks[at].id, found.blocks[at].title) == ("own-1", "Wandelen")


def test_where_the_step_is_gone_it_comes_behind_its_case() -> None:
    start = agenda("vijf-stappen")
    before = add(start, "break", after=last_of(start, "0"))

    found = carried(before, agenda("socratisch"))

    assert names(found)[names(found).index(last_of(found, "0")) + 1] == "break-1"


@pytest.mark.parametrize("slugs", [("vijf-stappen",), ("socratisch", "incidenten")], ids=["one", "two"])
def test_the_break_between_two_cases_comes_with_the_cases(slugs: tuple[str, ...]) -> None:
    before = agenda("vijf-stappen", "incidenten")

    found = carried(before, agenda(*slugs))

    assert [block.kind for block in found.blocks].count("break") == len(slugs) - 1


def test_two_parts_keep_their_order_and_length() -> None:
    before = add(add(agenda("vijf-stappen"), "own", title="Zingen"), "own", title="Wandelen")

    found = carried(before, agenda("vijf-stappen", "incidenten"))

    own = [(block.title, block.minutes) for block in found.blocks if block.kind == "own"]
    assert own == [("Wandelen", 10), ("Zingen", 10)]


def test_nothing_put_in_between_leaves_the_proposal_as_it_is() -> None:
    after = agenda("socratisch")

    assert carried(agenda("vijf-stappen"), after) == after
