"""Whether an agenda fits, and the proposal that does."""

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from methods import catalogue
from methods.agenda import Agenda, Evening, Verdict, add, fitted, propose, verdict

SLUGS = [method.slug for method in catalogue.methods()]


def judged(*slugs: str, available: int, first_time: bool = False) -> tuple[Agenda, Verdict]:
    with override("nl"):
        found = propose([catalogue.method(slug) for slug in slugs], Evening(available, first_time=first_time))
        return found, verdict(found)


@pytest.mark.parametrize(
    ("slugs", "available", "sentence"),
    [
        (("vijf-stappen",), 81, "Klaar, precies op tijd"),
        (("vijf-stappen",), 63, "18 minuten te lang"),
        (("vijf-stappen",), 80, "1 minuut te lang"),
        (("vijf-stappen",), 90, "9 minuten over"),
        (("vijf-stappen",), 82, "1 minuut over"),
        (("incidenten", "incidenten"), 90, "22 minuten te lang"),
        (("socratisch",), 90, "19 minuten te lang"),
    ],
)
def test_it_is_said_in_minutes(slugs: tuple[str, ...], available: int, sentence: str) -> None:
    _, found = judged(*slugs, available=available)

    with override("nl"):
        assert found.sentence == sentence


def test_a_proposal_tells_what_becomes_how_long() -> None:
    agenda, found = judged("vijf-stappen", available=75)

    assert found.proposal is not None
    assert sum(change.was - change.minutes for change in found.changes) == agenda.over == 6
    assert all(0 < change.minutes < change.was for change in found.changes)


def test_what_is_left_becomes_room_before_the_closing() -> None:
    _, found = judged("incidenten", available=75)

    assert found.proposal is not None
    names = [block.id for block in found.proposal.blocks]
    assert names[-2:] == ["spare", "closing-meenemen"]
    assert [(change.block, change.was, change.minutes) for change in found.changes] == [("spare", 0, 15)]


def test_that_room_is_the_first_to_go() -> None:
    _, roomy = judged("incidenten", available=75)
    assert roomy.proposal is not None

    longer = add(roomy.proposal, "break", after="round-0-incident")
    found = verdict(longer)

    assert [(change.block, change.was, change.minutes) for change in found.changes] == [("spare", 15, 5)]


def test_what_was_put_in_between_goes_when_shortening_is_not_enough() -> None:
    agenda, _ = judged("incidenten", available=28)
    fuller = add(add(agenda, "icebreaker"), "break", after="round-0-incident")

    found = verdict(fuller)

    assert found.proposal is not None
    assert {change.block for change in found.changes if change.minutes == 0} == {"break-1", "icebreaker-1"}
    assert found.proposal.over == 0


def test_what_cannot_fit_has_no_proposal() -> None:
    _, found = judged("socratisch", available=20)

    assert (found.over, found.proposal, found.changes) == (89, None, ())


def test_what_fits_needs_no_proposal() -> None:
    _, found = judged("roddelen", available=78)

    assert found == Verdict(over=0, changes=(), proposal=None)


evenings = st.builds(
    Evening,
    available=st.integers(1, 480),
    people=st.integers(0, 12),
    first_time=st.booleans(),
    coffee_before=st.booleans(),
    coffee_after=st.booleans(),
)


@given(
    slugs=st.lists(st.sampled_from(SLUGS), min_size=1, max_size=2),
    evening=evenings,
    extras=st.lists(st.sampled_from(["icebreaker", "break", "own"]), max_size=3),
)
def test_a_proposal_adds_up_keeps_the_order_and_never_goes_below_the_least(
    slugs: list[str], evening: Evening, extras: list[str]
) -> None:
    agenda = propose([catalogue.method(slug) for slug in slugs], evening)
    for kind in extras:
        agenda = add(agenda, kind, after=agenda.inside[0].id)  # type: ignore[arg-type]  # sampled from the kinds

    found = fitted(agenda)

    if found is None:
        assert sum(block.least for block in agenda.inside if block.fixed) > evening.available
        return
    assert sum(block.minutes for block in found.inside) == evening.available
    assert all(block.minutes >= block.least for block in found.blocks)
    kept = [block.id for block in found.blocks if block.kind != "spare"]
    assert kept == [block.id for block in agenda.blocks if block.id in kept]
    assert {block.id for block in agenda.blocks if block.fixed or block.outside} <= set(kept)


@given(slugs=st.lists(st.sampled_from(SLUGS), min_size=1, max_size=2), evening=evenings)
def test_what_was_made_to_fit_fits(slugs: list[str], evening: Evening) -> None:
    found = fitted(propose([catalogue.method(slug) for slug in slugs], evening))

    again = fitted(found) if found else None

    assert again == found
