"""Names as they are kept: one line, without signs that nobody sees. They stand in lists, in mail and in headers."""

from __future__ import annotations

import unicodedata
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

UNSEEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}  # control signs, signs that turn a line around, ends of lines
KEPT = {"\u200d"}  # joins signs of some scripts, and of emoji


def one_line(text: str) -> str:
    """The text without what could begin another line or turn this one around, and with single spaces."""
    normal = unicodedata.normalize("NFC", text)
    seen = "".join(sign if unicodedata.category(sign) not in UNSEEN or sign in KEPT else " " for sign in normal)
    return " ".join(seen.split())


class NameField(forms.CharField):
    """A name of somebody or something, of at most 120 signs."""

    default_error_messages = {
        "null_characters_not_allowed": _(
            "There is a sign in this text that cannot be kept. Take it out and try again."
        ),
    }

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"max_length": 120} | options)

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        return one_line(text) if text and "\x00" not in text else text
