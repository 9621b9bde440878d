"""Starting now: what the facilitator chooses before the door opens."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from methods import catalogue
from methods.definitions import Method
from methods.screens import MethodCard, method_screen

from ..commands.opening import Case, Plan
from .planned import LONGEST, SHORTEST
from .texts import PlainField

NO_METHOD = ""
SMALLEST, LARGEST = 2, 12  # chairs
CASES = {"method": "", "second": "second-"}  # the field that picks a case's method, and how its other fields begin


@dataclass(frozen=True, slots=True)
class Question:
    """A variable of a method: its field, and examples to think along with."""

    field: BoundField
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Option:
    """A method that can be chosen for a case, with the fields that only count when it is.

    `minutes` is what the session takes with opening and closing; for a second case what it adds. Whoever has no
    account cannot open the page about the method: not `linked`.
    """

    name: str
    card: MethodCard
    minutes: int
    chosen: bool
    gate: tuple[BoundField, ...]
    questions: tuple[Question, ...]
    linked: bool = True


class StartForm(forms.Form):
    """One or two methods, a title, seats and minutes; with the gate and the variables of every chosen method.

    Fields of a method are called `gate-<slug>-<n>` and `variable-<slug>-<id>`, so that choosing another loses nothing;
    those of a second case begin with `second-`.
    """

    title = PlainField(max_length=120, label=_("Name of the group or session"))
    method = forms.ChoiceField(label=_("Method"), widget=forms.RadioSelect)
    second = forms.ChoiceField(label=_("A second case"), required=False, widget=forms.RadioSelect)
    seats = forms.TypedChoiceField(
        coerce=int,
        choices=[(number, str(number)) for number in range(SMALLEST, LARGEST + 1)],
        initial=6,
        label=_("Chairs in the circle"),
        widget=forms.RadioSelect,
    )
    minutes = forms.IntegerField(min_value=SHORTEST, max_value=LONGEST, initial=90, label=_("Minutes available"))
    first_time = forms.BooleanField(required=False, label=_("This group meets for the first time"))

    def __init__(
        self, data: Any = None, *, initial: dict[str, Any] | None = None, methods: Sequence[Method] | None = None
    ) -> None:
        super().__init__(data, initial=initial)
        self.methods = catalogue.methods() if methods is None else methods
        names = [(method.slug, method.name) for method in self.methods]
        self._choices("method", names)
        self._choices("second", [(NO_METHOD, _("No second case")), *names])
        for case in CASES:
            for method in self.methods:
                self._add_fields(case, method)

    def _choices(self, name: str, choices: list[tuple[str, Any]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  # declared above
        field.choices = choices

    def _add_fields(self, case: str, method: Method) -> None:
        for number, sentence in enumerate(method.gate):
            self.fields[_gate(case, method, number)] = forms.BooleanField(required=False, label=sentence)
        for variable in method.variables:
            self.fields[_variable(case, method, variable.id)] = PlainField(
                required=False, max_length=200, label=variable.label, help_text=variable.help
            )

    def first_options(self) -> tuple[Option, ...]:
        """Every method for the first case, in the order of the gallery."""
        return tuple(self._option("method", method) for method in self.methods)

    def second_options(self) -> tuple[Option, ...]:
        """Every method for a second case."""
        return tuple(self._option("second", method) for method in self.methods)

    def _option(self, case: str, method: Method) -> Option:
        screen = method_screen(method.slug)
        around = screen.around
        return Option(
            name=case,
            card=screen.card,
            minutes=around.total if case == "method" else around.total - around.opening - around.closing,
            chosen=self[case].value() == method.slug,
            gate=tuple(self[_gate(case, method, number)] for number in range(len(method.gate))),
            questions=tuple(
                Question(self[_variable(case, method, each.id)], each.examples) for each in method.variables
            ),
        )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for case in CASES:
            if data.get(case):
                self._check(case, catalogue.method(data[case]), data)
        return data

    def _check(self, case: str, method: Method, data: dict[str, Any]) -> None:
        """Without every tick this method does not start (S3:340, S3:397), nor without what it needs to know."""
        for number in range(len(method.gate)):
            name = _gate(case, method, number)
            if not data.get(name):
                self.add_error(name, _("Check this with the case bringer first, or choose another method."))
        for variable in method.variables:
            name = _variable(case, method, variable.id)
            if variable.required and not data.get(name):
                self.add_error(name, _("This method needs it before the circle begins."))

    @property
    def answers(self) -> str:
        """What is filled in so far, as a query for the page that helps to choose. The title stays here."""
        asked = {"minutes": self["minutes"].value(), "people": self["seats"].value()}
        known = {**asked, "familiarity": "new" if self["first_time"].value() else ""}
        return urlencode({name: value for name, value in known.items() if value})

    def plan(self) -> Plan:
        """The plan to open a session with."""
        data = self.cleaned_data
        return Plan(
            title=data["title"],
            cases=[self.as_case(catalogue.method(data[case]), case) for case in CASES if data[case]],
            seats=data["seats"],
            minutes=data["minutes"],
            first_time=data["first_time"],
        )

    def as_case(self, method: Method, case: str = "method") -> Case:
        """The case round that was chosen, with the variables that were filled in."""
        filled = {each.id: self.cleaned_data[_variable(case, method, each.id)] for each in method.variables}
        return Case(method=method, variables={name: text for name, text in filled.items() if text})


def chosen_before(query: Mapping[str, str]) -> dict[str, object]:
    """What another page sent along in the address, as the form's first values; what does not fit is left out.

    A method comes with the minutes it takes, unless the address says how many there are.
    """
    slug = query.get("method", "")
    found: dict[str, object] = {}
    if slug in {method.slug for method in catalogue.methods()}:
        found = {"method": slug, "minutes": ceil(method_screen(slug).around.total / 5) * 5}
    if _within(query.get("minutes", ""), SHORTEST, LONGEST):
        found["minutes"] = int(query["minutes"])
    if _within(query.get("seats", ""), SMALLEST, LARGEST):
        found["seats"] = int(query["seats"])
    if query.get("first_time"):
        found["first_time"] = True
    return found


def _within(text: str, low: int, high: int) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= 3 and low <= int(text) <= high


def _gate(case: str, method: Method, number: int) -> str:
    return f"{CASES[case]}gate-{method.slug}-{number}"


def _variable(case: str, method: Method, name: str) -> str:
    return f"{CASES[case]}variable-{method.slug}-{name}"
