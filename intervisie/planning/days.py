"""Days on which nobody meets: public holidays of a country, and what an organisation adds itself.

School holidays differ by region and by year and are not guessed: an organisation adds them as closed weeks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from django.utils.translation import get_language
from django.utils.translation import gettext as _
from holidays import country_holidays, list_supported_countries

from intervisie.planning.moments import Impossible

LONGEST = 366  # days of one closed stretch


@dataclass(frozen=True, slots=True)
class Free:
    """A day on which nobody meets, and what it is called."""

    day: date
    name: str


@dataclass(frozen=True, slots=True)
class Closed:
    """A stretch that an organisation keeps free itself, both days included."""

    first: date
    last: date
    name: str


def free_days(years: Iterable[int], *, country: str = "NL", closed: Iterable[Closed] = ()) -> tuple[Free, ...]:
    """Every free day of these years, in order; a closed stretch gives its own days, whatever the year.

    Days that are only free for many, such as Good Friday, count too. Raises Impossible for an unknown country, and
    for a stretch that ends before it begins.
    """
    if country not in list_supported_countries():
        raise Impossible(_("The holidays of “%(country)s” are not known.") % {"country": country})
    language = (get_language() or "nl")[:2]
    found = {free.day: free for year in sorted(set(years)) for free in _public(country, year, language)}
    for stretch in closed:
        found |= {free.day: free for free in _stretch(stretch) if free.day not in found}
    return tuple(found[day] for day in sorted(found))


@cache
def _public(country: str, year: int, language: str) -> tuple[Free, ...]:
    """The holidays of one year, kept. A language that the library lacks for this country gives the country's own."""
    known = country_holidays(country)
    spoken = language if language in known.supported_languages else known.default_language
    wanted = tuple(each for each in ("public", "optional") if each in known.supported_categories)
    days = country_holidays(country, years=year, language=spoken, categories=wanted)
    return tuple(Free(day, name) for day, name in sorted(days.items()) if day.year == year)


def _stretch(closed: Closed) -> Iterator[Free]:
    if closed.last < closed.first:
        raise Impossible(_("“%(name)s” ends before it begins.") % {"name": closed.name})
    if (closed.last - closed.first).days > LONGEST:
        raise Impossible(_("“%(name)s” takes longer than a year.") % {"name": closed.name})
    for number in range((closed.last - closed.first).days + 1):
        yield Free(closed.first + timedelta(days=number), closed.name)
