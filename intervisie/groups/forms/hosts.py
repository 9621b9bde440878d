"""Who hosts the meetings without a facilitator."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from intervisie.planning import rota
from methods import catalogue

from ..models import Group, Meeting, Mode


@dataclass(frozen=True, slots=True)
class HostLine:
    """A meeting to come without a facilitator; `is_kept` when its host was chosen before."""

    number: int
    day: date | None
    field: BoundField
    is_kept: bool


class HostsForm(forms.Form):
    """A host for each of them. Where nobody was chosen, the rota proposes who did it least often."""

    def __init__(self, data: Any, group: Group) -> None:
        self.circle = list(group.circle())
        self.coming = list(group.meetings.open().filter(mode=Mode.WITHOUT))
        before = [each.host_id for each in group.meetings.held() if each.host_id]
        kept = {each.number: each.host_id for each in self.coming}
        proposed = rota([member.pk for member in self.circle], before, kept)
        hosts = {number: host or proposed.get(number) for number, host in kept.items()}
        super().__init__(data, initial={f"host-{number}": host for number, host in hosts.items()})
        people = [("", _("nobody yet")), *((str(member.pk), member.name) for member in self.circle)]
        for each in self.coming:
            select = forms.Select(attrs={"class": "input"})
            self.fields[f"host-{each.number}"] = forms.TypedChoiceField(
                choices=people, required=False, coerce=int, empty_value=None, label=_("Who hosts?"), widget=select
            )

    def lines(self) -> Iterator[HostLine]:
        for each in self.coming:
            yield HostLine(each.number, each.day, self[f"host-{each.number}"], is_kept=each.host_id is not None)

    def hosts(self) -> dict[int, int | None]:
        return {each.number: self.cleaned_data[f"host-{each.number}"] for each in self.coming}


class HostLinkForm(forms.Form):
    """Before a link is made: what the planned methods want to be checked (S3:340, S3:397), by who guides the group."""

    def __init__(self, data: Any, meeting: Meeting) -> None:
        super().__init__(data)
        known = {method.slug: method for method in catalogue.methods()}
        self.gated = [known[slug] for slug in dict.fromkeys(meeting.chosen) if slug in known and known[slug].gate]
        for method in self.gated:
            for number, sentence in enumerate(method.gate):
                self.fields[f"gate-{method.slug}-{number}"] = forms.BooleanField(
                    label=sentence,
                    initial=method.slug in meeting.cleared,
                    error_messages={"required": _("Check this with the case bringer first, or plan another method.")},
                )

    @property
    def cleared(self) -> list[str]:
        """The methods that were checked."""
        return [method.slug for method in self.gated]
