"""What a coordinator may know of how people look back. The only way to read it; every answer comes from the ledger.

Nothing is counted live: a figure appears when an evaluation has closed, and never changes afterwards. "Too few to
show" is an answer like any other (`Release.shown`). Filters are fixed: meeting, period, method, region, everything.
Whatever is chosen (`Part` too) only picks whole figures of the ledger and never cuts one, so no choice and no
difference between two of them tells more than the figures do. Wishes and texts are shown by year alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from intervisie.accounts.models import User

from . import ledger
from .models import Adapted, Evaluation, Figure, Kind, Remark
from .questionnaire import Questionnaire, Statement, adapted, standard


class Of(StrEnum):
    """What a release is about."""

    MEETING = "meeting"
    PERIOD = "period"
    METHOD = "method"
    REGION = "region"
    ORGANISATION = "organisation"
    PATH = "path"


@dataclass(frozen=True, slots=True)
class Scope:
    """`key` tells scopes of one kind apart: a session's number, "2026" or "2026-3" (a quarter), a slug, a region."""

    of: Of
    key: str


@dataclass(frozen=True, slots=True)
class Part:
    """A part of an organisation: meetings with this method (slug), of this region. Empty is everything."""

    method: str = ""
    region: str = ""

    def holds(self, each: Figure | Evaluation) -> bool:
        return self.method in ("", each.method) and self.region in ("", each.region)


WHOLE = Part()


@dataclass(frozen=True, slots=True)
class Release:
    """Figures of one scope. `means` by statement, from 1 to 5; None when too few answered to show anything.

    `answers` is a band such as "5–9", of what is shown; `meetings` how many were asked and have closed; `response`
    how many of a hundred answered, to the nearest ten, or None when too few. `middle`: between which figures the middle
    half lies, where there is more than one.
    """

    scope: Scope
    meetings: int
    answers: str = ledger.band(0)
    response: int | None = None
    means: Mapping[str, float] | None = None
    middle: Mapping[str, tuple[float, float]] | None = None

    @property
    def shown(self) -> bool:
        return self.means is not None


@dataclass(frozen=True, slots=True)
class Share:
    """What so many of a hundred want, to the nearest ten; several choices when each alone was chosen seldom."""

    choices: tuple[str, ...]
    percent: int


@dataclass(frozen=True, slots=True)
class Needs:
    """How people want to go on; `shares` is None when too few answered to show it."""

    scope: Scope
    answers: str = ledger.band(0)
    shares: tuple[Share, ...] | None = None

    @property
    def shown(self) -> bool:
        return self.shares is not None


def statements(user: User, *, final: bool = False) -> tuple[Statement, ...]:
    """What is asked now, in order: the ids of `Release.means` with their sentence and a short name for charts."""
    return questionnaire_of(user.organisation_id, final=final).statements


def choices(*, final: bool = False) -> Mapping[str, str]:
    """The sentences of the choices in `Share.choices`."""
    return {each.id: each.text for each in standard(final=final).need.choices}


def questionnaire_of(organisation: int, *, final: bool = False) -> Questionnaire:
    """The questionnaire of this organisation; after the last meeting of a path it is the same for everybody."""
    own = None if final else Adapted.objects.filter(organisation=organisation).first()
    return adapted(own.chosen, own.own) if own else standard(final=final)


def years(user: User) -> tuple[int, ...]:
    """The years in which somebody looked back, the newest first."""
    closed = Evaluation.objects.for_user(user).closed()
    return tuple(sorted({held.year for held in closed.values_list("held_on", flat=True)}, reverse=True))


def of_session(user: User, session: int) -> Release:
    """The release of one evening in the room, by its number; from five answers, to half points."""
    closed = Evaluation.objects.for_user(user).closed().select_related("scores")
    evaluation = closed.filter(session=session).first()
    if evaluation is None:
        return Release(Scope(Of.MEETING, str(session)), meetings=0)
    return _single(evaluation, alone=closed.filter(scores=evaluation.scores_id).count() == 1)


