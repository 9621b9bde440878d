"""The settings of an organisation, checked at the field."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from ..colours import is_colour, is_readable, nearest
from ..commands.organisation import Settings
from ..models import Evaluation, Organisation, Word
from ..names import NameField
from ..pictures import NotAPicture, redrawn


class OrganisationForm(forms.Form):
    """What a manager decides. `take` brings the tint that was offered instead of a colour that is too light."""

    name = NameField(label=_("Name of the organisation"))
    facilitator_word = forms.ChoiceField(
        label=_("What do you call who leads a session?"), choices=Word.choices, widget=forms.RadioSelect
    )
    colour = forms.CharField(
        label=_("Your colour"),
        help_text=_("Six signs after a #, as in #0b544f. Empty is the colour of Intervisie."),
        required=False,
        max_length=7,
    )
    keep_days = forms.IntegerField(
        label=_("For how many days do the texts of a session stay?"),
        help_text=_("From 1 to 90. Fewer days count at once. More days count for new sessions only."),
        min_value=1,
        max_value=90,
    )
    evaluation = forms.ChoiceField(
        label=_("When do groups look back at how it goes?"), choices=Evaluation.choices, widget=forms.RadioSelect
    )
    second_step = forms.BooleanField(label=_("Everybody signs in with a second step"), required=False)
    take = forms.CharField(required=False, max_length=7, widget=forms.HiddenInput)

    tint = ""  # what is offered instead of a colour that is too light

    @classmethod
    def of(cls, organisation: Organisation) -> OrganisationForm:
        """The form as it is filled in now."""
        return cls(initial={name: getattr(organisation, name) for name in Settings.__slots__})

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        colour = (data.get("take") or data.get("colour") or "").lower()
        data["colour"] = colour
        if colour and not is_colour(colour):
            self.add_error("colour", _("Write a colour as six signs after a #, for example #0b544f."))
        elif colour and not is_readable(colour):
            self.tint = nearest(colour)
            self.add_error("colour", _("Texts in this colour are hard to read. A darker tint of it works."))
        return data

    def settings(self) -> Settings:
        """What was decided."""
        return Settings(**{name: self.cleaned_data[name] for name in Settings.__slots__})


class LogoForm(forms.Form):
    """A picture, which is drawn anew before it is kept."""

    logo = forms.FileField(
        label=_("Logo"),
        help_text=_("A PNG, JPEG or WebP of at most 48 kB."),
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg,image/webp", "class": "input"}),
    )

    def clean_logo(self) -> bytes:
        file: UploadedFile[bytes] = self.cleaned_data["logo"]
        try:
            return redrawn(file.read())
        except NotAPicture as problem:
            raise ValidationError(_("This is not a PNG, JPEG or WebP of at most 48 kB.")) from problem
