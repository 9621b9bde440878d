"""Closing: slips become counts and shuffled texts, in one transaction, and nothing is left of who answered when (T09).

What is due is asked of the rows (docs/adr/0011): twice closes once, and a month late closes as well as in time.
"""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.db.models import Q
from django.utils import timezone

from ..models import Evaluation, Remark, Slip, Tally
from . import publishing

NEED = "need"
TEXTS_KEPT = timedelta(days=365)  # so long after closing texts can be read


def close_due() -> int:
    """Close what is over, and show of it what may be shown. Gives how many."""
    over = Evaluation.objects.filter(closed_at=None, closes_at__lte=timezone.now())
    due = list(over.order_by("pk").values_list("pk", "organisation"))
    for pk, _organisation in due:
        close(pk, timezone.now())
    for organisation in {organisation for _pk, organisation in due}:
        publishing.publish(organisation)
    if due:
        _tidy()
    return len(due)


@transaction.atomic
def close(pk: int, now: datetime) -> None:
    """Tumble one evaluation. Ballots and slips are gone afterwards."""
    evaluation = Evaluation.objects.select_for_update().get(pk=pk)
    if evaluation.closed_at is not None or now < evaluation.closes_at:
        return
    slips = list(evaluation.slips.all())
    Tally.objects.bulk_create(_tallies(evaluation, slips))
    Remark.objects.bulk_create(_remarks(evaluation, slips))
    evaluation.slips.all().delete()
    evaluation.ballots.all().delete()
    evaluation.closed_at, evaluation.answers = now, len(slips)
    evaluation.save(update_fields=["closed_at", "answers"])


def _tallies(evaluation: Evaluation, slips: Sequence[Slip]) -> list[Tally]:
    counts: Counter[tuple[str, str]] = Counter()
    for slip in slips:
        counts.update((question, str(value)) for question, value in slip.content["scores"].items())
        counts.update([(NEED, slip.content["need"])] if slip.content["need"] else [])
    return [
        Tally(evaluation=evaluation, question=question, answer=answer, count=counts[question, answer])
        for question, answer in sorted(counts)
    ]


def _remarks(evaluation: Evaluation, slips: Sequence[Slip]) -> list[Remark]:
    texts = [slip.content["text"] for slip in slips if slip.content["text"]]
    secrets.SystemRandom().shuffle(texts)
    return [Remark(evaluation=evaluation, text=text) for text in texts]


def _tidy() -> None:
    """What was deleted lies in the files of the database for a while: shorten that."""
    if connection.in_atomic_block:
        return
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        elif connection.vendor == "postgresql":
            cursor.execute("VACUUM evaluations_slip, evaluations_ballot")


def forget() -> int:
    """Delete texts whose time is up, and give how many.

    Texts that were shown together go together: otherwise what goes first would tell which circle wrote it.
    """
    due = Remark.objects.filter(evaluation__closed_at__lt=timezone.now() - TEXTS_KEPT)
    blocks = due.exclude(block=None).values("block")
    deleted, _by_kind = Remark.objects.filter(Q(pk__in=due.values("pk")) | Q(block__in=blocks)).delete()
    return deleted
