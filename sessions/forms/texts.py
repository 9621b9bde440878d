"""Texts from the room: cards, lines, corrections and notes."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from methods import definitions

from ..activities.write import Typed
from ..commands.cards import Draft
from ..commands.words import plain
from ..models import CARD_LENGTH, Activity, Share

TOO_LONG = _("This is too long for one card: at most %(limit_value)d signs.")
EMPTY = _("Write something first. One sentence is enough.")
UNREADABLE = _("There is a sign in this text that cannot be kept. Take it out and send it again.")


class CardField(forms.CharField):
    """A text of a card. A line that ends is one sign, as the browser counts it."""

    def to_python(self, value: Any) -> Any:
        return super().to_python(value.replace("\r\n", "\n") if isinstance(value, str) else value)


class PlainField(forms.CharField):
    """A title or a name: kept without signs that nobody sees."""

    default_error_messages = {"null_characters_not_allowed": UNREADABLE}

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        return plain(text) if text and "\x00" not in text else text


def text_field(*, required: bool = True) -> forms.CharField:
    return CardField(
        max_length=CARD_LENGTH,
        required=required,
        strip=True,
        error_messages={"max_length": TOO_LONG, "required": EMPTY, "null_characters_not_allowed": UNREADABLE},
    )


class KeyedForm(forms.Form):
    """A form with the key that makes sending it twice harmless."""

    key = forms.UUIDField(widget=forms.HiddenInput)


class TextForm(forms.Form):
    """New words for a card."""

    text = text_field()


class LineForm(KeyedForm):
    """A line for a flip-over sheet."""

    text = text_field()


class ShareForm(forms.Form):
    """Where a text may go."""

    share = forms.ChoiceField(choices=Share.choices)


class WriteForm(KeyedForm):
    """Everything one phone can write at once: `text-<prompt>-<number>` fields and, where offered, a choice to share.

    `ready` says that the seat has finished; then nothing needs to be added by somebody who `has_written` before.
    """

    share = forms.ChoiceField(choices=Share.choices, required=False)
    ready = forms.BooleanField(required=False)

    def __init__(self, data: Any, activity: Activity, *, has_written: bool = False) -> None:
        super().__init__(data)
        self.has_written = has_written
        script = activity.definition
        self.prompts = [prompt.id for prompt in script.prompts] if isinstance(script, definitions.Write) else []
        for name in data:
            if self.prompt_of(name):
                self.fields[name] = text_field(required=False)

    def prompt_of(self, name: str) -> str:
        """The prompt that a field name belongs to; empty for any other field."""
        _text, _dash, rest = name.partition("text-")
        prompt, _dash, number = rest.rpartition("-")
        return prompt if prompt in self.prompts and number.isdecimal() and len(number) < 3 else ""

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        may_be_empty = self.has_written and data.get("ready")
        if not self.errors and not may_be_empty and not self.drafts():
            name = next((each for each in self.fields if self.prompt_of(each)), None)
            self.add_error(name, EMPTY)
        return data

    def refused(self) -> Typed:
        """What was typed and what is wrong with it, field by field, for the screen that comes back."""
        names = [name for name in self.fields if self.prompt_of(name)]
        share = self.data.get("share", "")
        return Typed(
            texts={name: self.data.get(name, "") for name in names},
            errors={name: str(self.errors[name][0]) for name in names if name in self.errors},
            key=str(self.data.get("key", "")),
            share=share if share in Share.values else "",
        )

    def drafts(self) -> list[Draft]:
        """One draft per filled field; each has its own key, always the same for the same form."""
        data = self.cleaned_data
        share = Share(data.get("share") or Share.UNNAMED)
        return [
            Draft(text=data[name], key=uuid.uuid5(data["key"], name), prompt=self.prompt_of(name), share=share)
            for name in self.fields
            if self.prompt_of(name) and data.get(name)
        ]
