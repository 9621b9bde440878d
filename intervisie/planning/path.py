"""The path of ten meetings (S1:16-22): who guides which, and on which days. Other paths can be written too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, get_args

from django.utils.translation import gettext as _

from intervisie.planning.days import Closed, Free, free_days
from intervisie.planning.moments import YEARS, Impossible

Mode = Literal["with", "without", "free"]
MOST = 30  # meetings of one path
WEEKS = (1, 26)  # between two meetings
NEARBY = (0, 7, -7, 1, -1, 2, -2, 3, -3, 4, -4)  # days from the rhythm, the likeliest first
WEEKEND = 5


@dataclass(frozen=True, slots=True)
class Template:
    """Who guides each meeting of a path: `with` a facilitator, `without`, or `free` to choose."""

    name: str
    modes: tuple[Mode, ...]


@dataclass(frozen=True, slots=True)
class Stop:
    """A meeting of a path. `guided` is with a facilitator, `open` a choice that nobody made yet, `final` evaluates."""

    number: int
    guided: bool
    open: bool = False
    final: bool = False


@dataclass(frozen=True, slots=True)
class Planned:
    """A meeting and the day proposed for it. `rhythm` is the day it would have been without what it moves `around`."""

    stop: Stop
    day: date
    rhythm: date
    around: str = ""


# S1:16-20. No source says how the ninth is held: it is free, and without a facilitator until somebody chooses.
TEN = Template("ten", ("with", "with", "with", "without", "without", "with", "without", "without", "free", "with"))


def template(name: str, modes: Sequence[str]) -> Template:
    """A path of one's own. Raises Impossible for an unknown mode, no meeting at all, or more than thirty."""
    if not 1 <= len(modes) <= MOST:
        raise Impossible(_("A path has one to %(most)s meetings.") % {"most": MOST})
    if not name.strip():
        raise Impossible(_("Give the path a name."))
    known: dict[str, Mode] = {mode: mode for mode in get_args(Mode)}
    wrong = next((number for number, mode in enumerate(modes, 1) if mode not in known), None)
    if wrong is not None:
        raise Impossible(_("Meeting %(number)s: choose with, without or free.") % {"number": wrong})
    return Template(name.strip(), tuple(known[mode] for mode in modes))


def usual(number: int, path: Template = TEN) -> Stop:
    """The meeting with this number as the path has it; whatever comes after its last one is guided."""
    found = stops(path)
    return found[number - 1] if number <= len(found) else Stop(number, guided=True)


def stops(path: Template, chosen: Mapping[int, bool] | None = None) -> tuple[Stop, ...]:
    """The meetings of a path, from 1. `chosen` says of free ones, by number, whether they are guided.

    A free one that nobody chose for is not guided. Raises Impossible for a choice where nothing is free to choose.
    """
    given = dict(chosen or {})
    for number in given:
        if not 1 <= number <= len(path.modes) or path.modes[number - 1] != "free":
            raise Impossible(_("Meeting %(number)s is not free to choose.") % {"number": number})
    return tuple(
        Stop(
            number=number,
            guided=given.get(number, mode == "with"),
            open=mode == "free" and number not in given,
            final=number == len(path.modes),
        )
        for number, mode in enumerate(path.modes, 1)
    )


def planned(
    meetings: Sequence[Stop], first: date, *, weeks: int, country: str = "NL", closed: Sequence[Closed] = ()
) -> tuple[Planned, ...]:
    """A day for every meeting: a rhythm of so many weeks, moved aside where nobody meets, the rhythm itself kept.

    The first day is what was asked for, also in a weekend; other meetings move to another workday only. Raises
    Impossible for a rhythm that is none, a first day that is free, and a year out of sight.
    """
    rhythm = _rhythm(len(meetings), first, weeks)
    years = range(first.year - 1, max([first, *rhythm]).year + 2)
    free = {each.day: each for each in free_days(years, country=country, closed=closed)}
    if meetings and first in free:
        raise Impossible(_("The first day is %(name)s. Choose another.") % {"name": free[first].name})
    return tuple(_days(meetings, rhythm, free))


def _rhythm(count: int, first: date, weeks: int) -> list[date]:
    if not WEEKS[0] <= weeks <= WEEKS[1]:
        raise Impossible(_("Choose one to %(most)s weeks between two meetings.") % {"most": WEEKS[1]})
    if not YEARS[0] < first.year < YEARS[1] - MOST * WEEKS[1] // 52:
        raise Impossible(_("Choose a first day closer to now."))
    return [first + timedelta(weeks=weeks * number) for number in range(count)]


def _days(meetings: Sequence[Stop], rhythm: Sequence[date], free: Mapping[date, Free]) -> Iterator[Planned]:
    before = date.min
    for number, (stop, usual) in enumerate(zip(meetings, rhythm, strict=True)):
        after = rhythm[number + 1] if number + 1 < len(rhythm) else date.max
        day = next((day for day in _nearby(usual) if before < day < after and day not in free), None)
        if day is None:
            raise Impossible(_("Around %(name)s there is no day left. Choose more weeks.") % {"name": free[usual].name})
        yield Planned(stop, day, usual, "" if day == usual else free[usual].name)
        before = day


def _nearby(usual: date) -> Iterator[date]:
    """The day of the rhythm, then days around it: the same weekday first, never a weekend that was not asked for."""
    for days in NEARBY:
        day = usual + timedelta(days=days)
        if day.weekday() == usual.weekday() or day.weekday() < WEEKEND:
            yield day
