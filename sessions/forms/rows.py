"""Choosing rows of the database in a form."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

LONGEST = 18  # digits; every database can hold such a number


class RowsField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]  # of whatever rows; no generic at run time
    """Several rows. A number that no row can have is no choice, instead of a mistake of the database."""

    def clean(self, value: Any) -> Any:
        for each in value or ():
            if len(str(each)) > LONGEST and str(each).isdigit():
                problem = self.error_messages["invalid_pk_value"]
                raise ValidationError(problem, code="invalid_pk_value", params={"pk": str(each)[:LONGEST]})
        return super().clean(value)
