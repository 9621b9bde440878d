"""The question that the circle works on, as it stands now: the newest shown formulation, else the one brought in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from ..models import Activity, Card, room_of

MayShow = Callable[[Card], bool]


def question(activity: Activity | None, *, until: datetime | None = None) -> str:
    """The fundamental question, or the words of the case bringer that the circle has seen (before `until`)."""

    def is_seen(card: Card) -> bool:
        return card.is_for_circle and card.shown_at is not None and (until is None or card.shown_at <= until)

    return _question(activity, is_seen, ("question-after", "question-before"))


def own_question(activity: Activity | None) -> str:
    """The same for the facilitator's screen, where the question as it was brought in may still wait to be shown."""
    return question(activity) or _question(activity, lambda card: card.is_for_facilitator, ("question-before",))


def _question(activity: Activity | None, may_show: MayShow, marks: Sequence[str]) -> str:
    case_round = activity.step.round if activity else None
    if activity is None or case_round is None:
        return ""
    fundamental = str(case_round.variables.get("fundamental_question", ""))
    cards = [card for card in room_of(activity.session).questions(case_round) if may_show(card)]
    texts = [card.text for mark in marks for card in reversed(cards) if card.mark == mark]
    return fundamental or next(iter(texts), "")
