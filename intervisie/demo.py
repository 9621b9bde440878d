"""What `bin/serve --demo` fills: people, their groups, and how they looked back at what was."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import timedelta
from itertools import count
from random import Random
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from intervisie.accounts import demo as accounts
from intervisie.evaluations.commands import answering, calling, closing, publishing
from intervisie.evaluations.commands.answering import Answers
from intervisie.evaluations.models import Evaluation
from intervisie.evaluations.questionnaire import Questionnaire, kept
from intervisie.evaluations.seam import Evening
from intervisie.groups import demo as groups
from intervisie.groups.models import Group, Meeting, Mode

if TYPE_CHECKING:
    from intervisie.accounts.models import User

PURGED = 10**12  # sessions of long ago have a number that no session of today will have
ENOUGH, OFTEN, SELDOM = 5, 0.7, 0.4  # answers of each circle; how often one more comes, and a remark
REMARKS = (
    "Meer tijd om de vraag scherp te krijgen.",
    "Ik wil dit vaker doen, ook zonder begeleider.",
    "De zaal was te warm, het gesprek was goed.",
    "Ik merk dat ik in gewone overleggen ook beter vraag.",
    "Fijn dat iedereen aan het woord kwam.",
    "Een thema over samenwerken met de politie zou helpen.",
)


def fill() -> User:
    """Everything, the first time; who signs in from the terminal."""
    facilitator = accounts.facilitator()
    groups.fill(facilitator)
    look_back()
    return facilitator


@transaction.atomic
def look_back() -> None:
    """Whoever was at a meeting of a demo group answered, and what may be shown of it is shown; once."""
    if Evaluation.objects.closed().exists():
        return
    chance = Random(12)  # noqa: S311  # the same answers every time
    for group in Group.objects.order_by("pk"):
        for evening in _long_ago(group):
            calling.call(evening, "")
    for evaluation in Evaluation.objects.filter(closed_at=None).order_by("held_on", "pk"):
        _answer(evaluation, chance)
    for organisation in Evaluation.objects.order_by().values_list("organisation", flat=True).distinct():
        publishing.publish(organisation)


def _long_ago(group: Group) -> Iterator[Evening]:
    """The meetings whose evening in the room is no longer kept."""
    for meeting in group.meetings.held().filter(session=None).prefetch_related("attendance"):
        yield _evening(group, meeting)


def _evening(group: Group, meeting: Meeting) -> Evening:
    assert meeting.started_at is not None  # noqa: S101  # it was held
    seats = count(PURGED + meeting.pk * 100)
    return Evening(
        session=PURGED + meeting.pk,
        organisation=group.organisation_id,
        about=group.name,
        held_on=timezone.localdate(meeting.started_at),
        guided=meeting.mode == Mode.WITH,
        has_ended=True,
        people=tuple((next(seats), row.member_id) for row in meeting.attendance.all()),
        method=meeting.methods[0]["slug"],
        group=group.pk,
        number=meeting.number,
        final=meeting.final,
        region=group.field,
    )


def _answer(evaluation: Evaluation, chance: Random) -> None:
    """Nearly everybody, a little more content every time; then it closes."""
    questions = kept(evaluation.questions)
    for place, ballot in enumerate(evaluation.ballots.order_by("pk")):
        if place < ENOUGH or chance.random() < OFTEN:
            answering.answer(ballot, uuid.UUID(int=chance.getrandbits(128)), _answers(questions, chance))
    now = timezone.now()
    Evaluation.objects.filter(pk=evaluation.pk).update(asked_at=now - timedelta(days=8), closes_at=now)
    closing.close(evaluation.pk, timezone.now())


def _answers(questions: Questionnaire, chance: Random) -> Answers:
    scores = {each.id: chance.choices((2, 3, 4, 5), (1, 4, 9, 6))[0] for each in questions.statements}
    need = chance.choice([each.id for each in questions.need.choices])
    return Answers(scores, need, chance.choice(REMARKS) if chance.random() < SELDOM else "")
