"""Who commits to the whole path (S1:27)."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sessions.forms.rows import RowsField

from ..models import Group, Member


class CommitmentForm(forms.Form):
    """A tick for everybody in the circle. `seen` are those that were ticked on the page: only what differs is changed,
    so that two screens do not undo each other.
    """

    seen = forms.CharField(required=False, max_length=400, widget=forms.HiddenInput)

    committed = RowsField(
        Member.objects.none(),
        required=False,
        label=_("Who comes to the whole path?"),
        help_text=_("Ask it aloud, and tick who said yes. A group grows because the same people come back."),
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, data: Any, group: Group) -> None:
        circle = group.circle()
        ticked = [member.pk for member in circle if member.committed_at]
        super().__init__(data, initial={"committed": ticked, "seen": " ".join(map(str, ticked))})
        field = self.fields["committed"]
        assert isinstance(field, forms.ModelMultipleChoiceField)  # noqa: S101  # declared above
        field.queryset = circle

    def changed(self) -> tuple[set[int], set[int]]:
        """Who was ticked, and whose tick was taken away; members by primary key."""
        ticked = {member.pk for member in self.cleaned_data["committed"]}
        seen = {
            int(word)
            for word in self.cleaned_data["seen"].split()
            if word.isascii() and word.isdecimal() and len(word) < 10
        }
        return ticked - seen, seen - ticked
