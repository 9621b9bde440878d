"""The coordinator's page, report and table: releases of evaluations and numbers of groups, and nothing else.

Answers are never counted here: every figure about them is a release (`intervisie.evaluations.releases`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil

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
from .forms import Asked
from .paths import GroupPath, paths

FOR_METHOD = "method"  # the statement about how a method fitted
LANDED = ("said", "share", "tomorrow")  # what stands in a narrow table, where they are asked
ON_A_PAGE = 12  # texts
ON_THE_LINE = 8  # quarters that fit; the table has all
ON_THE_TREND = 2  # statements that can be told apart as lines


@dataclass(frozen=True, slots=True)
class Row:
    """Means of one thing by statement, in the order of the questionnaire; empty when too few answered."""

    name: str
    release: Release
    means: tuple[float | None, ...]

    @property
    def shown(self) -> bool:
        """Whether there is a figure at all: a row of gaps says that too few answered."""
        return any(mean is not None for mean in self.means)


@dataclass(frozen=True, slots=True)
class Words:
    """Some of the texts: which page of how many, and how many texts there are on all of them."""

    texts: tuple[str, ...]
    page: int
    pages: int
    of: int


@dataclass(frozen=True, slots=True)
class Wishes:
    """How people want to go on, as a bar of parts; `parts` is empty while too few answered."""

    parts: tuple[charts.Part, ...]
    told: str


@dataclass(frozen=True, slots=True)
class Choices:
    """What was asked for, and what can be: years, regions, and methods as pairs of a slug and a name."""

    asked: Asked
    years: tuple[int, ...]
    regions: tuple[str, ...]
    methods: tuple[tuple[str, str], ...]

    @property
    def told(self) -> str:
        """What was chosen, in words."""
        named = dict(self.methods).get(self.asked.part.method, "")
        chosen = [str(self.asked.year or _("all years")), self.asked.part.region, named]
        return ", ".join(each for each in chosen if each)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under statements."""

    statements: tuple[Statement, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """Means of meetings. `landed` are the regions with a few statements alone, for where there is little room."""

    total: Table
    periods: Table
    methods: Table
    regions: Table
    landed: Table
    meetings: Table
    final: Table


@dataclass(frozen=True, slots=True)
class InsightsScreen:
    """`remarks` is None while too few wrote."""

    organisation: str
    choices: Choices
    figures: Figures
    trend: charts.Trend
    fits: charts.Scale
    wishes: Wishes
    final_wishes: Wishes
    remarks: tuple[str, ...] | None
    groups: tuple[GroupPath, ...]
    made_on: date

    @property
    def total(self) -> Release:
        return self.figures.total.rows[0].release

    @property
    def words(self) -> Words | None:
        """The texts of the page that was asked for, or of the last one."""
        if self.remarks is None:
            return None
        pages = ceil(len(self.remarks) / ON_A_PAGE)
        page = min(max(self.choices.asked.page, 1), pages)
        return Words(self.remarks[(page - 1) * ON_A_PAGE : page * ON_A_PAGE], page, pages, len(self.remarks))


def insights_screen(user: User, asked: Asked) -> InsightsScreen:
    """Everything that this coordinator may know of what was asked for."""
    figures, year = _figures(user, asked), asked.year
    return InsightsScreen(
        organisation=user.organisation.name,
        choices=_choices(user, asked),
        figures=figures,
        trend=_trend(figures.periods),
        fits=_fits(figures.methods),
        wishes=_wishes(releases.needs(user, year), final=False),
        final_wishes=_wishes(releases.needs(user, year, final=True), final=True),
        remarks=releases.remarks(user, year),
        groups=tuple(each for each in paths(user, year) if asked.part.region in ("", each.field)),
        made_on=timezone.localdate(),
    )


def _choices(user: User, asked: Asked) -> Choices:
    slugs, regions = releases.parts(user)
    names = _methods()
    return Choices(asked, releases.years(user), regions, tuple((slug, names.get(slug, slug)) for slug in slugs))


def _figures(user: User, asked: Asked) -> Figures:
    statements, at_the_end = releases.statements(user), releases.statements(user, final=True)
    chosen = (user, asked.year, asked.part)
    regions = releases.by_region(*chosen)
    every = _table(at_the_end, [(_("All paths"), releases.path(*chosen))])
    last = _meetings(user, asked, at_the_end, final=True)
    return Figures(
        total=_table(statements, [(_("All together"), releases.organisation(*chosen))]),
        periods=_periods(user, asked, statements),
        methods=_table(statements, [(_named(each.scope.key), each) for each in releases.by_method(*chosen)]),
        regions=_table(statements, [(each.scope.key, each) for each in regions]),
        landed=_table(_landed(statements), [(each.scope.key, each) for each in regions]),
        meetings=_meetings(user, asked, statements, final=False),
        final=Table(at_the_end, (*every.rows, *last.rows)),
    )


def _methods() -> Mapping[str, str]:
    return {method.slug: method.name for method in catalogue.methods()}


def _named(slug: str) -> str:
    return _methods().get(slug, slug)


def _table(statements: Sequence[Statement], named: Iterable[tuple[str, Release]]) -> Table:
    rows = []
    for name, release in named:
        means = release.means or {}
        rows.append(Row(name, release, tuple(means.get(each.id) for each in statements)))
    return Table(tuple(statements), tuple(rows))


def _landed(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """The few for a narrow table: the usual ones, or the first of an organisation's own."""
    usual = tuple(each for each in statements if each.id in LANDED)
    return usual or tuple(statements[: len(LANDED)])


def _periods(user: User, asked: Asked, statements: Sequence[Statement]) -> Table:
    """Quarter by quarter, oldest first; those in which nobody looked back at either end are left out."""
    years = [asked.year] if asked.year is not None else sorted(releases.years(user))
    found = [each for year in years for each in releases.by_period(user, year, asked.part)]
    met = [number for number, each in enumerate(found) if each.meetings]
    shown = found[met[0] : met[-1] + 1] if met else []
    return _table(statements, [(_quarter(each.scope.key), each) for each in shown])


def _meetings(user: User, asked: Asked, statements: Sequence[Statement], *, final: bool) -> Table:
    """Meeting by meeting, of this year or of the last one in which somebody looked back; newest first."""
    years = releases.years(user)
    found = releases.by_meeting(user, asked.year or years[0], asked.part) if years else ()
    names = dict(Group.objects.for_coordinator(user).values_list("pk", "name"))
    named = [
        (f"{_of(each.group, names)}, {date_format(each.held_on, 'j b')}", release)
        for each, release in reversed(found)
        if each.final == final
    ]
    return _table(statements, named)


def _of(group: int | None, names: Mapping[int, str]) -> str:
    """Which group it was; what a facilitator called a session without a group is the room's business."""
    return names.get(group, _("A session")) if group is not None else _("A session")


def _quarter(key: str) -> str:
    """Of "2026-3": the months that it begins and ends with."""
    year, number = (int(part) for part in key.split("-"))
    first, last = date(year, number * 3 - 2, 1), date(year, number * 3, 1)
    return f"{date_format(first, 'b')}–{date_format(last, 'b Y')}"


def _trend(periods: Table) -> charts.Trend:
    statements = periods.statements[:ON_THE_TREND]
    rows = periods.rows[-ON_THE_LINE:]
    lines = [(each.short, [row.means[number] for row in rows]) for number, each in enumerate(statements)]
    return charts.trend([row.name for row in rows], lines, " ".join(_told(*line) for line in lines))


def _told(name: str, values: Sequence[float | None]) -> str:
    """The line in words, for who does not see it."""
    known = [value for value in values if value is not None]
    if not known:
        return _("{name}: too few answers to show.").format(name=name)
    first, last = (number_format(value, 1) for value in (known[0], known[-1]))
    return _("{name}: from {first} to {last}.").format(name=name, first=first, last=last)


def _fits(methods: Table) -> charts.Scale:
    place = next((number for number, each in enumerate(methods.statements) if each.id == FOR_METHOD), None)
    return charts.scale([_means(row, place) for row in methods.rows])


def _means(row: Row, place: int | None) -> charts.Mean:
    value = None if place is None else row.means[place]
    middle = (row.release.middle or {}).get(FOR_METHOD)
    return charts.Mean(row.name, row.release.scope.key, value, middle, row.release.answers)


def _wishes(needs: Needs, *, final: bool) -> Wishes:
    """In the order of the questions; what is only known together stands between them."""
    names = releases.choices(final=final)
    order = list(names)
    known = [([name for name in order if name in share.choices], share.percent) for share in needs.shares or ()]
    parts = charts.parts(
        [
            (" / ".join(names[each] for each in chosen), percent, [order.index(each) for each in chosen])
            for chosen, percent in sorted(known, key=lambda each: [order.index(name) for name in each[0]])
        ]
    )
    return Wishes(parts, ", ".join(f"{part.name} {part.says}" for part in parts))
