"""Days and times that people type, and what they mean on the clock. What cannot be is refused with a sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, tzinfo

from django.utils.formats import date_format
from django.utils.translation import gettext as _

YEARS = (2000, 2100)
LONGEST = 12 * 60  # minutes of one meeting
_TYPED = re.compile(r"(?a)(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")


class Impossible(ValueError):
    """This day or time does not exist, or does not fit. The text is a sentence for people."""


@dataclass(frozen=True, slots=True)
class Span:
    """A meeting on the clock: two moments with a time zone, and the minutes that really pass between them."""

    begin: datetime
    end: datetime
    minutes: int


def day_of(text: str) -> date:
    """The day that was typed: 2027-03-12 or 12-3-2027. Raises Impossible, also for 29 February in most years."""
    found = _TYPED.fullmatch(text.strip())
    if not found:
        raise Impossible(_("Write a day as 12-03-2027."))
    numbers = [int(number) for number in found.groups() if number]
    year, month, day = numbers if found[1] else reversed(numbers)
    if not YEARS[0] <= year <= YEARS[1]:
        raise Impossible(_("Choose a year between %(low)s and %(high)s.") % {"low": YEARS[0], "high": YEARS[1]})
    try:
        return date(year, month, day)
    except ValueError as error:
        raise Impossible(_no_such_day(year, month, day)) from error


def moment(day: date, at: time, zone: tzinfo) -> datetime:
    """This time of this day, there. Raises Impossible in a night that skips or repeats it."""
    there = datetime.combine(day, at, zone)
    said = {"day": date_format(day, "j F Y"), "time": at.strftime("%H:%M")}
    if there.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != there.replace(tzinfo=None):
        raise Impossible(_("On %(day)s there is no %(time)s: the clock skips it that night.") % said)
    if there.utcoffset() != there.replace(fold=1).utcoffset():
        raise Impossible(_("On %(day)s it is %(time)s twice: the clock goes back that night.") % said)
    return there


def span(day: date, begin: time, end: time, zone: tzinfo) -> Span:
    """A meeting on one day. Raises Impossible when the end is not after the begin, or a time does not exist."""
    if end <= begin:
        raise Impossible(_("The end (%(end)s) has to come after the begin (%(begin)s).") % _times(begin, end))
    first, last = moment(day, begin, zone), moment(day, end, zone)
    minutes = int((last.astimezone(UTC) - first.astimezone(UTC)).total_seconds() // 60)
    if minutes > LONGEST:
        raise Impossible(_("A meeting takes at most twelve hours."))
    return Span(first, last, minutes)


def _no_such_day(year: int, month: int, day: int) -> str:
    if (month, day) == (2, 29):
        return _("%(year)s has no 29 February.") % {"year": year}
    return _("There is no such day in the calendar.")


def _times(begin: time, end: time) -> dict[str, str]:
    return {"begin": begin.strftime("%H:%M"), "end": end.strftime("%H:%M")}
