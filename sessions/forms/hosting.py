"""What a host chooses before a meeting without a facilitator: the method, and how long the circle has."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django import forms

from intervisie.groups.models import Meeting
from methods import catalogue
from methods.definitions import Method

from ..commands.opening import Plan
from .planned import as_agreed
from .start import CASES, LARGEST, SMALLEST, Option, StartForm
from .texts import KeyedForm

MINUTES = 90  # when nobody planned an end


class HostForm(StartForm):
    """The methods that a group can do without a facilitator; name, chairs and time are those of the meeting.

    A method that asks for a check of who guides (its gate) is there only when the facilitator made that check for this
    meeting. The question that was prepared with a case is filled in.
    """

    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, data: Any, meeting: Meeting) -> None:
        self.meeting = meeting
        planned = [slug for slug in meeting.chosen if isinstance(slug, str)]
        offered = [method for method in catalogue.methods() if not method.gate or method.slug in meeting.cleared]
        initial: dict[str, Any] = {"minutes": _minutes(meeting), "key": uuid.uuid4()}
        initial |= dict(zip(("method", "second"), planned, strict=False)) | _prepared(meeting, planned)
        super().__init__(data, initial=initial, methods=_first(offered, planned))
        for name in ("title", "seats", "first_time"):
            del self.fields[name]

    def _option(self, case: str, method: Method) -> Option:
        return replace(super()._option(case, method), linked=False)

    def plan(self) -> Plan:
        """The plan to open the session with."""
        data, group = self.cleaned_data, self.meeting.group
        plan = Plan(
            title=group.name,
            cases=[self.as_case(catalogue.method(data[case]), case) for case in ("method", "second") if data[case]],
            seats=min(max(group.circle().count(), SMALLEST), LARGEST),
            minutes=data["minutes"],
            first_time=not group.meetings.held().exists(),
        )
        return as_agreed(plan, self.meeting)


class LeadOnForm(KeyedForm):
    """The one button that makes another phone or laptop the console."""


def _minutes(meeting: Meeting) -> int:
    if meeting.begins_at is None or meeting.ends_at is None:
        return MINUTES
    return int((meeting.ends_at - meeting.begins_at).total_seconds() // 60)


def _prepared(meeting: Meeting, planned: Sequence[str]) -> dict[str, str]:
    """The questions that were prepared with the cases of this meeting, as first values of their fields."""
    cases = meeting.cases.filter(told_at=None).order_by("created_at", "pk")
    return {
        f"{prefix}variable-{slug}-fundamental_question": case.fundamental_question
        for prefix, slug, case in zip(CASES.values(), planned, cases, strict=False)
        if case.fundamental_question
    }


def _first(methods: list[Method], planned: list[str]) -> list[Method]:
    """What was planned stands first."""
    return sorted(methods, key=lambda method: method.slug not in planned)
