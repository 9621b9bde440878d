"""Writing an intention down, and what became of it."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from sessions.forms.texts import PlainField

from .commands.intentions import Wanted
from .models import LONGEST, WEEKS

AREA = {"rows": 4}


def _after(weeks: int) -> str:
    return ngettext("After {weeks} week", "After {weeks} weeks", weeks).format(weeks=weeks)


class IntentionForm(forms.Form):
    """On the phone, right after the circle."""

    text = PlainField(
        max_length=LONGEST,
        label=_("What do you want to do with it?"),
        help_text=_("One small thing that you can start with. Nobody else reads it."),
        widget=forms.Textarea(attrs=AREA),
    )
    weeks = forms.TypedChoiceField(
        coerce=int, label=_("When shall we ask what became of it?"), initial=4, widget=forms.RadioSelect
    )
    email = forms.EmailField(
        max_length=254,
        label=_("Your e-mail address"),
        help_text=_("Only for this. It is erased with your intention."),
        widget=forms.EmailInput(attrs={"class": "input", "autocomplete": "email"}),
    )

    def __init__(self, data: object = None) -> None:
        super().__init__(data)  # type: ignore[arg-type]  # a QueryDict or nothing
        field = self.fields["weeks"]
        assert isinstance(field, forms.TypedChoiceField)  # noqa: S101  # declared above
        field.choices = [(weeks, _after(weeks)) for weeks in WEEKS]

    def wanted(self) -> Wanted:
        """What was filled in."""
        data = self.cleaned_data
        return Wanted(data["text"], data["weeks"], data["email"])


class AnswerForm(forms.Form):
    """Behind the link: what became of it."""

    answer = PlainField(
        max_length=LONGEST, label=_("What became of it?"), required=False, widget=forms.Textarea(attrs=AREA)
    )
    with_name = forms.BooleanField(required=False, label=_("With my name"))

    def __init__(self, data: object, answer: str = "", *, with_name: bool = False, shares: bool = False) -> None:
        super().__init__(data, initial={"answer": answer, "with_name": with_name})  # type: ignore[arg-type]  # the same
        if shares:
            self.fields["answer"].required = True
            self.fields["answer"].error_messages["required"] = _("Write a few words for the group first.")
