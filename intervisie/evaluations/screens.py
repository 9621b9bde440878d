"""What the pages of looking back show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from . import seam
from .ledger import LEAST, POOL
from .models import Ballot, Evaluation
from .questionnaire import Questionnaire, kept, standard
from .seam import Evening


@dataclass(frozen=True, slots=True)
class BallotScreen:
    """The form of one person. `few`: so few were asked that a text may be recognised."""

    about: str
    title: str
    closes_at: datetime
    final: bool
    few: bool
    least: int = LEAST
    pool: int = POOL


def ballot_screen(ballot: Ballot) -> BallotScreen:
    evaluation = ballot.evaluation
    return BallotScreen(
        about=evaluation.about,
        title=kept(evaluation.questions).title,
        closes_at=evaluation.closes_at,
        final=evaluation.final,
        few=evaluation.invited <= LEAST,
    )


@dataclass(frozen=True, slots=True)
class CallingScreen:
    """For who led the session: whether the circle was asked, whom to call, and the questions for paper.

    Nothing of answers: not how many there are, and not from whom. `mails`: members get letters; `could_mail`: they
    would, if this site knew the address for their links.
    """

    about: str
    evening: Evening
    asked_at: datetime | None
    closes_at: datetime | None
    is_closed: bool
    names: tuple[str, ...]
    questions: Questionnaire
    mails: bool
    could_mail: bool
    scale: tuple[int, ...] = (1, 2, 3, 4, 5)


def calling_screen(evening: Evening) -> CallingScreen:
    asked = Evaluation.objects.filter(session=evening.session).first()
    questions = kept(asked.questions) if asked else standard(final=evening.final).asked(guided=evening.guided)
    return CallingScreen(
        about=evening.about,
        evening=evening,
        asked_at=asked.asked_at if asked else None,
        closes_at=asked.closes_at if asked else None,
        is_closed=bool(asked and asked.closed_at),
        names=seam.names_of(evening.session),
        questions=questions,
        mails=asked is not None and mails(asked),
        could_mail=asked is not None and not asked.address and _has_readers(asked),
    )


def mails(asked: Evaluation) -> bool:
    """Whether anybody gets a letter: somebody has an address, and so have the links in it."""
    return bool(asked.address) and _has_readers(asked)


def _has_readers(asked: Evaluation) -> bool:
    members = asked.ballots.values_list("member", flat=True)
    return seam.is_anybody_to_write_to(each for each in members if each is not None)
