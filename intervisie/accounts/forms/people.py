"""Inviting a colleague, choosing roles, and making an account from an invitation."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from ..models import Roles
from ..names import NameField


class RolesForm(forms.Form):
    """What somebody does here."""

    facilitator = forms.BooleanField(label=_("Facilitator: leads sessions"), required=False)
    coordinator = forms.BooleanField(label=_("Coordinator: keeps the groups together"), required=False)
    manager = forms.BooleanField(label=_("Manager: people and settings"), required=False)

    def roles(self) -> Roles:
        """The roles that were ticked."""
        return Roles(**{name: self.cleaned_data[name] for name in ("facilitator", "coordinator", "manager")})


class InviteForm(RolesForm):
    """Who is invited, and with which roles."""

    email = forms.EmailField(
        label=_("E-mail address of your colleague"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    field_order = ["email", "facilitator", "coordinator", "manager"]


class AcceptForm(forms.Form):
    """The name of who was invited."""

    name = NameField(label=_("Your name"), widget=forms.TextInput(attrs={"autocomplete": "name"}))
