"""A mode and a day for every meeting of a path that is still to come."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from intervisie.planning import Impossible, Span, span
from sessions.forms.texts import PlainField

from ..commands.paths import Placed
from .moments import DayField, TimeField

MODES = (("with", _("with facilitator")), ("without", _("without facilitator")), ("free", _("free to choose")))
PARTS = ("mode", "day", "begin", "end")


@dataclass(frozen=True, slots=True)
class Line:
    """The fields of one meeting, and what there is to know about its day."""

    number: int
    note: str
    mode: BoundField
    day: BoundField
    begin: BoundField
    end: BoundField

    @property
    def own_time(self) -> bool:
        """Whether this meeting has times that differ from those of the path."""
        return bool(self.begin.value() or self.end.value() or self.begin.errors or self.end.errors)


class StopsForm(forms.Form):
    """The meetings by number.

    `usual` are the times of the path, `after` the day of the last one that was held, `known_days` those that they have:
    a day that is over may stay and cannot be chosen.
    """

    seen = forms.CharField(required=False, max_length=2000, widget=forms.HiddenInput)
    keep_as = PlainField(required=False, max_length=60, label=_("Name of this path"))
    for_all = forms.BooleanField(required=False, label=_("Also for the other groups of my organisation"))

    def __init__(self, data: Any, numbers: Sequence[int], *, initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial=initial)
        self.numbers = numbers
        self.usual: tuple[time | None, time | None] = (None, None)
        self.after: tuple[int, date] | None = None
        self.known_days: Mapping[int, date | None] = {}
        self.spans: dict[int, Span] = {}
        for number in numbers:
            select = forms.Select(attrs={"class": "input"})
            self.fields[f"mode-{number}"] = forms.ChoiceField(choices=MODES, label=_("How"), widget=select)
            self.fields[f"day-{number}"] = DayField(required=False, label=_("Day"))
            self.fields[f"begin-{number}"] = TimeField(required=False, label=_("Begin"))
            self.fields[f"end-{number}"] = TimeField(required=False, label=_("End"))

    def lines(self, notes: Mapping[int, str]) -> list[Line]:
        return [Line(n, notes.get(n, ""), *(self[f"{part}-{n}"] for part in PARTS)) for n in self.numbers]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        before = self.after
        for number in self.numbers:
            day = data.get(f"day-{number}")
            if day is None:
                continue
            if before is not None and day <= before[1]:
                late = _("This is not after meeting %(number)s.") % {"number": before[0]}
                self.add_error(f"day-{number}", late)
            elif day < timezone.localdate() and day != self.known_days.get(number):
                self.add_error(f"day-{number}", _("This day is over. Choose one that is still to come."))
            before = (number, day)
            self._place(number, day, data)
        return data

    def _place(self, number: int, day: date, data: Mapping[str, Any]) -> None:
        begin = data.get(f"begin-{number}") or self.usual[0]
        end = data.get(f"end-{number}") or self.usual[1]
        if begin is None or end is None:
            return
        try:
            self.spans[number] = span(day, begin, end, timezone.get_current_timezone())
        except Impossible as refusal:
            self.add_error(f"end-{number}" if end <= begin else f"day-{number}", str(refusal))

    def placed(self) -> list[Placed]:
        """The meetings as they were filled in."""
        return [Placed(n, self.cleaned_data[f"mode-{n}"], self.spans.get(n)) for n in self.numbers]
