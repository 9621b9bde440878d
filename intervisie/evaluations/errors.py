"""Refusals around looking back, each with a sentence for people."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class EvaluationError(Exception):
    """A refusal: `status` for the answer, `sentence` for whoever reads it."""

    status = 409
    sentence: str | Promise = ""

    def __str__(self) -> str:
        return str(self.sentence)


class BallotOver(EvaluationError):
    status = 410
    sentence = _("This link is over: looking back is closed, or the link was never there.")


class BallotSpent(EvaluationError):
    sentence = _("Your answers are in already. Everybody answers once.")


class NotAsked(EvaluationError):
    sentence = _("The circle has to be over, with somebody in it, before it can look back.")


class Faulty(EvaluationError):
    """A questionnaire that cannot be used; `problems` says what is wrong with it, line by line."""

    status = 422

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems

    def __str__(self) -> str:
        return "\n".join(self.problems)
