"""For whom a session is: a group of this facilitator, and the cases that its members prepared."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from intervisie.accounts.models import User
from intervisie.groups.models import Case, Group, Meeting

from ..commands.opening import Belonging, Plan
from .planned import as_agreed, as_planned
from .rows import RowsField

MOST_CASES = 2


class BelongingForm(forms.Form):
    """A group, or none; and at most two of the cases that were shared with the facilitator."""

    group = forms.ModelChoiceField(
        Group.objects.none(),
        to_field_name="public_id",
        required=False,
        label=_("Group"),
        empty_label=_("No group"),
        widget=forms.Select(attrs={"class": "input"}),
    )
    cases = RowsField(Case.objects.none(), to_field_name="public_id", required=False, label=_("Which case comes now?"))
    meeting = forms.ModelChoiceField(
        Meeting.objects.none(),
        to_field_name="public_id",
        required=False,
        widget=forms.HiddenInput,
        error_messages={"invalid_choice": _("This meeting has begun already, or it was cancelled.")},
    )

    def __init__(self, data: Any, user: User, *, initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial=initial)
        groups = Group.objects.for_user(user).present()
        self._among("group", groups)
        self._among("cases", Case.objects.filter(group__in=groups).waiting().shared().select_related("member", "group"))
        self._among("meeting", Meeting.objects.open().filter(group__in=groups).select_related("group"))

    def _among(self, name: str, rows: Any) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  # declared above
        field.queryset = rows

    @classmethod
    def of_address(cls, user: User, asked: QueryDict) -> BelongingForm:
        """The form as the address asks for it; what is not this facilitator's is left out."""
        asking = cls(asked, user)
        asking.is_valid()
        found = asking.cleaned_data
        meeting = found.get("meeting")
        group = meeting.group if meeting else found.get("group")
        cases = list(found.get("cases") or (asking.cases_of(meeting) if meeting else ()))
        return cls(None, user, initial={"group": group, "cases": cases, "meeting": meeting})

    def cases_of(self, meeting: Meeting) -> list[Case]:
        """The cases that were meant for this meeting, in the order in which they were asked for."""
        field = self.fields["cases"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  # declared above
        return [case for case in field.queryset or () if case.meeting_id == meeting.pk][:MOST_CASES]

    @property
    def has_groups(self) -> bool:
        field = self.fields["group"]
        return isinstance(field, forms.ModelChoiceField) and bool(field.queryset)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        cases, meeting = list(data.get("cases") or ()), data.get("meeting")
        if meeting is not None and "group" not in self.data:
            data["group"] = meeting.group
        if meeting is not None and meeting.group != data.get("group"):
            data["meeting"] = None  # another group was chosen on the way: this is its own next meeting
        if any(case.group != data.get("group") for case in cases):
            self.add_error("cases", _("This case belongs to another group."))
        elif len(cases) > MOST_CASES:
            self.add_error("cases", _("Two cases are as much as one session can hold."))
        return data

    def belonging(self) -> Belonging:
        """For whom the session is opened."""
        data = self.cleaned_data
        return Belonging(data["group"], tuple(data["cases"]), data["meeting"])

    def keeping(self, plan: Plan) -> Plan:
        """This plan with the agenda that was made for it, as long as it is about the same methods."""
        meeting = self.cleaned_data["meeting"]
        return plan if meeting is None else as_agreed(plan, meeting)

    def filled(self, data: QueryDict) -> QueryDict:
        """The posted form with what is known: the group's name as title, and a plan that is started unchanged."""
        if not self.is_valid() or self.cleaned_data["group"] is None:
            return data
        known = self._known(moves=data.get("ends") == "moves") if "method" not in data else {}
        filled = data.copy()
        for name, value in known.items():
            filled[name] = value
        if not filled.get("title", "").strip():
            filled["title"] = self.cleaned_data["group"].name
        return filled

    def _known(self, *, moves: bool) -> dict[str, str]:
        held = self.cleaned_data
        found = suggested(held["group"], list(held["cases"]), held["meeting"], moves=moves)
        return {name: "on" if value is True else str(value) for name, value in found.items() if value is not False}

    def suggestions(self) -> dict[str, object]:
        """What the start form begins with."""
        held = self.initial
        return suggested(held["group"], held.get("cases", []), held.get("meeting")) if held.get("group") else {}


def suggested(
    group: Group, cases: Sequence[Case], meeting: Meeting | None, *, moves: bool = False
) -> dict[str, object]:
    """What is known of a session for this group: name, chairs, its plan, and what a case was prepared for."""
    people = group.circle().count()
    found: dict[str, object] = {"title": group.name, "first_time": not group.meetings.held().exists()}
    if people:
        found["seats"] = min(max(people, 2), 12)
    if meeting is not None:
        found |= as_planned(meeting, timezone.now(), moves=moves)
    for name, prefix, case in zip(("method", "second"), ("", "second-"), cases, strict=False):
        method = found.setdefault(name, case.method) if case.method else found.get(name)
        found[f"{prefix}variable-{method}-fundamental_question"] = case.fundamental_question
    return found
