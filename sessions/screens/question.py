"""The question that the circle works on, as it stands now: the newest shown formulation, else the one brought in."""

from __future__ import annotations

from ..models import Activity, Round, Session


def question(session: Session, activity: Activity | None, *, hidden: bool = False) -> str:
    """The words of the case bringer, or the fundamental question; empty while nothing was shown.

    With `hidden` a formulation that waits to be shown counts too (the facilitator's screen).
    """
    case_round = activity.step.round if activity else None
    if case_round is None:
        return ""
    fundamental = case_round.variables.get("fundamental_question", "")
    return (
        str(fundamental)
        or newest(session, case_round, "question-after")
        or newest(session, case_round, "question-before", hidden=hidden)
    )


def newest(session: Session, case_round: Round, mark: str, *, hidden: bool = False) -> str:
    """The newest card with this mark in the round, shown unless `hidden` is allowed; empty when there is none."""
    cards = session.cards.for_facilitator() if hidden else session.cards.shown()
    card = cards.filter(mark=mark, activity__step__round=case_round).order_by("pk").last()
    return card.text if card else ""
