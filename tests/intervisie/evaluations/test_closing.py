"""Closing: counts and shuffled texts take the place of who answered what (T09)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from intervisie.accounts.models import User
from intervisie.evaluations.commands.closing import close_due, forget
from intervisie.evaluations.models import Ballot, Evaluation, Remark, Slip, Tally
from tests.intervisie.evaluations.circles import answer, answers, circle, days_later, week_later

pytestmark = pytest.mark.django_db


def test_nothing_closes_before_its_time(facilitator: User) -> None:
    answer(circle(facilitator, 5), [answers(4)] * 5)
    days_later(6.9)

    assert close_due() == 0
    assert not Tally.objects.exists()


def test_ballots_and_slips_are_gone_and_counts_are_left(facilitator: User) -> None:
    evaluation = answer(circle(facilitator, 6), [answers(4), answers(4), answers(2, need="own")])

    week_later()

    evaluation.refresh_from_db()
    tallies = Tally.objects.filter(question__in=["said", "need"]).values_list("question", "answer", "count")
    assert not Ballot.objects.exists()
    assert not Slip.objects.exists()
    assert set(tallies) == {("said", "4", 2), ("said", "2", 1), ("need", "own", 1)}
    assert (evaluation.answers, evaluation.invited) == (3, 6)


def test_closing_twice_or_a_month_late_is_closing_once(facilitator: User) -> None:
    answer(circle(facilitator, 5), [answers(4)] * 5)
    days_later(37)

    closed = [close_due(), close_due()]

    assert closed == [1, 0]
    assert sum(Tally.objects.filter(question="said").values_list("count", flat=True)) == 5


def test_what_is_kept_has_no_field_for_a_person_a_moment_or_an_order() -> None:
    kept = {model: {each.name for each in model._meta.get_fields()} for model in (Tally, Remark)}

    assert kept[Tally] == {"id", "evaluation", "question", "answer", "count"}
    assert kept[Remark] == {"id", "evaluation", "text", "block"}


def test_texts_stand_in_no_order_that_anybody_wrote_them_in(facilitator: User) -> None:
    """Of thirty circles of six: how often each writer's text stands at each place, in the table's own order."""
    places = [[0] * 6 for _ in range(6)]
    for _ in range(30):
        evaluation = answer(circle(facilitator, 6), [answers(3, text=str(writer)) for writer in range(6)])
        week_later()
        for place, text in enumerate(in_the_table(evaluation)):
            places[int(text)][place] += 1

    chi_square = sum((count - 5) ** 2 / 5 for row in places for count in row)

    assert sum(map(sum, places)) == 180
    assert chi_square < 52.6  # 25 degrees of freedom: one in a thousand


def in_the_table(evaluation: Evaluation) -> list[str]:
    order = "ctid" if connection.vendor == "postgresql" else "rowid"
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT text FROM evaluations_remark WHERE evaluation_id = %s ORDER BY {order}", [evaluation.pk]
        )
        return [text for (text,) in cursor.fetchall()]


def test_texts_are_forgotten_after_a_year(facilitator: User) -> None:
    answer(circle(facilitator, 5), [answers(3, text="Oud.")])
    week_later()
    before = forget()
    closed_at = Evaluation.objects.get().closed_at
    assert closed_at

    Evaluation.objects.update(closed_at=closed_at.replace(year=closed_at.year - 2))

    assert (before, forget(), Remark.objects.count()) == (0, 1, 0)


def test_texts_that_were_shown_together_go_together(facilitator: User) -> None:
    """One circle's year is up before the other's: what stayed would be the other's alone."""
    first = answer(circle(facilitator, 9), [answers(3, text="Van de ene kring.")] * 9)
    week_later()
    answer(circle(facilitator, 1), [answers(3, text="Van de andere kring.")])
    week_later()
    shown = Remark.objects.exclude(block=None).count()

    long_ago = timezone.now() - timedelta(days=366)
    Evaluation.objects.filter(pk=first.pk).update(closed_at=long_ago)
    forget()

    assert shown == 10
    assert not Remark.objects.exists()


@pytest.mark.skipif(connection.vendor != "postgresql", reason="asks PostgreSQL which transaction wrote a row")
@pytest.mark.django_db(transaction=True)
def test_one_transaction_wrote_everything_that_is_left(facilitator: User) -> None:
    """Answers came in one by one; what is kept shows none of that (EvaP#1384)."""
    evaluation = answer(circle(facilitator, 6), [answers(number, text=str(number)) for number in (1, 2, 3, 4, 5)])

    week_later()

    assert written_by("evaluations_tally", evaluation) == written_by("evaluations_remark", evaluation)
    assert len(written_by("evaluations_remark", evaluation)) == 1


def written_by(table: str, evaluation: Evaluation) -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT DISTINCT xmin::text FROM {table} WHERE evaluation_id = %s", [evaluation.pk])
        return {xmin for (xmin,) in cursor.fetchall()}
