"""Taking over: the code of the room for a colleague, the spoken word for somebody of the circle."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from intervisie.accounts.models import User

from ..commands import lead
from ..errors import WrongRoom, WrongWord
from ..models import Seat, Session


class RoomForm(forms.Form):
    """The code on the screen of the room. Valid means that this user leads there from now on."""

    code = forms.CharField(
        max_length=12,
        label=_("Code on the screen"),
        error_messages={"required": _("Fill in the code on the screen in the room.")},
    )
    session: Session

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_code(self) -> str:
        code = str(self.cleaned_data["code"])
        try:
            self.session = lead.take_with_code(self.user, code)
        except WrongRoom as refusal:
            raise forms.ValidationError(str(refusal)) from refusal
        return code


class WordForm(forms.Form):
    """The six digits. Valid means that the seat leads from now on, with `token` for its phone."""

    word = forms.CharField(
        max_length=20, label=_("The word"), error_messages={"required": _("Fill in the six digits that you heard.")}
    )
    key = forms.UUIDField()
    token = ""

    def __init__(self, *args: Any, seat: Seat | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.seat = seat

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if "word" not in data or "key" not in data:
            return data
        try:
            self.token = (
                lead.take_with_word(self.seat, data["word"], data["key"])
                if self.seat
                else lead.answer_again(data["key"])
            )
        except WrongWord as refusal:
            self.add_error("word", str(refusal))
        return data
