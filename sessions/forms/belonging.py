"""For whom a session is: a group of this facilitator, and the cases that its members prepared."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from intervisie.accounts.models import User
from intervisie.groups.models import Case, Group

from ..commands.opening import Belonging

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
    cases = forms.ModelMultipleChoiceField(
        Case.objects.none(), to_field_name="public_id", required=False, label=_("Which case comes now?")
    )

    def __init__(self, data: Any, user: User, *, initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial=initial)
        groups = Group.objects.for_user(user).present()
        self._among("group", groups)
        self._among("cases", Case.objects.filter(group__in=groups).waiting().shared().select_related("member", "group"))

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
        return cls(None, user, initial={"group": found.get("group"), "cases": list(found.get("cases") or ())})

    @property
    def has_groups(self) -> bool:
        field = self.fields["group"]
        return isinstance(field, forms.ModelChoiceField) and bool(field.queryset)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        cases = list(data.get("cases") or ())
        if any(case.group != data.get("group") for case in cases):
            self.add_error("cases", _("This case belongs to another group."))
        elif len(cases) > MOST_CASES:
            self.add_error("cases", _("Two cases are as much as one session can hold."))
        return data

    def belonging(self) -> Belonging:
        return Belonging(self.cleaned_data["group"], tuple(self.cleaned_data["cases"]))

    def titled(self, data: QueryDict) -> QueryDict:
        """The posted form; without a title the group's name is the title."""
        group = self.cleaned_data.get("group") if self.is_valid() else None
        if group is None or data.get("title", "").strip():
            return data
        named = data.copy()
        named["title"] = group.name
        return named

    def suggestions(self) -> dict[str, object]:
        """What the start form begins with for this group: its name, its chairs, and what a case was prepared for."""
        group, cases = self.initial.get("group"), self.initial.get("cases", ())
        if group is None:
            return {}
        people = group.circle().count()
        found: dict[str, object] = {"title": group.name, "first_time": not group.meetings.held().exists()}
        if people:
            found["seats"] = min(max(people, 2), 12)
        for name, prefix, case in zip(("method", "second"), ("", "second-"), cases, strict=False):
            if case.method:
                found[name] = case.method
                found[f"{prefix}variable-{case.method}-fundamental_question"] = case.fundamental_question
        return found
