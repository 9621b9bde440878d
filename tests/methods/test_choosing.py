"""The chooser: what comes first in every situation of the table, and that each reason is told."""

import pytest
from django.utils.translation import override

from methods import catalogue
from methods.choosing import Choice, Reason, Situation, holds, ranked
from methods.definitions import When

from .situations import CASES, RODDELEN, VIJF, Case


def answer(situation: Situation) -> tuple[Choice, ...]:
    with override("nl"):
        return ranked(catalogue.methods(), situation)


def said(reasons: tuple[Reason, ...], piece: str) -> bool:
    return any(piece in reason.text for reason in reasons)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.told)
def test_the_first_choice_and_its_reasons(case: Case) -> None:
    choices = answer(case.situation)

    by_slug = {choice.method.slug: choice for choice in choices}
    assert choices[0].method.slug == case.first
    assert [piece for slug, piece in case.fits if not said(by_slug[slug].reasons, piece)] == []
    assert [piece for slug, piece in case.minds if not said(by_slug[slug].warnings, piece)] == []


def test_the_table_has_at_least_forty_situations() -> None:
    situations = {case.situation for case in CASES}

    assert len(situations) == len(CASES) >= 40


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.told)
def test_the_order_comes_from_what_is_told_and_nothing_else(case: Case) -> None:
    choices = answer(case.situation)

    told = [sum(reason.weight for reason in (*choice.reasons, *choice.warnings)) for choice in choices]

    assert told == sorted(told, reverse=True)
    assert len(choices) == len(catalogue.methods())
    assert all(reason.text.endswith(".") for each in choices for reason in (*each.reasons, *each.warnings))


def test_gossip_is_never_first_where_it_may_not_be_safe() -> None:
    questions = ("", "problem", "share", "incident", "meaning", "unknown")
    situations = [
        Situation(question=question, familiarity=known, safety="unsure", experience=experience, guide=guide)
        for question in questions
        for known in ("", "new", "some", "well")
        for experience in ("", "none", "some", "much")
        for guide in ("", "with", "without")
    ]

    first = {answer(situation)[0].method.slug for situation in situations}

    assert not {slug for slug in first if slug.startswith("roddelen")}


def test_nothing_known_is_the_order_of_the_gallery_without_a_verdict() -> None:
    choices = answer(Situation())

    assert [choice.method for choice in choices] == list(catalogue.methods())
    assert {choice.fit for choice in choices} == {"doubtful"}
    assert not any(choice.reasons or choice.warnings for choice in choices)


def test_one_best_is_best_and_two_are_equal() -> None:
    alone, together = answer(Situation(question="share")), answer(Situation(familiarity="well"))

    assert [choice.fit for choice in alone][:2] == ["best", "good"]
    assert [choice.fit for choice in together][:2] == ["equal", "equal"]


def test_getting_acquainted_counts_in_the_minutes_of_a_new_group() -> None:
    usual, first = answer(Situation(familiarity="some")), answer(Situation(familiarity="new"))

    known = {choice.method.slug: choice.minutes for choice in usual}
    new = {choice.method.slug: choice.minutes for choice in first}

    assert (known[VIJF], new[VIJF]) == (81, 91)


def test_the_heaviest_reason_stands_first() -> None:
    choices = answer(Situation(question="share", minutes=120, familiarity="well"))

    gossip = next(choice for choice in choices if choice.method.slug == RODDELEN)

    assert [reason.weight for reason in gossip.reasons] == [6, 2, 1]


@pytest.mark.parametrize(
    ("when", "known", "expected"),
    [
        (When(question=("problem", "share")), Situation(question="share"), True),
        (When(question=("problem",)), Situation(), False),
        (When(question=("problem",), safety=("safe",)), Situation(question="problem"), False),
        (When(minutes=(0, 75)), Situation(minutes=75), True),
        (When(minutes=(0, 75)), Situation(minutes=76), False),
        (When(minutes=(0, 75)), Situation(), False),
        (When(people=(2, 4)), Situation(people=5), False),
    ],
)
def test_a_rule_holds_when_everything_it_names_does(when: When, known: Situation, expected: bool) -> None:
    held = holds(when, known)

    assert held is expected
