"""The coordinator's page, report and table: releases of evaluations and numbers of groups, and nothing else.

Answers are never counted here: every figure about them is a release (`intervisie.evaluations.releases`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from intervisie.accounts.models import User
from intervisie.evaluations import releases
from intervisie.evaluations.questionnaire import Statement
from intervisie.evaluations.releases import Needs, Release
from intervisie.groups.models.group import Group
from methods import catalogue

from . import charts
from .paths import GroupPath, paths

FOR_METHOD = "method"  # the statement about how a method fitted
ON_THE_TREND = 2  # statements that can be told apart as lines


@dataclass(frozen=True, slots=True)
class Row:
    """Means of one thing by statement, in the order of the questionnaire; empty when too few answered."""

    name: str
    release: Release
    means: tuple[float | None, ...]

    @property
    def shown(self) -> bool:
        return self.release.shown


@dataclass(frozen=True, slots=True)
class Wish:
    """What so many of a hundred want."""

    name: str
    percent: int


@dataclass(frozen=True, slots=True)
class InsightsScreen:
    """`year` is None for all years. `remarks` and `wishes` are None while too few answered."""

    year: int | None
    years: tuple[int, ...]
    organisation: str
    statements: tuple[Statement, ...]
    total: Row
    periods: tuple[Row, ...]
    methods: tuple[Row, ...]
    regions: tuple[Row, ...]
    meetings: tuple[Row, ...]
    final: tuple[Row, ...]
    final_statements: tuple[Statement, ...]
    trend: charts.Trend
    fits: charts.Scale
    wishes: tuple[Wish, ...] | None
    remarks: tuple[str, ...] | None
    groups: tuple[GroupPath, ...]
    made_on: date

    @property
    def total_rows(self) -> tuple[Row, ...]:
        return (self.total,)


def insights_screen(user: User, year: int | None) -> InsightsScreen:
    """Everything that this coordinator may know, of one year or of all."""
    asked, at_the_end = releases.statements(user), releases.statements(user, final=True)
    names = _methods()
    methods = tuple(
        _row(names.get(each.scope.key, each.scope.key), each, asked) for each in releases.by_method(user, year)
    )
    periods = _periods(user, year, asked)
    return InsightsScreen(
        year=year,
        years=releases.years(user),
        organisation=user.organisation.name,
        statements=asked,
        total=_row(_("All together"), releases.organisation(user, year), asked),
        periods=periods,
        methods=methods,
        regions=tuple(_row(each.scope.key, each, asked) for each in releases.by_region(user, year)),
        meetings=_meetings(user, year, asked),
        final=(_row(_("All paths"), releases.path(user, year), at_the_end),),
        final_statements=at_the_end,
        trend=_trend(periods, asked),
        fits=_fits(methods, asked),
        wishes=_wishes(releases.needs(user, year)),
        remarks=releases.remarks(user, year),
        groups=paths(user, year),
        made_on=timezone.localdate(),
    )


def _methods() -> Mapping[str, str]:
    return {method.slug: method.name for method in catalogue.methods()}


def _row(name: str, release: Release, asked: Sequence[Statement]) -> Row:
    means = release.means or {}
    return Row(name, release, tuple(means.get(each.id) for each in asked))


def _periods(user: User, year: int | None, asked: Sequence[Statement]) -> tuple[Row, ...]:
    """Quarter by quarter, oldest first; those in which nobody looked back at either end are left out."""
    years = [year] if year is not None else sorted(releases.years(user))
    rows = [_row(_quarter(each.scope.key), each, asked) for y in years for each in releases.by_period(user, y)]
    met = [number for number, row in enumerate(rows) if row.release.meetings]
    return tuple(rows[met[0] : met[-1] + 1]) if met else ()


def _meetings(user: User, year: int | None, asked: Sequence[Statement]) -> tuple[Row, ...]:
    """Meeting by meeting, of this year or of the last one in which somebody looked back; newest first."""
    years = releases.years(user)
    if not years:
        return ()
    names = dict(Group.objects.for_coordinator(user).values_list("pk", "name"))
    found = releases.by_meeting(user, year or years[0])
    rows = [
        _row(f"{_of(each.group, names)}, {date_format(each.held_on, 'j b')}", release, asked) for each, release in found
    ]
    return tuple(reversed(rows))


def _of(group: int | None, names: Mapping[int, str]) -> str:
    """Which group it was; what a facilitator called a session without a group is the room's business."""
    return names.get(group, _("A session")) if group is not None else _("A session")


