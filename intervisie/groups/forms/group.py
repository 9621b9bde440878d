"""A group: what it is for and who guides it."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from intervisie.accounts.models import User
from sessions.forms.rows import RowsField
from sessions.forms.texts import PlainField

from ..commands.groups import Description, described
from ..models import Familiarity, Group

AREA = {"rows": 3}


class GroupForm(forms.Form):
    """The description of a group."""

    seen = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)
    name = PlainField(max_length=120, label=_("Name of the group"))
    purpose = PlainField(
        required=False,
        max_length=600,
        label=_("What does the group want to learn or improve?"),
        widget=forms.Textarea(attrs=AREA),
    )
    field = PlainField(
        required=False,
        max_length=120,
        label=_("Region or field of work"),
        help_text=_("People from one field of work need fewer words to understand each other."),
    )
    familiarity = forms.ChoiceField(
        choices=Familiarity.choices,
        initial=Familiarity.ANY,
        label=_("How well do they know each other?"),
        help_text=_("Some methods ask for a group that knows each other."),
        widget=forms.RadioSelect,
    )
    notes = PlainField(
        required=False,
        max_length=4000,
        label=_("Notes for yourself"),
        help_text=_("Only who guides this group reads this. It never comes on a screen in the room."),
        widget=forms.Textarea(attrs=AREA),
    )

    @classmethod
    def of(cls, group: Group) -> GroupForm:
        """The form with what is known of this group."""
        now = described(group)
        return cls(initial=asdict(now) | {"seen": now.mark})

    def over(self, group: Group) -> GroupForm:
        """What was filled in, over the description of now."""
        return GroupForm(self.cleaned_data | {"seen": described(group).mark})

    def description(self) -> Description:
        return Description(**{name: value for name, value in self.cleaned_data.items() if name != "seen"})


class FacilitatorsForm(forms.Form):
    """Who guides the group, and who beside them: colleagues who are facilitators."""

    facilitator = forms.ModelChoiceField(
        User.objects.none(),
        label=_("Guides this group"),
        empty_label=None,
        widget=forms.Select(attrs={"class": "input"}),
    )
    others = RowsField(
        User.objects.none(),
        required=False,
        label=_("Also guides this group"),
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, data: Any, user: User, group: Group) -> None:
        super().__init__(data, initial={"facilitator": group.facilitator_id, "others": group.co_facilitators.all()})
        colleagues = User.objects.for_user(user).filter(is_facilitator=True, is_active=True).order_by("name", "pk")
        for name in ("facilitator", "others"):
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  # declared above
            field.queryset = colleagues
