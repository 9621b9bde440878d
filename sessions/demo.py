"""A made-up evening that is played through the real commands and then laid in the past: for trying the product."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from intervisie.groups.models import Meeting
from methods import catalogue
from methods.definitions import Write

from .commands import cards, consent, desk, door, steps
from .commands.opening import Belonging, Case, Plan, open_for
from .models import Activity, Seat, Session, Share

if TYPE_CHECKING:
    from intervisie.accounts.models import User
    from intervisie.groups.models import Group

Said = Mapping[str, Sequence[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class Evening:
    """Who sat there, whose case it was, and what each of them wrote: by activity, a name and a text."""

    title: str
    names: Sequence[str]
    bringer: str
    minutes: int
    said: Said = field(default_factory=dict)
    began: datetime = field(default_factory=timezone.now)
    method: str = "incidenten"

    def beginning(self, moment: datetime) -> Evening:
        return replace(self, began=moment)


def play(facilitator: User, group: Group, meeting: Meeting, evening: Evening) -> Session:
    """The evening as this meeting of the group: it has ended, and everybody let their words leave the room.

    Its texts are kept as long as those of any other.
    """
    case = Case(method=catalogue.method(evening.method))
    plan = Plan(title=evening.title, cases=[case], seats=len(evening.names), minutes=evening.minutes)
    session = open_for(facilitator, plan, Belonging(group=group, meeting=meeting))
    door.host(session)
    session.refresh_from_db()
    circle = {name: door.join(session, name)[0] for name in evening.names}
    session.rounds.update(case_bringer=circle[evening.bringer])
    steps.start(session)
    for activity, said in evening.said.items():
        _write(session, activity, [(circle[name], text) for name, text in said])
    steps.end(session)
    for seat in circle.values():
        consent.choose(_fresh(seat), consent.Choices(rest=Share.NAMED))
    consent.close(session)
    _lay_in_the_past(session, meeting, evening)
    return session


def _write(session: Session, name: str, said: Sequence[tuple[Seat, str]]) -> None:
    """Everybody writes with their name to it, and it is read aloud."""
    activity = next(each for each in session.agenda() if each.definition.id == name)
    steps.go_to(session, activity)
    current = Activity.objects.get(pk=activity.pk)
    script = current.definition
    assert isinstance(script, Write)  # noqa: S101  # the words above name activities in which people write
    for seat, text in said:
        cards.add(_fresh(seat), current, cards.Draft(text, uuid.uuid4(), script.prompts[0].id, Share.NAMED))
    desk.show_all(session, current)


def _fresh(seat: Seat) -> Seat:
    return Seat.objects.select_related("session").get(pk=seat.pk)


def _lay_in_the_past(session: Session, meeting: Meeting, evening: Evening) -> None:
    ended = evening.began + timedelta(minutes=evening.minutes)
    times = {"started_at": evening.began, "ended_at": ended}
    Session.objects.filter(pk=session.pk).update(created_at=evening.began, **times)
    Meeting.objects.filter(pk=meeting.pk).update(started_at=evening.began, held_at=ended)
