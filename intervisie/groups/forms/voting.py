"""Between which cases the group chooses, and what a member chooses."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from sessions.forms.rows import RowsField

from ..models import Candidate, Case


class VoteForm(forms.Form):
    """The facilitator's choice of what can be chosen; all of them when nothing was taken away."""

    cases = RowsField(Case.objects.none(), label=_("Between which cases?"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, data: Any, cases: QuerySet[Case]) -> None:
        super().__init__(data)
        field = self.fields["cases"]
        assert isinstance(field, forms.ModelMultipleChoiceField)  # noqa: S101  # declared above
        field.queryset = cases


class BallotForm(forms.Form):
    """One case of those that can be chosen."""

    candidate = forms.ModelChoiceField(
        Candidate.objects.none(), error_messages={"required": _("Choose one."), "invalid_choice": _("Choose one.")}
    )

    def __init__(self, data: Any, meeting: int) -> None:
        super().__init__(data)
        field = self.fields["candidate"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  # declared above
        field.queryset = Candidate.objects.filter(vote__meeting=meeting)
