"""A second case while the session runs: its round is frozen into the script, right before the closing."""

from __future__ import annotations

from django.db.models import Max
from django.utils.translation import gettext as _

from methods import script

from ..errors import ActivityOver, EnoughCases
from ..live import Topic
from ..models import Activity, Part, Round, Session
from .act import Acting, act
from .opening import Case, add_round, add_sheet, add_step

MOST = 2  # cases that fit one session (S3:70)


def add_case(session: Session, case: Case) -> None:
    """Add a case round with its own method, sheets and case bringer. Raises `EnoughCases` beyond two."""
    label = _("Second case: {method}").format(method=case.method.name)
    with act(session, label, Topic.STEP, Topic.CLOCK, Topic.PEOPLE) as acting:
        if acting.session.cases().count() >= MOST:
            raise EnoughCases
        case_round = add_round(acting.session, _next_position(acting.session), case)
        for number, planned in enumerate(script.sheets([case.method])):
            if planned.round is not None:
                add_sheet(acting.session, planned, case_round, 100 + number)
        _add_steps(acting, case, case_round)


def let_bringer_join(session: Session, activity: Activity, *, joins: bool) -> None:
    """Let the case bringer write along, and read along in the rounds of the same case that read those sheets.

    Only where the sources leave it open (S3:220, S3:316); the default is no. Raises `ActivityOver` elsewhere.
    """
    label = _("The case bringer writes along") if joins else _("The case bringer does not write along")
    with act(session, label, Topic.STEP, Topic.PEOPLE) as acting:
        if not activity.bringer_may_join:
            raise ActivityOver
        for each in (activity, *_rounds_reading(acting.session, activity)):
            acting.change(each, bringer_joins=joins)


def _rounds_reading(session: Session, activity: Activity) -> list[Activity]:
    rounds = session.agenda().filter(kind="round", step__round=activity.round)
    return [each for each in rounds if set(each.sheet_slugs) & set(activity.sheet_slugs)]


def _next_position(session: Session) -> int:
    last = session.rounds.aggregate(last=Max("position"))["last"]
    return 0 if last is None else int(last) + 1


def _add_steps(acting: Acting, case: Case, case_round: Round) -> None:
    planned = [each for each in script.compose([case.method], first_time=False) if each.part == "round"]
    activities = [activity for each in planned for activity in add_step(acting.session, each, case_round)]
    before, after = _gap(acting.session)
    for number, activity in enumerate(activities, 1):
        activity.position = before + (after - before) * number / (len(activities) + 1)
        activity.save(update_fields=["position"])
        acting.made(activity)


def _gap(session: Session) -> tuple[float, float]:
    """Between the last part of the cases so far and the first of the closing."""
    agenda = session.agenda()
    closing = agenda.filter(step__part=Part.CLOSING).first()
    after = closing.position if closing else _last(agenda.last()) + 100
    return _last(agenda.filter(position__lt=after, step__part__in=(Part.OPENING, Part.ROUND)).last()), after


def _last(activity: Activity | None) -> float:
    return activity.position if activity else 0.0
