"""Opening a session: the composed script is frozen into rows, so that a later change of a method never reaches it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from intervisie.groups.commands import meetings
from methods import script
from methods.agenda import Agenda, kept
from methods.definitions import AnyActivity, Method
from methods.extras import look_back

from ..beforehand import lines_for
from ..models import Activity, Round, Session, Sheet, Step, new_code

if TYPE_CHECKING:
    from intervisie.accounts.models import User
    from intervisie.groups.models import Case as PreparedCase
    from intervisie.groups.models import Group, Meeting


LOOK_BACK = 5  # minutes


@dataclass(frozen=True, slots=True)
class Case:
    """One case round as it was chosen: its method and the variables that were filled in."""

    method: Method
    variables: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Plan:
    """What a facilitator decides before the door opens. `minutes` is what the room has in all.

    With an agenda steps take the minutes it gives them, and what it puts in between is in the script. `looks_back` are
    lines that the circle looks back on after its check-in, before everything else.
    """

    title: str
    cases: Sequence[Case]
    seats: int = 6
    minutes: int = 90
    first_time: bool = False
    agenda: Agenda | None = None
    looks_back: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Belonging:
    """For whom a session is: a meeting of a group, the next one when none is named, or nobody in particular.

    And which of the prepared cases it is about.
    """

    group: Group | None = None
    cases: Sequence[PreparedCase] = ()
    meeting: Meeting | None = None


@transaction.atomic
def open_for(facilitator: User, plan: Plan, belonging: Belonging) -> Session:
    """The same as `open_session`, as a meeting of this group."""
    session = open_session(facilitator, looking_back(plan, belonging.group))
    if belonging.group is not None:
        meeting = meetings.begin(belonging.group, session.pk, belonging.meeting)
        for case in belonging.cases:
            meetings.bring(meeting, case)
    return session


def looking_back(plan: Plan, group: Group | None) -> Plan:
    """The same plan with what this group may look back on."""
    return plan if group is None else replace(plan, looks_back=lines_for(group.pk))


@transaction.atomic
def open_session(facilitator: User, plan: Plan) -> Session:
    """A new session in its lobby, with its whole script frozen. One or two cases."""
    methods = [case.method for case in plan.cases]
    session = _new_session(facilitator, plan, script.rules(methods))
    rounds = [add_round(session, position, case) for position, case in enumerate(plan.cases)]
    for number, sheet in enumerate(script.sheets(methods)):
        add_sheet(session, sheet, _round_of(rounds, sheet.round), number)
    steps = script.compose(methods, first_time=plan.first_time)
    for planned in _with_look_back(steps if plan.agenda is None else kept(plan.agenda, steps), plan.looks_back):
        add_step(session, planned, _round_of(rounds, planned.round))
    return session


def _with_look_back(steps: Sequence[script.PlannedStep], lines: Sequence[str]) -> tuple[script.PlannedStep, ...]:
    """These steps, and after the first of them the look back when there is something to look back on."""
    if not lines:
        return tuple(steps)
    say = _("Somebody chose to share this with you since you last met. Whose is it, and who wants to say something?")
    return (*steps[:1], look_back(_("Looking back"), say, lines, LOOK_BACK), *steps[1:])


def _round_of(rounds: Sequence[Round], number: int | None) -> Round | None:
    return None if number is None else rounds[number]


def _new_session(facilitator: User, plan: Plan, rules: Sequence[str]) -> Session:
    """Codes are short, so a new one may be taken: try again with another."""
    while True:
        session = Session(
            organisation_id=facilitator.organisation_id,
            facilitator=facilitator,
            leader=facilitator,
            title=plan.title,
            seats_expected=plan.seats,
            minutes_available=plan.minutes,
            first_time=plan.first_time,
            rules=list(rules),
            code=new_code(),
            kept_for=timedelta(days=facilitator.organisation.keep_days),
        )
        try:
            with transaction.atomic():
                session.save()
        except IntegrityError:
            continue
        return session


def add_round(session: Session, position: int, case: Case) -> Round:
    """The row of one case round."""
    return Round.objects.create(
        session=session,
        position=position,
        method_slug=case.method.slug,
        method_name=case.method.name,
        hue=case.method.hue,
        variables=case.variables,
    )


def add_sheet(session: Session, planned: script.PlannedSheet, case_round: Round | None, number: int) -> None:
    """Freeze one sheet; `number` is its place among the sheets."""
    sheet = planned.sheet
    bins = [each.model_dump(mode="json") for each in sheet.bins]
    Sheet.objects.create(
        session=session, round=case_round, slug=sheet.id, title=sheet.title, bins=bins, position=number
    )


def add_step(session: Session, planned: script.PlannedStep, case_round: Round | None) -> list[Activity]:
    """Freeze one planned step at the end of the script; gives its activities."""
    last = session.steps.count()
    step = Step.objects.create(
        session=session,
        round=case_round,
        part=planned.part,
        slug=planned.step.id,
        title=planned.step.title,
        position=last,
    )
    return [
        freeze(step, activity, position=float(last * 100 + number))
        for number, activity in enumerate(planned.step.activities)
    ]


def freeze(step: Step, activity: AnyActivity, *, position: float) -> Activity:
    """Freeze one activity of the script into a row."""
    seconds = activity.minutes * 60
    return Activity.objects.create(
        session=step.session,
        step=step,
        position=position,
        kind=activity.kind,
        title=activity.title,
        script=activity.model_dump(mode="json"),
        planned=seconds,
        total=seconds,
    )
