"""Coming in: a code or a scanned key, then a name and the rules."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from ..commands import door
from ..commands.words import clean
from ..errors import DoorClosed, TextMissing, TooManyGuesses
from ..models import Session


class DoorForm(forms.Form):
    """A typed code of six signs, or the key that a scanned QR put into `door`."""

    door = forms.CharField(required=False, max_length=32, widget=forms.HiddenInput)
    code = forms.CharField(required=False, max_length=12, label=_("Code on the screen"))
    session: Session
    wait: int = 0  # seconds until a code is judged again, when too many were wrong

    def __init__(self, data: QueryDict | None, source: str) -> None:
        super().__init__(data)
        self.source = source

    @property
    def is_scanned(self) -> bool:
        return bool(self.cleaned_data.get("door"))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        try:
            self.session = door.find(self.source, code=data.get("code", ""), door_key=data.get("door", ""))
        except DoorClosed as refusal:
            self.add_error("code", str(refusal))
        except TooManyGuesses as refusal:
            self.wait = refusal.seconds
            self.add_error("code", str(refusal))
        return data


class SeatForm(forms.Form):
    """A name as in the room, and the rules. `known` is a name of the group that was tapped instead of typed."""

    known = forms.CharField(required=False, max_length=36)
    name = forms.CharField(
        required=False,
        max_length=36,
        label=_("What is your name?"),
        error_messages={
            "required": _("Fill in a name, as they know you in this circle."),
            "max_length": _("This name is too long: at most %(limit_value)d signs."),
        },
    )
    key = forms.UUIDField(required=False, widget=forms.HiddenInput)
    agrees = forms.BooleanField(
        label=_("I will keep to this"),
        error_messages={"required": _("The circle only works when everybody keeps to this.")},
    )

    def clean(self) -> dict[str, Any]:
        """One name, without signs that nobody sees; nothing but those is no name."""
        data = super().clean() or {}
        if "name" in data:
            try:
                data["name"] = clean(str(data.get("known", "") or data["name"]))
            except TextMissing:
                self.add_error("name", self.fields["name"].error_messages["required"])
        return data

    def visitor(self) -> door.Visitor:
        """Who asks to come in."""
        return door.Visitor(name=self.cleaned_data["name"], key=self.cleaned_data["key"])
