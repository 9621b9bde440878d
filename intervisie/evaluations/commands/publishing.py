"""Showing: figures enter the ledger once, when there are enough answers, and are never changed. What waits, waits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from django.db import transaction

from intervisie.accounts.models import Organisation

from .. import ledger
from ..models import Evaluation, Figure, Kind, Remark, Tally

NEED = "need"


@transaction.atomic
def publish(organisation: int) -> None:
    """Show what may be shown of the evaluations that have closed. Twice shows once."""
    Organisation.objects.select_for_update().get(pk=organisation)
    closed = list(Evaluation.objects.filter(organisation=organisation).closed().order_by("pk"))
    _scores([each for each in closed if each.answers])
    _needs([each for each in closed if each.answers and each.needs_id is None])
    _remarks(organisation)


def _scores(closed: Sequence[Evaluation]) -> None:
    known = {each.pk: each for each in closed}
    sizes = {each.pk: each.answers or 0 for each in closed}
    shown: dict[int, set[int]] = {}
    for each in closed:
        if each.scores_id is not None:
            shown.setdefault(each.scores_id, set()).add(each.pk)
    earlier = [frozenset(each) for each in shown.values()]
    waiting = [ledger.Piece(each.pk, _cell(each), sizes[each.pk]) for each in closed if each.scores_id is None]
    for piece in ledger.showable(waiting, earlier, sizes):
        _show_scores([known[pk] for pk in sorted(piece)])


def _cell(evaluation: Evaluation) -> tuple[bool, int, str, str]:
    """In which totals it counts; small ones are only shown with others that count in the same."""
    return evaluation.final, evaluation.held_on.year, evaluation.method, evaluation.region


def _show_scores(piece: Sequence[Evaluation]) -> None:
    counts = _counts(piece)
    values = {
        question: [ledger.half(_sum(answers), answers.total()), answers.total()]
        for question, answers in counts.items()
        if question != NEED and answers.total() >= ledger.LEAST
    }
    figure = _figure(Kind.SCORES, piece, values)
    Evaluation.objects.filter(pk__in=[each.pk for each in piece]).update(scores=figure)


def _counts(piece: Collection[Evaluation]) -> dict[str, Counter[str]]:
    counts: dict[str, Counter[str]] = {}
    for tally in Tally.objects.filter(evaluation__in=[each.pk for each in piece]).order_by("question", "answer"):
        counts.setdefault(tally.question, Counter())[tally.answer] += tally.count
    return counts


def _sum(answers: Counter[str]) -> int:
    return sum(int(answer) * count for answer, count in answers.items())


def _figure(kind: Kind, piece: Sequence[Evaluation], values: object) -> Figure:
    first, quarters = piece[0], {each.quarter for each in piece}
    return Figure.objects.create(
        organisation_id=first.organisation_id,
        kind=kind,
        final=first.final,
        year=first.held_on.year,
        quarter=quarters.pop() if len(quarters) == 1 else 0,
        method=first.method if kind == Kind.SCORES else "",
        region=first.region if kind == Kind.SCORES else "",
        answers=sum(each.answers or 0 for each in piece),
        invited=sum(each.invited for each in piece),
        values=values,
    )


def _needs(waiting: Sequence[Evaluation]) -> None:
    """Of one year and one kind of questionnaire together, as soon as there are ten answers.

    Where they would say what everybody wants they are settled without parts and never asked again: if they waited
    for others, the moment at which something is shown would tell what those others said.
    """
    by_year: dict[tuple[bool, int], list[Evaluation]] = {}
    for evaluation in waiting:
        by_year.setdefault((evaluation.final, evaluation.held_on.year), []).append(evaluation)
    for together in by_year.values():
        counts = _counts(together).get(NEED, Counter[str]())
        if ledger.are_settled(counts.values()):
            _show_needs(together, counts)


def _show_needs(together: Sequence[Evaluation], counts: Counter[str]) -> None:
    asked = {choice["id"] for each in together for choice in each.questions["need"]["choices"]}
    parts = ledger.merged({choice: counts[choice] for choice in sorted(asked)}) or {}
    figure = _figure(Kind.NEEDS, together, [[list(chosen), count] for chosen, count in parts.items()])
    Evaluation.objects.filter(pk__in=[each.pk for each in together]).update(needs=figure)


def _remarks(organisation: int) -> None:
    """Ten at once at least, and never of one meeting alone."""
    waiting = Remark.objects.filter(evaluation__organisation=organisation, block=None)
    by_year: dict[int, list[Remark]] = {}
    for remark in waiting.select_related("evaluation").order_by("pk"):
        by_year.setdefault(remark.evaluation.held_on.year, []).append(remark)
    for remarks in by_year.values():
        meetings = {remark.evaluation.pk: remark.evaluation for remark in remarks}
        if ledger.may_be_read([remark.evaluation.pk for remark in remarks]):
            block = _figure(Kind.REMARKS, [meetings[pk] for pk in sorted(meetings)], [])
            Remark.objects.filter(pk__in=[remark.pk for remark in remarks]).update(block=block)
