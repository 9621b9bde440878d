"""Where somebody wants the link to the harvest."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class WishForm(forms.Form):
    """One checked address."""

    email = forms.EmailField(
        label=_("Your e-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"class": "input", "autocomplete": "email", "spellcheck": "false"}),
    )


class CodeForm(forms.Form):
    """The six digits that were mailed."""

    code = forms.RegexField(
        r"^\s*\d{3}\s?\d{3}\s*$",
        label=_("The code from the mail"),
        error_messages={"invalid": _("A code has six digits.")},
        widget=forms.TextInput(
            attrs={"class": "input input--code", "inputmode": "numeric", "autocomplete": "one-time-code"}
        ),
    )

    def clean_code(self) -> str:
        return "".join(str(self.cleaned_data["code"]).split())
