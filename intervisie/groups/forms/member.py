"""People of a group: one at a time, or a pasted list."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sessions.forms.texts import PlainField

from ..commands.members import MOST, Person
from ..errors import GroupFull
from .pasting import Pasted, read

LONGEST_LIST = 50_000  # signs; a body of a form is 64 kB at most


class MemberForm(forms.Form):
    """One person. `seen` is the mark of how somebody was written down when the page was made; empty for a new one."""

    seen = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)
    name = PlainField(max_length=120, label=_("Name"), widget=forms.TextInput(attrs={"autocomplete": "off"}))
    email = forms.EmailField(
        required=False,
        max_length=254,
        label=_("E-mail address (not required)"),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    leads_others = forms.BooleanField(required=False, label=_("Is the manager of others in this group"))

    @classmethod
    def of(cls, known: Person) -> MemberForm:
        """The form with what is known of this person."""
        return cls(initial=asdict(known) | {"seen": known.mark})

    def over(self, known: Person) -> MemberForm:
        """What was filled in, over what is known now."""
        return MemberForm(self.cleaned_data | {"seen": known.mark})

    def person(self) -> Person:
        data = self.cleaned_data
        return Person(" ".join(data["name"].split()), data["email"].lower(), data["leads_others"])


class PasteForm(forms.Form):
    """A list of people as it was copied from a mail, a table or Outlook."""

    people = forms.CharField(
        max_length=LONGEST_LIST,
        label=_("Names, and addresses if you have them"),
        help_text=_("One person on a line, or as Outlook gives them, with semicolons in between."),
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false"}),
        error_messages={"required": _("Paste at least one name.")},
    )
    pasted: Pasted | None = None

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if "people" in data:
            self.pasted = read(data["people"])
            if self.pasted.faults:
                self.add_error("people", _("Not every line could be read. Nobody was added yet."))
            elif not self.pasted.people:
                self.add_error("people", _("Paste at least one name."))
            elif len(self.pasted.people) > MOST:
                self.add_error("people", str(GroupFull()))
        return data
