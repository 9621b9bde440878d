"""What people tell about a coming session. No answer is required, and a wrong one leaves the others standing."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from methods import catalogue
from methods.choosing import Situation
from methods.comparing import Planned

SKIP = ("", _("Skip"))
MOST, LEAST = 3, 2  # methods side by side


class ForAPlan(forms.Form):
    """A form whose answers may be for a meeting that is being planned: its address says which."""

    group = forms.UUIDField(required=False, widget=forms.HiddenInput)
    meeting = forms.IntegerField(required=False, min_value=1, max_value=99, widget=forms.HiddenInput)

    def plan(self) -> Planned | None:
        """The meeting for which somebody chooses, when the plan of one sent them here."""
        if not self.is_bound:
            return None
        self.is_valid()
        group, meeting = self.cleaned_data.get("group"), self.cleaned_data.get("meeting")
        return Planned(group, meeting) if group and meeting else None


class SituationForm(ForAPlan):
    """A plain form whose answers stand in the address of the page; so does the meeting that it is asked for."""

    question = forms.ChoiceField(
        required=False,
        label=_("What is it about?"),
        widget=forms.RadioSelect,
        choices=[
            ("problem", _("A concrete problem")),
            ("share", _("The own share in it")),
            ("incident", _("A moment that stayed")),
            ("meaning", _("The larger question behind it")),
            ("unknown", _("I do not know yet")),
        ],
    )
    minutes = forms.IntegerField(
        required=False,
        min_value=15,
        max_value=480,
        label=_("Minutes there are"),
        help_text=_("For everything, with opening and closing."),
    )
    people = forms.IntegerField(
        required=False,
        min_value=2,
        max_value=20,
        label=_("People in the circle"),
        help_text=_("Without the facilitator."),
    )
    familiarity = forms.ChoiceField(
        required=False,
        label=_("How well do they know each other?"),
        widget=forms.RadioSelect,
        choices=[SKIP, ("new", _("First time together")), ("some", _("A little")), ("well", _("For some time"))],
    )
    safety = forms.ChoiceField(
        required=False,
        label=_("How safe is it?"),
        widget=forms.RadioSelect,
        choices=[SKIP, ("unsure", _("Not sure")), ("growing", _("It grows")), ("safe", _("Safe enough to be open"))],
    )
    experience = forms.ChoiceField(
        required=False,
        label=_("How much experience is there?"),
        widget=forms.RadioSelect,
        choices=[SKIP, ("none", _("None yet")), ("some", _("Some")), ("much", _("A lot"))],
    )
    guide = forms.ChoiceField(
        required=False,
        label=_("Who guides?"),
        widget=forms.RadioSelect,
        choices=[SKIP, ("with", _("A facilitator")), ("without", _("The group itself"))],
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self.use_required_attribute = False

    def situation(self) -> Situation:
        """What was answered so far; what is no answer counts as not known."""
        self.is_valid()
        names = {field.name for field in fields(Situation)}
        return Situation(**{name: value for name, value in self.cleaned_data.items() if value and name in names})


class CompareForm(ForAPlan):
    """Two or three methods to lay side by side."""

    method = forms.MultipleChoiceField(
        label=_("Which methods?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Choose two or three methods to lay side by side."),
            "invalid_choice": _("There is no such method. Choose two or three of these."),
        },
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        field = self.fields["method"]
        assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101  # declared above
        field.choices = [(method.slug, method.name) for method in catalogue.methods()]

    def clean_method(self) -> tuple[str, ...]:
        """The slugs without doubles, in the order they were asked for. Refuses one, and more than three."""
        slugs = tuple(dict.fromkeys(self.cleaned_data["method"]))
        if not LEAST <= len(slugs) <= MOST:
            raise forms.ValidationError(_("Choose two or three methods to lay side by side."))
        return slugs

    def slugs(self) -> tuple[str, ...]:
        """The methods to compare; none while the choice is not two or three known ones."""
        return self.cleaned_data["method"] if self.is_valid() else ()
