"""The plan of one meeting: when, where, with which methods, and its agenda to the minute."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from intervisie.planning import Span, usual
from methods import catalogue
from methods.agenda import Agenda, Evening, Refused, carried, coffee, ended_with, fitted, propose, tight

from ..errors import MeetingClosed, PlanChanged
from ..models import Case, Group, Meeting, first_unplanned, template_of, upcoming
from .groups import lock
from .meetings import bring, held
from .telling import change

USUAL = 120  # minutes of a meeting without an end (S3:68)
Act = Callable[[Agenda], Agenda]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A plan as somebody filled it in. `chosen` are slugs of methods, one for each case."""

    span: Span | None = None
    place: str = ""
    online: bool = False
    question: str = ""
    safety: str = ""
    chosen: tuple[str, ...] = ()
    cases: tuple[Case, ...] = ()
    coffee_before: bool = False
    coffee_after: bool = False

    def fields(self) -> dict[str, Any]:
        """What of it is kept as it is, by the names of the row."""
        return {
            "begins_at": self.span.begin if self.span else None,
            "ends_at": self.span.end if self.span else None,
            "place": self.place,
            "online": self.online,
            "question": self.question,
            "safety": self.safety,
            "chosen": list(self.chosen),
        }


def to_plan(group: Group) -> int:
    """The number of the first meeting to come without a day or a method; when all are planned, of the next one."""
    return first_unplanned(group.meetings.all(), len(template_of(group).modes)) or upcoming(group)


def meeting_at(group: Group, number: int) -> Meeting | None:
    """The meeting with this number, an unsaved one when it is still to be made, None when the path is not that long."""
    found = group.meetings.filter(number=number).first()
    if found is not None:
        return found
    path = template_of(group)
    if not 1 <= number <= max(upcoming(group), len(path.modes)):
        return None
    return Meeting(group=group, number=number, **held(usual(number, path)))


@transaction.atomic
def keep(group: Group, number: int, wanted: Wanted, *, seen: int, act: Act | None = None) -> Meeting:
    """Keep this plan over the version that was seen, and do `act` to its agenda.

    Raises `MeetingClosed`, `PlanChanged` when another screen was ahead with something else, and what `act` raises.
    """
    meeting = meeting_at(lock(group), number)
    if meeting is None or not meeting.is_open:
        raise MeetingClosed
    fields = wanted.fields() | {"agenda": _kept(_acted(meeting, wanted, seen, act))}
    new = meeting._state.adding
    same = all(getattr(meeting, name) == value for name, value in fields.items())
    if same and not new and _brought(meeting) == {case.pk for case in wanted.cases}:
        return meeting
    if meeting.version != seen:
        raise PlanChanged
    change(meeting, fields)
    meeting.version += 1
    meeting.save()
    _bring(meeting, wanted.cases)
    return meeting


def keep_cases(meeting: Meeting, cases: Sequence[Case]) -> None:
    """The meeting, which is locked with its group, is about these cases; a screen that plans it meanwhile notices."""
    _bring(meeting, cases)
    Meeting.objects.filter(pk=meeting.pk).update(version=F("version") + 1)


def bring_again(meeting: Meeting, case: Case) -> None:
    """The case comes to the meeting that it was taken from, if that is still to come and has room for it.

    To be asked while the group is locked.
    """
    if meeting.is_open and len(_brought(meeting)) < meeting.places:
        bring(meeting, case)
        Meeting.objects.filter(pk=meeting.pk).update(version=F("version") + 1)


def _acted(meeting: Meeting, wanted: Wanted, seen: int, act: Act | None) -> Agenda | None:
    """The agenda after `act`; what a screen that is behind cannot do is said to be behind."""
    try:
        return _agenda(meeting, wanted, act)
    except Refused as refusal:
        if meeting.version != seen:
            raise PlanChanged from refusal
        raise


def _brought(meeting: Meeting) -> set[int]:
    return set(meeting.cases.filter(told_at=None).values_list("pk", flat=True))


def _bring(meeting: Meeting, cases: Sequence[Case]) -> None:
    meeting.cases.filter(told_at=None).exclude(pk__in=[case.pk for case in cases]).update(meeting=None)
    for case in cases:
        bring(meeting, case)


def _kept(agenda: Agenda | None) -> dict[str, Any] | None:
    return agenda.model_dump(mode="json") if agenda else None


def _agenda(meeting: Meeting, wanted: Wanted, act: Act | None) -> Agenda | None:
    """The agenda that was kept, for the times and coffee of now; a new one when the methods are others.

    What people did to it by hand comes along.
    """
    if not wanted.chosen:
        return None
    available = wanted.span.minutes if wanted.span else USUAL
    before = Agenda.model_validate(meeting.agenda) if meeting.agenda else None
    if before and meeting.chosen == list(wanted.chosen):
        agenda = before.model_copy(update={"available": available})
    else:
        agenda = proposal(meeting, wanted.chosen, available)
        agenda = carried(before, agenda, proposal(meeting, meeting.chosen, available)) if before else agenda
    agenda = coffee(agenda, before=wanted.coffee_before, after=wanted.coffee_after)
    return settled(act(agenda) if act else agenda)


def proposal(meeting: Meeting, chosen: Sequence[str], available: int) -> Agenda:
    """The usual agenda of these methods for this group; the last meeting of a path looks back on all of it (S1:22)."""
    group = meeting.group
    first_time = not group.meetings.held().exists()
    evening = Evening(available=available, people=group.circle().count(), first_time=first_time)
    agenda = propose(catalogue.known(chosen), evening)
    return ended_with(agenda, _("Looking back on all meetings, and how to go on")) if meeting.final else agenda


def settled(agenda: Agenda) -> Agenda:
    """Room to breathe gives and takes, so that the agenda adds up to the end; too long, it has no such room left."""
    room = sum(block.minutes for block in agenda.blocks if block.kind == "spare")
    found = fitted(agenda) if agenda.over <= room else None
    return found or tight(agenda)


@transaction.atomic
def cancel(group: Group, number: int) -> None:
    """This meeting does not happen; its cases wait for another one. Raises `MeetingClosed`."""
    _turn(group, number, timezone.now())


@transaction.atomic
def restore(group: Group, number: int) -> None:
    """A meeting that was cancelled happens after all. Raises `MeetingClosed`."""
    _turn(group, number, None)


def _turn(group: Group, number: int, cancelled_at: datetime | None) -> None:
    meeting = meeting_at(lock(group), number)
    if meeting is None or meeting.session_id is not None or meeting.held_at is not None:
        raise MeetingClosed
    if (meeting.cancelled_at is None) == (cancelled_at is None):
        return
    change(meeting, {"cancelled_at": cancelled_at})
    meeting.version += 1
    meeting.save()
    if cancelled_at:
        _bring(meeting, ())
