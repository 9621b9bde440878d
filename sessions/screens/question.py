"""The question that the circle works on, as it stands now: the newest shown formulation, else the one brought in."""

from __future__ import annotations

from datetime import datetime

from ..models import Activity, Card, Round
from ..models.sheet import CardQuerySet


def question(activity: Activity | None, *, until: datetime | None = None) -> str:
    """The fundamental question, or the words of the case bringer that the circle has seen (before `until`)."""
    shown = Card.objects.shown()
    return _question(activity, shown if until is None else shown.filter(shown_at__lte=until))


def own_question(activity: Activity | None) -> str:
    """The same for the facilitator's screen, where the question as it was brought in may still wait to be shown."""
    return question(activity) or _question(activity, Card.objects.for_facilitator().filter(mark="question-before"))


def _question(activity: Activity | None, cards: CardQuerySet) -> str:
    case_round = activity.step.round if activity else None
    if case_round is None:
        return ""
    fundamental = str(case_round.variables.get("fundamental_question", ""))
    return fundamental or _newest(cards, case_round, "question-after") or _newest(cards, case_round, "question-before")


def _newest(cards: CardQuerySet, case_round: Round, mark: str) -> str:
    """The newest card with this mark in the round; empty when there is none."""
    card = cards.filter(mark=mark, activity__step__round=case_round).order_by("pk").last()
    return card.text if card else ""
