"""The plan of one meeting as a form: when, where, what about, with which methods and cases."""

from __future__ import annotations

import json
from datetime import time
from typing import Any

from django import forms
from django.forms import BoundField
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from intervisie.planning import Impossible, Span, span
from methods import catalogue
from sessions.forms.rows import RowsField
from sessions.forms.texts import PlainField

from ..commands.plans import Wanted
from ..models import Case, LaidPath, Meeting
from .moments import DayField, TimeField

QUESTIONS = (
    ("problem", _("A concrete problem")),
    ("share", _("The own share in it")),
    ("incident", _("A moment that stayed")),
    ("meaning", _("The larger question behind it")),
)
SAFETIES = (
    ("unsure", _("Not sure")),
    ("growing", _("It grows")),
    ("safe", _("Safe enough to be open")),
)
HIDDEN = ("version", "base")
COFFEES = {"coffee_before": "before", "coffee_after": "after"}


class PlanForm(forms.Form):
    """Everything but the agenda, which is changed with buttons (`forms.acts`).

    `base` is what stood in the fields when the page was made, so that a page that is behind knows what was typed on it.
    """

    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    base = forms.CharField(required=False, max_length=4000, widget=forms.HiddenInput)
    day = DayField(required=False, label=_("Day"))
    begin = TimeField(required=False, label=_("Begin"))
    end = TimeField(required=False, label=_("End"))
    online = forms.ChoiceField(
        required=False,
        choices=(("room", _("In one room")), ("online", _("Online"))),
        label=_("How do you meet?"),
        widget=forms.RadioSelect,
    )
    place = PlainField(required=False, max_length=200, label=_("Place"))
    cases = RowsField(Case.objects.none(), required=False, label=_("Which cases?"))
    question = forms.ChoiceField(
        required=False, choices=QUESTIONS, label=_("What is it about?"), widget=forms.RadioSelect
    )
    safety = forms.ChoiceField(required=False, choices=SAFETIES, label=_("How safe is it?"), widget=forms.RadioSelect)
    method = forms.ChoiceField(required=False, label=_("Method"), widget=forms.RadioSelect)
    second = forms.ChoiceField(required=False, label=_("A second case"), widget=forms.Select(attrs={"class": "input"}))
    coffee_before = forms.BooleanField(required=False, label=_("Coffee and tea before"))
    coffee_after = forms.BooleanField(required=False, label=_("Coffee or lunch after"))
    after = forms.ChoiceField(
        required=False, label=_("After which part?"), widget=forms.Select(attrs={"class": "input"})
    )
    title = PlainField(required=False, max_length=60, label=_("What is it called?"))

    def __init__(self, data: Any, meeting: Meeting, picked: str = "") -> None:
        """`picked` is the method that comes along from the chooser; what is no method is let go."""
        known = _known(meeting)
        known["base"] = json.dumps(_sent(known))
        self.brings_along = picked in {method.slug for method in catalogue.methods()} - {known["method"]}
        super().__init__(data, initial=known | ({"method": picked} if self.brings_along else {}))
        self.span: Span | None = None
        self.known_day = meeting.day
        names = [(method.slug, method.name) for method in catalogue.methods()]
        blocks = [each for each in (meeting.agenda or {}).get("blocks", ()) if each["outside"] != "after"]
        self._choices("method", names)
        self._choices("second", [("", _("No second case")), *names])
        self._choices("after", [("", _("At the very start")), *((each["id"], each["title"]) for each in blocks)])
        field = self.fields["cases"]
        assert isinstance(field, forms.ModelMultipleChoiceField)  # noqa: S101  # declared above
        field.queryset = meeting.group.cases.waiting().shared().select_related("member")

    def _choices(self, name: str, choices: list[tuple[str, Any]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  # declared above
        field.choices = choices

    @property
    def when(self) -> list[BoundField]:
        return [self[name] for name in ("day", "begin", "end")]

    @property
    def picked_cases(self) -> list[tuple[Case, bool]]:
        """The cases that are shared and not told yet, with whether they come to this meeting."""
        field = self.fields["cases"]
        assert isinstance(field, forms.ModelMultipleChoiceField)  # noqa: S101  # declared above
        chosen = {str(value) for value in self["cases"].value() or ()}
        return [(case, str(case.pk) in chosen) for case in field.queryset or ()]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("second") and not data.get("method") and "method" not in self.errors:
            self.add_error("method", _("Choose the method of the first case too."))
        if not {"day", "begin", "end"} & set(self.errors):
            self._place(data)
        return data

    def _place(self, data: dict[str, Any]) -> None:
        day, begin, end = data.get("day"), data.get("begin"), data.get("end")
        if day is None:
            return
        for name, value in (("begin", begin), ("end", end)):
            if value is None:
                self.add_error(name, _("Fill in a time as well."))
        if begin is None or end is None:
            return
        if day < timezone.localdate() and day != self.known_day:
            self.add_error("day", _("This day is over. Choose one that is still to come."))
            return
        try:
            self.span = span(day, begin, end, timezone.get_current_timezone())
        except Impossible as refusal:
            self.add_error("end" if end <= begin else "day", str(refusal))

    def wanted(self) -> Wanted:
        """The plan as it was filled in."""
        data = self.cleaned_data
        return Wanted(
            span=self.span,
            place=data["place"],
            online=data["online"] == "online",
            question=data["question"],
            safety=data["safety"],
            chosen=tuple(slug for slug in (data["method"], data["second"]) if slug),
            cases=tuple(data["cases"]),
            coffee_before=data["coffee_before"],
            coffee_after=data["coffee_after"],
        )


def _known(meeting: Meeting) -> dict[str, Any]:
    """What is planned already; a meeting without a day begins with the times of its path."""
    chosen = [*meeting.chosen, "", ""]
    outside = {each["outside"] for each in (meeting.agenda or {}).get("blocks", ())}
    begin, end = _times(meeting)
    return {
        "version": meeting.version,
        "day": meeting.day,
        "begin": begin,
        "end": end,
        "online": "online" if meeting.online else "room",
        "place": meeting.place,
        "cases": list(meeting.cases.values_list("pk", flat=True)) if meeting.pk else [],
        "question": meeting.question,
        "safety": meeting.safety,
        "method": chosen[0],
        "second": chosen[1],
    } | {name: side in outside for name, side in COFFEES.items()}


def over(data: QueryDict, now: Meeting) -> QueryDict:
    """The posted form over the plan of now: a field that nobody touched on this page follows what is kept."""
    again, sent, base = data.copy(), _sent(_known(now)), _read(data.get("base", ""))
    for name, values in sent.items():
        if name in base and [value for value in data.getlist(name) if value] == base[name]:
            again.setlist(name, values)
    again["version"], again["base"] = str(now.version), json.dumps(sent)
    return again


def _sent(known: dict[str, Any]) -> dict[str, list[str]]:
    """What a browser sends of these values when nobody touches them; empty ones left out."""
    return {name: [_as_typed(each) for each in _listed(value)] for name, value in known.items() if name not in HIDDEN}


def _listed(value: Any) -> list[Any]:
    many = value if isinstance(value, list) else [value]
    return [each for each in many if each not in (None, "", False)]


def _as_typed(value: Any) -> str:
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return "on" if value is True else str(value)


def _read(text: str) -> dict[str, Any]:
    """What a page said of itself; nothing when that cannot be read."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _times(meeting: Meeting) -> tuple[time | None, time | None]:
    if meeting.begins_at and meeting.ends_at:
        return timezone.localtime(meeting.begins_at).time(), timezone.localtime(meeting.ends_at).time()
    laid = LaidPath.objects.filter(group=meeting.group).first()
    return (laid.begins, laid.ends) if laid else (None, None)
