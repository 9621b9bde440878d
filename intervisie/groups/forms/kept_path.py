"""The name of a path that was kept."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sessions.forms.texts import PlainField

from ..models import PathTemplate


class KeptPathForm(forms.Form):
    """One path on a page with several: each has fields with ids of its own."""

    name = PlainField(max_length=60, label=_("Name of this path"), widget=forms.TextInput(attrs={"class": "input"}))

    def __init__(self, path: PathTemplate, data: Any = None) -> None:
        super().__init__(data, initial={"name": path.name}, auto_id=f"id_{path.pk}_%s")
        self.path = path
