"""Starting now: what the facilitator chooses before the door opens."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from methods import catalogue
from methods.definitions import Method

from ..commands.opening import Case, Plan

NO_METHOD = ""


class StartForm(forms.Form):
    """One or two methods, a title, seats and minutes; with the gate and the variables of every chosen method.

    Fields of a method are called `gate-<slug>-<n>` and `variable-<slug>-<id>`, so that choosing another loses nothing.
    """

    title = forms.CharField(max_length=120, label=_("Name of the group or session"))
    method = forms.ChoiceField(label=_("Method"), widget=forms.RadioSelect)
    second = forms.ChoiceField(label=_("A second case"), required=False)
    seats = forms.IntegerField(min_value=1, max_value=12, initial=6, label=_("Chairs in the circle"))
    minutes = forms.IntegerField(min_value=15, max_value=480, initial=90, label=_("Minutes available"))
    first_time = forms.BooleanField(required=False, label=_("This group meets for the first time"))

    def __init__(self, data: Any = None, *, initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial=initial)
        self.methods = catalogue.methods()
        names = [(method.slug, method.name) for method in self.methods]
        self._choices("method", names)
        self._choices("second", [(NO_METHOD, _("No second case")), *names])
        for method in self.methods:
            self._add_fields(method)

    def _choices(self, name: str, choices: list[tuple[str, Any]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  # declared above
        field.choices = choices

    def _add_fields(self, method: Method) -> None:
        for number, sentence in enumerate(method.gate):
            self.fields[f"gate-{method.slug}-{number}"] = forms.BooleanField(required=False, label=sentence)
        for variable in method.variables:
            self.fields[f"variable-{method.slug}-{variable.id}"] = forms.CharField(
                required=False, max_length=200, label=variable.label, help_text=variable.help
            )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for method in self._chosen(data):
            self._check_gate(method, data)
            self._check_variables(method, data)
        return data

    def _check_gate(self, method: Method, data: dict[str, Any]) -> None:
        """Without every tick this method does not start (S3:340, S3:397)."""
        for number in range(len(method.gate)):
            name = f"gate-{method.slug}-{number}"
            if not data.get(name):
                self.add_error(name, _("Check this with the case bringer first, or choose another method."))

    def _check_variables(self, method: Method, data: dict[str, Any]) -> None:
        for variable in method.variables:
            name = f"variable-{method.slug}-{variable.id}"
            if variable.required and not data.get(name):
                self.add_error(name, _("This method needs it before the circle begins."))

    def _chosen(self, data: dict[str, Any]) -> Iterator[Method]:
        slugs = [data.get("method"), data.get("second")]
        return (catalogue.method(slug) for slug in dict.fromkeys(slugs) if slug)

    def plan(self) -> Plan:
        """The plan to open a session with."""
        data = self.cleaned_data
        slugs = [slug for slug in (data["method"], data["second"]) if slug]
        return Plan(
            title=data["title"],
            cases=[self._case(catalogue.method(slug)) for slug in slugs],
            seats=data["seats"],
            minutes=data["minutes"],
            first_time=data["first_time"],
        )

    def _case(self, method: Method) -> Case:
        filled = {each.id: self.cleaned_data[f"variable-{method.slug}-{each.id}"] for each in method.variables}
        return Case(method=method, variables={name: text for name, text in filled.items() if text})
