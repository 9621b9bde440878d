"""The rhythm of a path: which path, from which day, how far apart, and the weeks in which nobody meets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from intervisie.planning import TEN, Closed, Impossible, Template, span
from sessions.forms.texts import PlainField

from ..models import Group, PathTemplate
from .moments import DayField, TimeField

STRETCHES, SPARE = 12, 2  # closed weeks, and how many empty lines are offered
LONGEST = 366  # days of one of them
PARTS = ("first", "last", "name")


class RhythmForm(forms.Form):
    """When the group meets: from which day, from when to when, and how many weeks apart."""

    template = forms.ChoiceField(label=_("Which path"), widget=forms.Select(attrs={"class": "input"}))
    first = DayField(label=_("First day"))
    begin = TimeField(label=_("Begin"))
    end = TimeField(label=_("End"))
    weeks = forms.IntegerField(min_value=1, max_value=26, label=_("Weeks between two meetings"))

    def __init__(self, data: Any, group: Group, *, initial: dict[str, Any]) -> None:
        super().__init__(data, initial=initial)
        kept = list(PathTemplate.objects.for_group(group))
        self.templates = {"ten": TEN} | {str(each.pk): each.template() for each in kept}
        field = self.fields["template"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  # declared above
        field.choices = [("ten", _("The path of ten meetings")), *((str(each.pk), _called(each)) for each in kept)]

    def chosen(self) -> Template:
        return self.templates[self.cleaned_data["template"]]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if all(data.get(name) for name in ("first", "begin", "end")):
            try:
                span(data["first"], data["begin"], data["end"], timezone.get_current_timezone())
            except Impossible as refusal:
                self.add_error("end" if data["end"] <= data["begin"] else "begin", str(refusal))
        return data


def _called(kept: PathTemplate) -> str:
    """Another path may have the same name for everybody."""
    return kept.name if kept.group_id is None else gettext("{name} (this group only)").format(name=kept.name)


@dataclass(frozen=True, slots=True)
class Stretch:
    """The fields of one line of closed weeks."""

    first: BoundField
    last: BoundField
    name: BoundField


class ClosedForm(forms.Form):
    """What no calendar knows: a first day, a last one, and a name."""

    def __init__(self, data: Any, closed: Sequence[Closed] = ()) -> None:
        known = {f"closed-{n}-{part}": getattr(each, part) for n, each in enumerate(closed) for part in PARTS}
        super().__init__(data, initial=known)
        self.count = min(STRETCHES, (len(closed) if data is None else _filled(data)) + SPARE)
        for number in range(self.count):
            self.fields[f"closed-{number}-first"] = DayField(required=False, label=_("From"))
            self.fields[f"closed-{number}-last"] = DayField(required=False, label=_("Up to and including"))
            self.fields[f"closed-{number}-name"] = PlainField(required=False, max_length=60, label=_("Name"))

    @property
    def in_use(self) -> bool:
        return self.count > SPARE or bool(self.errors)

    def lines(self) -> Iterator[Stretch]:
        for number in range(self.count):
            yield Stretch(*(self[f"closed-{number}-{part}"] for part in PARTS))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for number in range(self.count):
            self._check(number, *(data.get(f"closed-{number}-{part}") for part in PARTS))
        return data

    def _check(self, number: int, first: date | None, last: date | None, name: str | None) -> None:
        begin, end = f"closed-{number}-first", f"closed-{number}-last"
        if first is None:
            if (last or name) and begin not in self.errors:
                self.add_error(begin, _("From which day?"))
        elif last is not None and last < first:
            self.add_error(end, _("This is before the first day."))
        elif last is not None and (last - first).days > LONGEST:
            self.add_error(end, _("This is longer than a year."))

    def closed(self) -> tuple[Closed, ...]:
        """The stretches that were filled in; without a last day it is one day."""
        data = self.cleaned_data
        lines = [[data.get(f"closed-{number}-{part}") for part in PARTS] for number in range(self.count)]
        return tuple(Closed(first, last or first, name or gettext("Closed")) for first, last, name in lines if first)


def _filled(data: Any) -> int:
    """How many lines stand in a posted form, up to the last that is not empty."""
    used = [n for n in range(STRETCHES) if any(data.get(f"closed-{n}-{part}") for part in PARTS)]
    return max(used, default=-1) + 1
