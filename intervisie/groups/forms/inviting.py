"""Inviting: how long before the meeting people are reminded."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

DAYS = [(0, _("no reminder")), (1, _("1 day before")), (2, _("2 days before")), (7, _("a week before"))]


class InvitingForm(forms.Form):
    """When a reminder goes out."""

    remind_days = forms.TypedChoiceField(
        choices=DAYS, coerce=int, label=_("Reminder"), widget=forms.Select(attrs={"class": "input"})
    )
