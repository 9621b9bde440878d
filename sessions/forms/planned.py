"""What a planned meeting fills in on the form that opens a session."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from math import ceil

from intervisie.groups.models import Meeting
from methods import catalogue
from methods.agenda import Agenda

from ..commands.opening import Plan

SHORTEST, LONGEST = 15, 480  # minutes
CASES = ("method", "second")


def as_planned(meeting: Meeting, now: datetime, *, moves: bool = False) -> dict[str, object]:
    """The methods, and the minutes that are left until the planned end; all of them when the end `moves` along.

    Who begins early has the planned minutes too. What was not planned is left out.
    """
    known = {method.slug for method in catalogue.methods()}
    found: dict[str, object] = dict(zip(CASES, (slug for slug in meeting.chosen if slug in known), strict=False))
    if meeting.begins_at is not None and meeting.ends_at is not None:
        begin = meeting.begins_at if moves else max(meeting.begins_at, now)
        left = ceil((meeting.ends_at - begin).total_seconds() / 60)
        found["minutes"] = min(max(left, SHORTEST), LONGEST)
    return found


def as_agreed(plan: Plan, meeting: Meeting) -> Plan:
    """This plan with the agenda that was made for the meeting, as long as it is about the same methods."""
    same = meeting.agenda and [case.method.slug for case in plan.cases] == meeting.chosen
    return replace(plan, agenda=Agenda.model_validate(meeting.agenda)) if same else plan
