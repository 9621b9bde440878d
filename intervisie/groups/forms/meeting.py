"""Who was at a meeting, and whose case was told."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sessions.forms.rows import RowsField

from ..models import Meeting, Member


class AttendanceForm(forms.Form):
    """Two lists of ticks over everybody who belongs to the group, or did when it met."""

    here = RowsField(
        Member.objects.none(), required=False, label=_("Who was there?"), widget=forms.CheckboxSelectMultiple
    )
    told = RowsField(
        Member.objects.none(), required=False, label=_("Who brought a case?"), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, data: Any, meeting: Meeting) -> None:
        rows = list(meeting.attendance.all())
        was = [row.member_id for row in rows]
        brought = [row.member_id for row in rows if row.brought_case]
        super().__init__(data, initial={"here": was, "told": brought})
        everybody = meeting.group.circle() | Member.objects.filter(group=meeting.group_id, pk__in=was)
        for name in ("here", "told"):
            field = self.fields[name]
            assert isinstance(field, forms.ModelMultipleChoiceField)  # noqa: S101  # declared above
            field.queryset = everybody.distinct()

    def present(self) -> set[int]:
        return {member.pk for member in self.cleaned_data["here"]}

    def brought(self) -> set[int]:
        return {member.pk for member in self.cleaned_data["told"]}
