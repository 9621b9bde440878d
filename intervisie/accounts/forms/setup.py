"""The set-up page's questions."""

from django import forms
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from ..models import Organisation, User
from ..names import NameField


class SetupForm(forms.Form):
    """The first organisation and the first account: all that a new installation needs."""

    organisation = NameField(label=_("Your organisation"))
    name = NameField(label=_("Your name"), widget=forms.TextInput(attrs={"autocomplete": "name"}))
    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("You sign in with it: you get a code by e-mail."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    @transaction.atomic
    def save(self) -> User:
        """Make the organisation and its first user, who has every role."""
        answers = self.cleaned_data
        organisation = Organisation.objects.create(name=answers["organisation"])
        return User.objects.create_user(
            answers["email"],
            name=answers["name"],
            organisation=organisation,
            is_facilitator=True,
            is_coordinator=True,
            is_manager=True,
        )