def _quarter(key: str) -> str:
    """Of "2026-3": the months that it begins and ends with."""
    year, number = (int(part) for part in key.split("-"))
    first, last = date(year, number * 3 - 2, 1), date(year, number * 3, 1)
    return f"{date_format(first, 'b')}–{date_format(last, 'b Y')}"


def _trend(periods: Sequence[Row], asked: Sequence[Statement]) -> charts.Trend:
    lines = [(each.short, [row.means[number] for row in periods]) for number, each in enumerate(asked[:ON_THE_TREND])]
    return charts.trend([row.name for row in periods], lines, " ".join(_told(*line) for line in lines))


def _told(name: str, values: Sequence[float | None]) -> str:
    """The line in words, for who does not see it."""
    known = [value for value in values if value is not None]
    if not known:
        return _("{name}: too few answers to show.").format(name=name)
    first, last = (number_format(value, 1) for value in (known[0], known[-1]))
    return _("{name}: from {first} to {last}.").format(name=name, first=first, last=last)


def _fits(methods: Sequence[Row], asked: Sequence[Statement]) -> charts.Scale:
    place = next((number for number, each in enumerate(asked) if each.id == FOR_METHOD), None)
    return charts.scale([(row.name, None if place is None else row.means[place]) for row in methods])


def _wishes(needs: Needs) -> tuple[Wish, ...] | None:
    if needs.shares is None:
        return None
    names = releases.choices()
    shares = sorted(needs.shares, key=lambda share: -share.percent)
    return tuple(Wish(" / ".join(names.get(each, each) for each in share.choices), share.percent) for share in shares)


@dataclass(frozen=True, slots=True)
class Guide:
    """A facilitator: which groups, and how many meetings ahead need them."""

    name: str
    groups: tuple[str, ...]
    asked: int


@dataclass(frozen=True, slots=True)
class Call:
    """Somebody to phone, and why."""

    name: str
    group: str
    why: str


@dataclass(frozen=True, slots=True)
class HelpScreen:
    """What a coordinator can do something about now."""

    organisation: str
    still: tuple[GroupPath, ...]
    ending: tuple[GroupPath, ...]
    guides: tuple[Guide, ...]
    calls: tuple[Call, ...]
    made_on: date


def help_screen(user: User) -> HelpScreen:
    """Which groups stand still, which paths end, who is asked for, and whom to phone (S3:94-97)."""
    today, found = timezone.localdate(), paths(user)
    still = tuple(each for each in found if each.stands_still(today))
    ending = tuple(each for each in found if each.ends_soon)
    return HelpScreen(
        organisation=user.organisation.name,
        still=still,
        ending=ending,
        guides=tuple(_guides(found)),
        calls=(*_calls(still, _("stands still")), *_calls(ending, _("the path ends: how do they go on?"))),
        made_on=today,
    )


def _guides(found: Sequence[GroupPath]) -> list[Guide]:
    names = sorted({name for each in found for name in each.guides})
    return [
        Guide(
            name,
            tuple(each.name for each in found if name in each.guides),
            sum(
                stop.guided and stop.state == "planned"
                for each in found
                if name == each.guides[0]
                for stop in each.stops
            ),
        )
        for name in names
    ]


def _calls(groups: Sequence[GroupPath], why: str) -> list[Call]:
    return [Call(each.guides[0], each.name, why) for each in groups]
