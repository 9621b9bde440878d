"""Nobody can reckon out what anybody wants next, nor who wrote what (T08, T09); without the rules they can."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from datetime import date

import pytest
from django.utils import timezone

from intervisie.accounts.models import Organisation
from intervisie.evaluations import ledger
from intervisie.evaluations.commands import publishing
from intervisie.evaluations.models import Evaluation, Figure, Kind, Remark, Tally
from intervisie.evaluations.questionnaire import standard
from tests.intervisie.evaluations.wishes_and_texts import (
    Block,
    Circles,
    Told,
    circles,
    circles_found_out,
    each_alone,
    parts_of_any_size,
    texts_alone,
    texts_found_out,
    texts_shown,
    wishes_found_out,
    wishes_shown,
)

EVERYDAY, LONG = 300, 10_000


def made_up(histories: int, seed: int) -> list[Circles]:
    chance = random.Random(seed)
    return [circles(chance) for _ in range(histories)]


def wishes_won(show: Callable[[Circles], Told], histories: int, seed: int = 58) -> int:
    """In how many of so many histories somebody's wish is found out."""
    return sum(wishes_found_out(each, show) > 0 for each in made_up(histories, seed))


def texts_won(show: Callable[[Circles], list[Block]], histories: int, seed: int = 58) -> int:
    """In how many of so many histories a text is found to be of few, or of one circle."""
    return sum(
        texts_found_out(each, show(each)) + circles_found_out(each, show(each)) > 0 for each in made_up(histories, seed)
    )


@pytest.mark.parametrize("histories", [EVERYDAY, pytest.param(LONG, marks=pytest.mark.long)])
def test_nobody_s_wish_is_found_out(histories: int) -> None:
    assert wishes_won(wishes_shown, histories) == 0


@pytest.mark.parametrize("histories", [EVERYDAY, pytest.param(LONG, marks=pytest.mark.long)])
def test_nobody_s_text_is_found_out(histories: int) -> None:
    assert texts_won(texts_shown, histories) == 0


def test_something_is_shown_all_the_same() -> None:
    made = made_up(200, seed=3)

    assert sum(any(shown and shown[1] for shown in wishes_shown(each)) for each in made) > 80
    assert sum(bool(texts_shown(each)) for each in made) > 60


def test_without_the_rule_of_ten_the_same_reader_finds_wishes() -> None:
    assert wishes_won(each_alone, 200) > 100


def test_without_the_rule_of_three_the_same_reader_finds_wishes() -> None:
    assert wishes_won(lambda made: wishes_shown(made, parts_of_any_size), 200) > 5


def test_when_wishes_wait_for_others_the_moment_tells_what_those_said() -> None:
    made = Circles({0: Counter(series=11, theme=2), 1: Counter(nothing=12)}, {})

    waited, settled = wishes_shown(made, at_once=False), wishes_shown(made)

    assert [shown is not None for shown in waited] == [False, True]  # so at most two of thirteen had left the others
    assert [shown and shown[1] for shown in settled] == [{}, {}]


@pytest.mark.long
def test_in_ten_thousand_histories_the_reader_finds_wishes_that_waited() -> None:
    assert wishes_won(lambda made: wishes_shown(made, at_once=False), LONG) > 0


def test_without_the_rule_of_ten_the_same_reader_finds_texts() -> None:
    assert texts_won(texts_alone, 200) > 100


@pytest.mark.django_db
def test_what_the_reader_reads_is_what_the_product_shows(organisation: Organisation) -> None:
    for made in made_up(12, seed=21):
        Figure.objects.all().delete()
        Evaluation.objects.all().delete()

        for number in made.wishes:
            close(organisation, made, number)

        needs = Figure.objects.filter(kind=Kind.NEEDS).order_by("pk")
        blocks = Figure.objects.filter(kind=Kind.REMARKS).order_by("pk")
        assert [{tuple(chosen): count for chosen, count in figure.values} for figure in needs] == [
            shown[1] for shown in wishes_shown(made) if shown
        ]
        assert [figure.remarks.count() for figure in blocks] == [len(block) for block in texts_shown(made)]


def close(organisation: Organisation, made: Circles, number: int) -> None:
    """One circle closes, with its counts and texts, and what may be shown is shown."""
    size, now = made.wishes[number].total(), timezone.now()
    evaluation = Evaluation.objects.create(
        organisation=organisation,
        session=number,
        held_on=date(2026, 3, 1),
        asked_at=now,
        closes_at=now,
        closed_at=now,
        questions=standard(final=False).model_dump(),
        invited=size,
        answers=size,
    )
    tallies = [Tally(evaluation=evaluation, question="need", answer=a, count=n) for a, n in made.wishes[number].items()]
    Tally.objects.bulk_create(tallies)
    Remark.objects.bulk_create(Remark(evaluation=evaluation, text="…") for _ in range(made.texts[number]))
    publishing.publish(organisation.pk)


def test_ten_texts_of_one_circle_wait() -> None:
    assert not ledger.may_be_read([1] * 10)
    assert not ledger.may_be_read([1] * 8 + [2])
    assert ledger.may_be_read([1] * 9 + [2])
