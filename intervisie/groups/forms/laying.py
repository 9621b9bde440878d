"""The page on which a path is laid out: its rhythm, the closed weeks and the meetings, as one thing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from intervisie.planning import Impossible, Planned, free_days, planned, stops

from ..commands.paths import Rhythm, state
from ..errors import PathNameTaken
from ..models import Group, Meeting, PathTemplate, path_of
from .rhythm import ClosedForm, RhythmForm
from .stops import PARTS, Line, StopsForm

MOST = 30  # meetings
WEEKS, BEGIN, END = 4, time(13, 30), time(15, 30)  # what is offered first: two hours (S3:68)


class Laying:
    """Three forms over one page. What was typed stays in them whatever happens."""

    def __init__(self, group: Group, data: QueryDict | None = None) -> None:
        self.group, self.meetings = group, list(group.meetings.all())
        laid = path_of(group)
        self.rhythm = RhythmForm(data, group, initial=_begin(self.meetings, group))
        self.closed = ClosedForm(data, laid.stretches() if laid else ())
        self.stops = self._stops(data)

    def _stops(self, data: QueryDict | None) -> StopsForm:
        over = [meeting for meeting in self.meetings if not meeting.is_open]
        shut = {meeting.number for meeting in over}
        if data is None:
            coming = [meeting for meeting in self.meetings if meeting.is_open]
            initial = {"seen": state(self.meetings)}
            for meeting in coming:
                initial |= _as_typed(meeting, self.rhythm.initial["begin"], self.rhythm.initial["end"])
            form = StopsForm(None, [meeting.number for meeting in coming], initial=initial)
        else:
            form = StopsForm(data, [n for n in range(1, MOST + 1) if f"mode-{n}" in data and n not in shut])
        held = [(each.number, each.day or timezone.localdate(each.started_at)) for each in over if each.started_at]
        form.after = max(held, default=None)
        form.known_days = {each.number: each.day for each in self.meetings}
        return form

    def is_valid(self) -> bool:
        """Whether everything can be kept; every field that cannot says why."""
        fine = [self.rhythm.is_valid(), self.closed.is_valid()]
        self.stops.usual = (self.rhythm.cleaned_data.get("begin"), self.rhythm.cleaned_data.get("end"))
        return all([*fine, self.stops.is_valid()]) and self._is_called_like_no_other()

    def _is_called_like_no_other(self) -> bool:
        """Whether the name under which this path is to be kept means no other one."""
        asked = self.stops.cleaned_data["keep_as"]
        known = PathTemplate.objects.named(self.group, asked) if asked else None
        if known is None or tuple(known.modes) == self.to_keep().modes:
            return True
        self.stops.add_error("keep_as", str(PathNameTaken.sentence))
        return False

    def proposal(self, *, anew: bool = False) -> tuple[Planned, ...]:
        """A day for every meeting that is still to come; none when the rhythm cannot be, which its field then says.

        Asked for `anew`, it begins today or later.
        """
        if not (self.rhythm.is_valid() and self.closed.is_valid()):
            return ()
        shut = {meeting.number for meeting in self.meetings if not meeting.is_open}
        coming = [stop for stop in stops(self.rhythm.chosen()) if stop.number not in shut]
        asked = self.rhythm.cleaned_data
        if anew and asked["first"] < timezone.localdate():
            self.rhythm.add_error("first", _("This day is over. Choose one that is still to come."))
            return ()
        try:
            return planned(coming, asked["first"], weeks=asked["weeks"], closed=self.closed.closed())
        except Impossible as refusal:
            self.rhythm.add_error("first", str(refusal))
            return ()

    def to_keep(self) -> Rhythm:
        """The rhythm as it was filled in, and how each meeting of the path is held."""
        asked = self.rhythm.cleaned_data
        modes = {each.number: _mode(each) for each in self.meetings if not each.is_open}
        modes |= {each.number: each.mode for each in self.stops.placed()}
        return Rhythm(
            modes=tuple(modes[number] for number in sorted(modes)),
            first=asked["first"],
            begins=asked["begin"],
            ends=asked["end"],
            weeks=asked["weeks"],
            closed=self.closed.closed(),
        )

    def lines(self) -> list[Line]:
        """The meetings to come, each with what there is to know about its day."""
        return self.stops.lines(self._notes())

    def _notes(self) -> dict[int, str]:
        days = {n: self._day(n) for n in self.stops.numbers}
        aside = {each.stop.number: each for each in self.proposal() if each.around} if self.rhythm.is_bound else {}
        closed = self.closed.closed() if self.closed.is_bound and self.closed.is_valid() else ()
        free = {each.day: each.name for each in free_days({day.year for day in days.values() if day}, closed=closed)}
        found = {n: _("On this day: {name}.").format(name=free[day]) for n, day in days.items() if day in free}
        for n, each in aside.items():
            if days.get(n) == each.day:
                said = {"day": date_format(each.rhythm, "j F"), "name": each.around}
                found[n] = _("Not on {day}: {name}.").format(**said)
        return found

    def _day(self, number: int) -> date | None:
        """The day that stands there, if it can be read."""
        field = self.stops.fields[f"day-{number}"]
        try:
            day = field.clean(self.stops[f"day-{number}"].value())
        except ValidationError:
            return None
        return day if isinstance(day, date) else None


def proposed(data: QueryDict, days: Sequence[Planned]) -> QueryDict:
    """The posted form with these days in place of those it had."""
    again = _without_stops(data)
    for each in days:
        mode = "free" if each.stop.open else "with" if each.stop.guided else "without"
        again[f"mode-{each.stop.number}"], again[f"day-{each.stop.number}"] = mode, each.day.isoformat()
    return again


def lengthened(data: QueryDict, numbers: Sequence[int]) -> QueryDict:
    """The posted form with one meeting more."""
    again = data.copy()
    if len(numbers) < MOST:
        again[f"mode-{max(numbers, default=0) + 1}"] = "with"
    return again


def shortened(data: QueryDict, numbers: Sequence[int]) -> QueryDict:
    """The posted form without its last meeting."""
    again = data.copy()
    for part in PARTS if numbers else ():
        again.pop(f"{part}-{numbers[-1]}", None)
    return again


def seen_again(data: QueryDict, group: Group) -> QueryDict:
    """The posted form, as if what is kept now had been seen: sending it once more is a choice."""
    again = data.copy()
    again["seen"] = state(list(group.meetings.all()))
    return again


def _without_stops(data: QueryDict) -> QueryDict:
    again = data.copy()
    for n in range(1, MOST + 1):
        for part in PARTS:
            again.pop(f"{part}-{n}", None)
    return again


def _mode(meeting: Meeting) -> str:
    return "free" if meeting.open_choice else meeting.mode


def _as_typed(meeting: Meeting, begin: time, end: time) -> dict[str, Any]:
    """A meeting as its fields begin: times only where they differ from those of the path."""
    typed: dict[str, Any] = {f"mode-{meeting.number}": _mode(meeting)}
    if meeting.begins_at is None or meeting.ends_at is None:
        return typed
    first, last = timezone.localtime(meeting.begins_at), timezone.localtime(meeting.ends_at)
    typed[f"day-{meeting.number}"] = first.date()
    if (first.time(), last.time()) != (begin, end):
        typed |= {f"begin-{meeting.number}": first.time(), f"end-{meeting.number}": last.time()}
    return typed


def _begin(meetings: Sequence[Meeting], group: Group) -> dict[str, Any]:
    """What the rhythm begins with: what was laid out, or what most groups do."""
    laid = path_of(group)
    if laid is None:
        return {"template": "ten", "weeks": WEEKS, "begin": BEGIN, "end": END, "first": _next(meetings, WEEKS)}
    kept = {"template": _same(laid.modes, group), "weeks": laid.weeks, "begin": laid.begins, "end": laid.ends}
    coming = [each.day for each in meetings if each.is_open and each.day]
    return kept | {"first": min(coming, default=None) or _next(meetings, laid.weeks) or laid.first}


def _same(modes: Sequence[str], group: Group) -> str:
    """The path that was laid out, as it is called in the list of paths."""
    named = RhythmForm(None, group, initial={}).templates
    return next((name for name, template in named.items() if list(template.modes) == list(modes)), "ten")


def _next(meetings: Sequence[Meeting], weeks: int) -> date | None:
    """So many weeks after the last meeting that was held."""
    held = [timezone.localdate(each.started_at) for each in meetings if each.started_at]
    return max(held) + timedelta(weeks=weeks) if held else None
