"""A theme of a path."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from sessions.forms.texts import PlainField

from ..models import THEME


class ThemeForm(forms.Form):
    """A word or two, on one line."""

    text = PlainField(
        max_length=THEME,
        label=_("What plays?"),
        help_text=_("A word or two, such as “saying no”. No names, and no case."),
        widget=forms.TextInput(attrs={"class": "input"}),
    )