def parts(user: User) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The methods (slugs) and the regions that somebody looked back at: what a `Part` can be made of."""
    pairs = set(Evaluation.objects.for_user(user).closed().values_list("method", "region"))
    methods, regions = {method for method, _region in pairs}, {region for _method, region in pairs}
    return tuple(sorted(methods - {""})), tuple(sorted(regions - {""}))


def by_meeting(user: User, year: int, part: Part = WHOLE) -> tuple[tuple[Evaluation, Release], ...]:
    """Every evaluation of a year that has closed (its group, day and name), with its release."""
    closed = Evaluation.objects.for_user(user).closed().filter(held_on__year=year).select_related("scores")
    known = list(closed.order_by("held_on", "pk"))
    sharing = Counter(each.scores_id for each in known)  # a figure never holds meetings of several years
    return tuple((each, _single(each, alone=sharing[each.scores_id] == 1)) for each in known if part.holds(each))


def _single(evaluation: Evaluation, *, alone: bool) -> Release:
    """Alone in its figure, or nothing: small ones are only ever shown together with others."""
    scope, figure = Scope(Of.MEETING, str(evaluation.session)), evaluation.scores
    if figure is None or not alone or not figure.values:
        return Release(scope, meetings=1)
    means = {statement: mean for statement, (mean, _answers) in figure.values.items()}
    return Release(scope, 1, ledger.band(figure.answers), ledger.response(figure.answers, figure.invited), means)


def organisation(user: User, year: int | None = None, part: Part = WHOLE) -> Release:
    """Everything together, of one year or of all."""
    return _pooled(Scope(Of.ORGANISATION, str(year or "")), *_of_meetings(user, year, part))


def path(user: User, year: int | None = None, part: Part = WHOLE) -> Release:
    """What people say at the end of a path, about its seven goals (`statements(user, final=True)`)."""
    figures, closed = _of_meetings(user, year, part, final=True)
    return _pooled(Scope(Of.PATH, str(year or "")), figures, closed)


def by_period(user: User, year: int, part: Part = WHOLE) -> tuple[Release, ...]:
    """The four quarters of a year."""
    figures, closed = _of_meetings(user, year, part)
    return tuple(
        _pooled(
            Scope(Of.PERIOD, f"{year}-{quarter}"),
            [each for each in figures if each.quarter == quarter],
            [each for each in closed if each.quarter == quarter],
        )
        for quarter in range(1, 5)
    )


def by_method(user: User, year: int | None = None, part: Part = WHOLE) -> tuple[Release, ...]:
    """One for each method (slug) that was evaluated; meetings with two methods count in the totals alone."""
    return _by(Of.METHOD, "method", *_of_meetings(user, year, part))


def by_region(user: User, year: int | None = None, part: Part = WHOLE) -> tuple[Release, ...]:
    """One for each region or field of work, as groups call it."""
    return _by(Of.REGION, "region", *_of_meetings(user, year, part))


def _of_meetings(
    user: User, year: int | None, part: Part, *, final: bool = False
) -> tuple[Sequence[Figure], Sequence[Evaluation]]:
    figures = Figure.objects.for_user(user).filter(kind=Kind.SCORES, final=final)
    closed = Evaluation.objects.for_user(user).closed().filter(final=final)
    if year is not None:
        figures, closed = figures.filter(year=year), closed.filter(held_on__year=year)
    return [each for each in figures if part.holds(each)], [each for each in closed if part.holds(each)]


def _by(of: Of, name: str, figures: Iterable[Figure], closed: Sequence[Evaluation]) -> tuple[Release, ...]:
    keys = sorted({getattr(each, name) for each in closed} - {""})
    return tuple(
        _pooled(
            Scope(of, key),
            [each for each in figures if getattr(each, name) == key],
            [each for each in closed if getattr(each, name) == key],
        )
        for key in keys
    )


def _pooled(scope: Scope, figures: Sequence[Figure], closed: Sequence[Evaluation]) -> Release:
    shown: dict[str, list[tuple[float, int]]] = {}
    for figure in figures:
        for statement, (mean, answers) in figure.values.items():
            shown.setdefault(statement, []).append((mean, answers))
    means = {statement: mean for statement, each in shown.items() if (mean := ledger.pooled(each)) is not None}
    answers, invited = sum(each.answers for each in figures), sum(each.invited for each in figures)
    if not means:
        return Release(scope, len(closed))
    middle = {statement: ledger.middle(shown[statement]) for statement in means if len(shown[statement]) > 1}
    return Release(scope, len(closed), ledger.band(answers), ledger.response(answers, invited), means, middle)


def needs(user: User, year: int | None = None, *, final: bool = False) -> Needs:
    """How people want to go on, of everybody together; from ten answers, and in parts of three at least."""
    figures = Figure.objects.for_user(user).filter(kind=Kind.NEEDS, final=final)
    if year is not None:
        figures = figures.filter(year=year)
    counts: dict[tuple[str, ...], int] = {}
    for figure in figures:
        for chosen, count in figure.values:
            counts[tuple(chosen)] = counts.get(tuple(chosen), 0) + count
    answers = sum(counts.values())
    if not answers:
        return Needs(Scope(Of.ORGANISATION, str(year or "")))
    shares = tuple(Share(chosen, round(count * 10 / answers) * 10) for chosen, count in sorted(counts.items()))
    return Needs(Scope(Of.ORGANISATION, str(year or "")), ledger.band(answers), shares)


def remarks(user: User, year: int | None = None) -> tuple[str, ...] | None:
    """Texts that their writers gave to the coordinator, shuffled; None while there are fewer than ten together."""
    blocks = Figure.objects.for_user(user).filter(kind=Kind.REMARKS)
    if year is not None:
        blocks = blocks.filter(year=year)
    found = Remark.objects.filter(block__in=blocks).order_by("pk")  # the key is random
    return tuple(found.values_list("text", flat=True)) or None
