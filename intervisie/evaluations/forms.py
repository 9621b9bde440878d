"""What people answer, and what an organisation makes of the questions."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from .commands.answering import Answers
from .errors import Faulty
from .questionnaire import LONGEST_WORDS, OWN, SCALE, Questionnaire, adapted, own_id, standard

PREFIX = "s-"


class AnswerForm(forms.Form):
    """The fields follow the questionnaire. Everything may be left out, but not everything at once."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    text = forms.CharField(
        required=False, max_length=LONGEST_WORDS, widget=forms.Textarea(attrs={"class": "input", "rows": 3})
    )
    may_share = forms.BooleanField(required=False, label=_("This may go to the coordinator."))

    def __init__(self, data: Any, asked: Questionnaire) -> None:
        super().__init__(data, initial={"key": uuid.uuid4()}, label_suffix="")
        self.asked = asked
        for statement in asked.statements:
            self.fields[PREFIX + statement.id] = _one_of([(str(each), str(each)) for each in SCALE], statement.text)
        self.fields["need"] = _one_of([(each.id, each.text) for each in asked.need.choices], asked.need.text)
        if asked.open is None:
            del self.fields["text"], self.fields["may_share"]
        else:
            self.fields["text"].label = asked.open.text

    def scales(self) -> list[forms.BoundField]:
        """The statements, in order."""
        return [self[PREFIX + statement.id] for statement in self.asked.statements]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        given = [name for name in cleaned if name not in ("key", "may_share") and cleaned[name]]
        if not given and not self.errors:
            raise forms.ValidationError(_("Nothing has been filled in yet. One answer is enough."))
        if cleaned.get("text") and not cleaned.get("may_share"):
            self.add_error("may_share", _("Tick this, or take your text away: nobody but the coordinator reads it."))
        return cleaned

    def answers(self) -> Answers:
        """What was said, of a form that is valid."""
        given = {name.removeprefix(PREFIX): value for name, value in self.cleaned_data.items() if value}
        scores = {each.id: int(given[each.id]) for each in self.asked.statements if each.id in given}
        return Answers(scores, self.cleaned_data["need"], self.cleaned_data.get("text", ""))


def _one_of(choices: list[tuple[str, str]], label: str) -> forms.ChoiceField:
    return forms.ChoiceField(choices=choices, label=label, required=False, widget=forms.RadioSelect)


class QuestionsForm(forms.Form):
    """Which statements stay, and up to three of one's own."""

    chosen = forms.MultipleChoiceField(required=False, label=_("Statements"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, data: Any, now: Questionnaire) -> None:
        usual = standard(final=False).statements
        mine = [each.text for each in now.statements if each.id == own_id(each.text)]
        initial: dict[str, Any] = {"chosen": [each.id for each in now.statements]}
        initial |= {f"own_{number}": text for number, text in enumerate(mine, 1)}
        super().__init__(data, initial=initial, label_suffix="")
        chosen = self.fields["chosen"]
        assert isinstance(chosen, forms.MultipleChoiceField)  # noqa: S101  # declared above
        chosen.choices = [(each.id, each.text) for each in usual]
        for number in range(1, OWN + 1):
            self.fields[f"own_{number}"] = forms.CharField(
                required=False, min_length=3, max_length=120, label=_("A statement of your own")
            )

    def owns(self) -> list[forms.BoundField]:
        return [self[f"own_{number}"] for number in range(1, OWN + 1)]

    def own(self) -> list[str]:
        return [text for number in range(1, OWN + 1) if (text := self.cleaned_data.get(f"own_{number}", "").strip())]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors:
            try:
                adapted(cleaned["chosen"], self.own())
            except Faulty as fault:
                raise forms.ValidationError(
                    _("Keep three statements at least, eight at most, and each only once.")
                ) from fault
        return cleaned
