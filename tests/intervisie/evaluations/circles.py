"""Circles that look back: sessions that ended, and people who answer."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import timedelta
from itertools import count
from typing import Any

from django.db.models import F
from django.utils import timezone

from intervisie.accounts.models import Organisation, User
from intervisie.evaluations.commands import answering, calling
from intervisie.evaluations.commands.answering import Answers
from intervisie.evaluations.commands.closing import close_due
from intervisie.evaluations.models import Ballot, Evaluation
from intervisie.evaluations.seam import Evening
from intervisie.groups.commands import meetings
from intervisie.groups.models import Group, Meeting
from sessions.commands import steps
from tests.factories import Room, open_room

STATEMENTS = ("said", "share", "method", "everybody", "tomorrow", "guiding")


def ended(seats: int, facilitator: User | None = None, group: Group | None = None, *slugs: str) -> Room:
    """A session that has ended with so many people in it; the evening of a meeting, when a group is given."""
    room = open_room(*slugs, seats=seats, facilitator=facilitator)
    if group is not None:
        meetings.begin(group, room.session.pk)
    room.start()
    steps.end(room.session)
    return room


numbers = count(1000)


def circle(facilitator: User, size: int, **more: Any) -> Evaluation:
    """So many people are asked to look back, at a session that was over before this test."""
    about: dict[str, Any] = {
        "session": next(numbers),
        "organisation": facilitator.organisation_id,
        "about": "Adviseurs zorg en veiligheid",
        "held_on": timezone.localdate(),
        "guided": True,
        "has_ended": True,
        "people": tuple((next(numbers), None) for _ in range(size)),
    }
    return calling.call(Evening(**(about | more)), "http://lindedal.example")


def asked(room: Room) -> Evaluation:
    return Evaluation.objects.get(session=room.session.pk)


def answers(number: int, *, need: str = "", text: str = "") -> Answers:
    return Answers(dict.fromkeys(STATEMENTS, number), need, text)


def answer(evaluation: Evaluation, given: Sequence[Answers]) -> Evaluation:
    """The first people of the circle answer so."""
    for ballot, each in zip(evaluation.ballots.order_by("pk"), given, strict=False):
        answering.answer(ballot, uuid.uuid4(), each)
    return evaluation


def week_later() -> None:
    """Looking back is over, and closed."""
    days_later(7.1)
    close_due()


def days_later(days: float) -> None:
    """Everything happened so long ago."""
    ago = timedelta(days=days)
    Evaluation.objects.update(asked_at=F("asked_at") - ago, closes_at=F("closes_at") - ago)
    Ballot.objects.update(asked_at=F("asked_at") - ago, claimed_until=None)


def coordinator(organisation: Organisation) -> User:
    found = User.objects.filter(organisation=organisation, is_coordinator=True).first()
    return found or User.objects.create_user(
        "coen@example.org", name="Coen", organisation=organisation, is_coordinator=True, is_facilitator=False
    )


def looked_back(facilitator: User, *given: int, text: str = "", need: str = "", **more: Any) -> Evaluation:
    """A circle of so many people that answered these numbers, and has closed."""
    evaluation = circle(facilitator, len(given), **more)
    answer(evaluation, [answers(number, text=text, need=need) for number in given])
    week_later()
    evaluation.refresh_from_db()
    return evaluation


def path_meeting(group: Group, number: int, *, final: bool = False) -> Meeting:
    """This meeting comes next in the path of the group."""
    return Meeting.objects.create(group=group, number=number, final=final, begins_at=timezone.now())
