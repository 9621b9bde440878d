"""A second case while the session runs: its method, with the same gate and variables as at the start."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from methods import catalogue

from ..commands.opening import Case
from .start import StartForm

ONLY_AT_THE_START = ("title", "method", "seats", "minutes", "first_time")


class CaseForm(StartForm):
    """The second case of the start form, on its own."""

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        for name in ONLY_AT_THE_START:
            del self.fields[name]
        self.fields["second"].required = True
        self.fields["second"].error_messages["required"] = _("Choose a method for the second case.")

    def case(self) -> Case:
        """The case round to add."""
        return self.as_case(catalogue.method(self.cleaned_data["second"]), "second")
