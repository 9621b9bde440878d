"""Reading what a posted act names: numbers, seats, cards, texts. Whatever does not fit is a plain 400 or 404."""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass

from django.core.exceptions import BadRequest
from django.http import Http404, QueryDict

from ..errors import ActivityOver, CardGone, KnockGone, TextMissing, TextTooLong, TextUnreadable
from ..forms import TextForm
from ..models import Activity, Knock, Round, Seat, Session, Sheet, room_of

NUMBER = re.compile(r"-?[0-9]{1,11}")


@dataclass(frozen=True, slots=True)
class Asked:
    """One posted act on one session. Everything it names is looked up within that session only."""

    session: Session
    data: QueryDict

    def number(self, name: str) -> int:
        text = self.data.get(name, "")
        if not NUMBER.fullmatch(text):
            raise BadRequest(name)
        return int(text)

    def optional(self, name: str) -> int | None:
        return self.number(name) if self.data.get(name) else None

    def word(self, name: str) -> str:
        return self.data.get(name, "")[:200]

    def text(self, name: str = "text") -> str:
        """The words that were typed. Raises `TextMissing`, `TextTooLong`, `TextUnreadable`."""
        form = TextForm({"text": self.data.get(name, "")})
        if form.has_error("text", "max_length"):
            raise TextTooLong
        if form.has_error("text", "null_characters_not_allowed"):
            raise TextUnreadable
        if not form.is_valid():
            raise TextMissing
        return str(form.cleaned_data["text"])

    def optional_text(self, name: str) -> str:
        """Words that may be left out. Raises `TextTooLong`."""
        return self.text(name) if self.data.get(name, "").strip() else ""

    def key(self) -> uuid.UUID:
        """The key of what was typed. Forms of one page may share theirs: sheet, seat and prompt make it one's own."""
        names = "/".join(self.word(name) for name in ("sheet", "seat", "prompt"))
        try:
            return uuid.uuid5(uuid.UUID(self.data.get("key", "")), names)
        except ValueError as error:
            raise BadRequest("key") from error

    def activity(self) -> Activity:
        """The activity that the form was made for; the current one when it names none."""
        parts = self.session.activities.select_related("step", "step__round")
        found = parts.filter(pk=self._activity()).first()
        if found is None:
            raise Http404
        if found.removed:
            raise ActivityOver
        return found

    def _activity(self) -> int:
        return self.number("activity") if self.data.get("activity") else self.session.current_id or 0

    def activity_of_form(self) -> Activity:
        """The activity that a form for words was made for, whatever became of it."""
        found = room_of(self.session).activities.get(self._activity())
        if found is None:
            raise Http404
        return found

    def is_running(self, activity: Activity) -> bool:
        return self.session.is_open and activity.pk == self.session.current_id and not activity.removed

    def seat(self) -> Seat:
        found = self.session.circle().filter(pk=self.number("seat")).first()
        if found is None:
            raise Http404
        return found

    def knock(self) -> Knock:
        """Somebody in the waiting room. Raises `KnockGone` when there is no such person any more."""
        try:
            found = self.session.knocks.filter(public_id=uuid.UUID(self.data.get("knock", ""))).first()
        except ValueError as error:
            raise BadRequest("knock") from error
        if found is None:
            raise KnockGone
        return found

    def optional_seat(self) -> Seat | None:
        return self.seat() if self.data.get("seat") else None

    def round(self) -> Round:
        found = self.session.cases().filter(pk=self.number("round")).first()
        if found is None:
            raise Http404
        return found

    def sheet(self) -> Sheet:
        found = self.session.sheets.filter(pk=self.number("sheet")).first()
        if found is None:
            raise CardGone
        return found
