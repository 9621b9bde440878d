"""What the made-up groups are made of, through the same commands as real ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils import timezone

from intervisie.planning import TEN, Span, free_days, planned, rota, span, stops, usual
from sessions import demo as room

from ..commands import cases, hosting, invitations, meetings, members, paths
from ..commands.members import Person
from ..models import Answer, Case, Group, Invitation, Meeting

if TYPE_CHECKING:
    from intervisie.accounts.models import User

SATURDAY = 5
VIJF = {"slug": "vijf-stappen", "name": "Vijf stappen", "hue": "vijf"}
SOCRATISCH = {"slug": "socratisch", "name": "Socratisch", "hue": "socratisch"}
RODDELEN = {"slug": "roddelen", "name": "Roddelen", "hue": "roddelen"}
INCIDENTEN = {"slug": "incidenten", "name": "Incidenten", "hue": "incidenten"}


@dataclass(frozen=True, slots=True)
class Held:
    """A meeting that was: its method, the places in the circle of who brought the case and of who was not there."""

    method: dict[str, str]
    brought: int
    missing: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How often, and from when to when."""

    begins: time
    ends: time
    weeks: int = 4


@dataclass(frozen=True, slots=True)
class Prepared:
    """A case on its way: its words and, when they are there, what was found out with the case bringer."""

    words: Mapping[str, str] = field(default_factory=dict)
    preparation: cases.Preparation | None = None


def people(group: Group, names: Sequence[str], domain: str) -> None:
    members.add(group, [Person(name, f"{name.split()[0].lower()}@{domain}") for name in names])


def past(group: Group, held: Sequence[Held], last: datetime, rhythm: Rhythm) -> None:
    """What was held, the last of them on this day."""
    circle = list(group.circle())
    for number, each in enumerate(held, 1):
        start = last - timedelta(weeks=rhythm.weeks * (len(held) - number))
        meeting = Meeting.objects.create(
            group=group,
            number=number,
            **meetings.held(usual(number)),
            started_at=start,
            held_at=start + timedelta(minutes=95),
            methods=[each.method],
        )
        if meeting.mode == "without":
            Meeting.objects.filter(pk=meeting.pk).update(host=circle[(number + 1) % len(circle)])
        present = {member.pk for place, member in enumerate(circle) if place not in each.missing}
        meetings.keep_attendance(meeting, present, {circle[each.brought].pk})


def in_the_room(guide: User, group: Group, number: int, evening: room.Evening) -> None:
    """A meeting that was played in the room, so that its harvest and what was agreed can be read."""
    meeting = Meeting.objects.create(group=group, number=number, **meetings.held(usual(number)))
    room.play(guide, group, meeting, evening)


def lay_out(group: Group, held: int, first: date, rhythm: Rhythm) -> None:
    """The rest of the path, from the first free workday on; everybody hosts in turn."""
    coming, zone = stops(TEN)[held:], timezone.get_current_timezone()
    day = workday(first)
    placed = [
        paths.Placed(
            each.stop.number, TEN.modes[each.stop.number - 1], span(each.day, rhythm.begins, rhythm.ends, zone)
        )
        for each in planned(coming, day, weeks=rhythm.weeks)
    ]
    kept = paths.Rhythm(TEN.modes, day, rhythm.begins, rhythm.ends, rhythm.weeks)
    paths.lay(group, kept, placed, seen=paths.state(list(group.meetings.all())))
    alone: dict[int, int | None] = {stop.number: None for stop in coming if not stop.guided}
    hosting.choose(group, alone | rota([member.pk for member in group.circle()], [], alone))


def ago(rhythm: Rhythm, **before: int) -> datetime:
    """So long ago (as `timedelta` counts), at the hour at which the group begins."""
    day = timezone.localdate() - timedelta(**before)
    return on(day, rhythm).begin


def workday(first: date) -> date:
    """This day, or the first after it on which people work."""
    free = {each.day for each in free_days({first.year, first.year + 1})}
    return next(day for day in _days(first) if day not in free and day.weekday() < SATURDAY)


def _days(first: date) -> Iterator[date]:
    return (first + timedelta(days=number) for number in range(60))


def on(day: date, rhythm: Rhythm) -> Span:
    return span(day, rhythm.begins, rhythm.ends, timezone.get_current_timezone())


def case_of(group: Group, place: int, prepared: Prepared) -> Case:
    """Somebody was asked for a case; one with words was shared, one without is still being written."""
    case = cases.ask(group, group.circle()[place])
    if prepared.words:
        cases.write(case, prepared.words, seen=1)
        cases.share(case)
    if prepared.preparation:
        cases.prepare(case, prepared.preparation)
    return case


def invite(meeting: Meeting, answers: Sequence[str]) -> None:
    """Everybody was invited and some answered. Letters to made-up people count as sent: none leaves this computer."""
    invitations.announce(meeting, settings.PUBLIC_URL, remind_days=0)
    now = timezone.now()
    Invitation.objects.filter(meeting=meeting).update(
        told=meeting.sequence, told_at=now, sent_at=now - timedelta(hours=26), sent=1
    )
    for invitation, answer in zip(meeting.invitations.order_by("member__position"), answers, strict=False):
        if answer:
            invitations.answer(invitation, Answer(answer))
