"""Answering, once. That somebody answered and what they answered are never written in one transaction (T09).

The ballot is spent first, and wins: when everything stops in between, the answers are not there and nobody can answer
twice. The phone still has its form and its key, and sending the same form again brings the answers in. Of that key the
ballot and the slip keep two different hashes, so that only who holds the key knows that they belong together.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from ..errors import BallotOver, BallotSpent
from ..models import Ballot, Evaluation, Slip, digest


@dataclass(frozen=True, slots=True)
class Answers:
    """What one person says: numbers by statement, how to go on, and a text that may go to the coordinator."""

    scores: Mapping[str, int]
    need: str = ""
    text: str = ""


def find(key: str, now: datetime) -> Ballot:
    """The ballot of a personal link, as long as answers are taken. Raises `BallotOver`."""
    found = Ballot.objects.select_related("evaluation").filter(token_hash=digest("link", key)).first()
    if found is None or not found.evaluation.is_open(now):
        raise BallotOver
    return found


def of_seat(seat: int, now: datetime) -> Ballot | None:
    """The ballot of a chair, as long as answers are taken."""
    found = Ballot.objects.select_related("evaluation").filter(seat=seat).first()
    return found if found is not None and found.evaluation.is_open(now) else None


def answer(ballot: Ballot, key: uuid.UUID, answers: Answers) -> None:
    """Take these answers. The same form twice is once. Raises `BallotSpent`, `BallotOver`."""
    spend(ballot, key)
    put(ballot.evaluation_id, key, answers)


@transaction.atomic
def spend(ballot: Ballot, key: uuid.UUID) -> None:
    """From now on this ballot takes nothing but the form with this key. Raises `BallotSpent`, `BallotOver`."""
    receipt = digest("receipt", str(key))
    known = Ballot.objects.select_for_update().filter(pk=ballot.pk).first()
    if known is None:
        raise BallotOver
    if known.receipt not in ("", receipt):
        raise BallotSpent
    Ballot.objects.filter(pk=ballot.pk).update(receipt=receipt)


@transaction.atomic
def put(evaluation: int, key: uuid.UUID, answers: Answers) -> None:
    """Add a slip, unless it is there. Raises `BallotOver` when closing was first."""
    _lock(evaluation)
    Slip.objects.get_or_create(
        id=digest("slip", str(key)), defaults={"evaluation_id": evaluation, "content": asdict(answers)}
    )


def take_back(ballot: Ballot, key: uuid.UUID) -> None:
    """Answers go, and their ballot may be used again; whoever has not their key changes nothing. Raises `BallotOver`.

    In this order: when everything stops in between nothing is there twice, and doing it again frees the ballot.
    """
    with transaction.atomic():
        _lock(ballot.evaluation_id)
        Slip.objects.filter(id=digest("slip", str(key)), evaluation=ballot.evaluation_id).delete()
    Ballot.objects.filter(pk=ballot.pk, receipt=digest("receipt", str(key))).update(receipt="")


def _lock(evaluation: int) -> None:
    locked = Evaluation.objects.select_for_update().get(pk=evaluation)
    if not locked.is_open(timezone.now()):
        raise BallotOver
