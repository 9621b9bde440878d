"""Days and times as people type them. The browser offers its calendar; what it cannot read comes back as it was."""

from __future__ import annotations

import re
from datetime import date, time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from intervisie.planning import Impossible, day_of

_TIME = re.compile(r"(?a)(\d{1,2})[:.](\d{2})(?::00)?")


class _Offered(forms.TextInput):
    """An input of a type that the browser helps with, as long as it can read what stands in it."""

    def __init__(self, kind: str, readable: str, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs)
        self.kind, self.readable = kind, re.compile(readable)

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        written = context["widget"]["value"] or ""
        context["widget"]["type"] = self.kind if not written or self.readable.fullmatch(written) else "text"
        return context


class DayField(forms.Field):
    """A day; an impossible one is refused with its sentence."""

    def __init__(self, **options: Any) -> None:
        super().__init__(widget=_Offered("date", r"\d{4}-\d\d-\d\d"), **options)

    def to_python(self, value: Any) -> Any:
        if isinstance(value, date) or value in self.empty_values:
            return value or None
        try:
            return day_of(str(value))
        except Impossible as refusal:
            raise forms.ValidationError(str(refusal)) from refusal

    def prepare_value(self, value: Any) -> Any:
        return value.isoformat() if isinstance(value, date) else value


class TimeField(forms.Field):
    """A time of the day."""

    def __init__(self, **options: Any) -> None:
        super().__init__(widget=_Offered("time", r"\d\d:\d\d"), **options)

    def to_python(self, value: Any) -> Any:
        if isinstance(value, time) or value in self.empty_values:
            return value or None
        found = _TIME.fullmatch(str(value).strip())
        if not found or int(found[1]) > 23 or int(found[2]) > 59:
            raise forms.ValidationError(_("Write a time as 13:30."))
        return time(int(found[1]), int(found[2]))

    def prepare_value(self, value: Any) -> Any:
        return value.strftime("%H:%M") if isinstance(value, time) else value
