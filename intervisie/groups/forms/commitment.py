"""Who commits to the whole path (S1:27)."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ..models import Group, Member


class CommitmentForm(forms.Form):
    """A tick for everybody in the circle."""

    committed = forms.ModelMultipleChoiceField(
        Member.objects.none(),
        required=False,
        label=_("Who comes to the whole path?"),
        help_text=_("Ask it aloud, and tick who said yes. A group grows because the same people come back."),
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, data: Any, group: Group) -> None:
        circle = group.circle()
        super().__init__(data, initial={"committed": [member.pk for member in circle if member.committed_at]})
        field = self.fields["committed"]
        assert isinstance(field, forms.ModelMultipleChoiceField)  # noqa: S101  # declared above
        field.queryset = circle

    def members(self) -> set[int]:
        return {member.pk for member in self.cleaned_data["committed"]}
