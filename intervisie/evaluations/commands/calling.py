"""Calling a circle to look back: after the meetings that its organisation chose, or when its facilitator asks."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from intervisie.accounts.models import Evaluation as Moment
from intervisie.accounts.models import Organisation

from .. import seam
from ..errors import NotAsked
from ..models import Ballot, Evaluation, digest
from ..releases import questionnaire_of
from ..seam import Evening

OPEN_FOR = timedelta(days=7)


def is_due(moment: str, evening: Evening) -> bool:
    """Whether people look back after this meeting. One without a path counts as a first one; the last always does."""
    first = evening.number in (None, 1)
    third = evening.number is not None and evening.number % 3 == 0
    asked = {Moment.EVERY: True, Moment.FIRST: first, Moment.THREE: first or third}
    return evening.final or asked.get(Moment(moment), False)


def call_when_due(session: int) -> Evaluation | None:
    """Call the circle of a session that has ended, if it is time for it. Twice calls once."""
    evening = seam.evening_of(session)
    if evening is None or not evening.has_ended or not evening.people:
        return None
    moment = Organisation.objects.values_list("evaluation", flat=True).get(pk=evening.organisation)
    return _called(evening, evening.address) if is_due(moment, evening) else None


def call(evening: Evening, address: str) -> Evaluation:
    """Call this circle because its facilitator asks. Twice calls once, and an address that was missing is kept.

    Raises `NotAsked` when nobody sat there.
    """
    if not evening.has_ended or not evening.people:
        raise NotAsked
    return _called(evening, address or evening.address)


@transaction.atomic
def _called(evening: Evening, address: str) -> Evaluation:
    now = timezone.now()
    questions = questionnaire_of(evening.organisation, final=evening.final).asked(guided=evening.guided)
    first = {
        "organisation_id": evening.organisation,
        "group": evening.group,
        "about": evening.about,
        "final": evening.final,
        "method": evening.method,
        "region": evening.region,
        "held_on": evening.held_on,
        "asked_at": now,
        "closes_at": now + OPEN_FOR,
        "address": settings.PUBLIC_URL or address,
        "questions": questions.model_dump(mode="json"),
        "invited": len(evening.people),
    }
    evaluation, is_new = Evaluation.objects.get_or_create(session=evening.session, defaults=first)
    if is_new:
        Ballot.objects.bulk_create(_ballot(evaluation, seat, member) for seat, member in evening.people)
    elif not evaluation.address:
        evaluation.address = settings.PUBLIC_URL or address
        evaluation.save(update_fields=["address"])
    return evaluation


def _ballot(evaluation: Evaluation, seat: int, member: int | None) -> Ballot:
    fresh = Ballot(evaluation=evaluation, seat=seat, member=member)
    fresh.token_hash = digest("link", fresh.key())
    return fresh
