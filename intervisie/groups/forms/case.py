"""A case: what its bringer writes, and what the facilitator prepares."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from methods import catalogue
from sessions.forms.texts import PlainField

from ..commands.cases import Preparation
from ..models import LINE, LONGEST, WORDS, Case, Group, Level, Member
from ..screens.checks import checks

AREA = {"rows": 3}


def _answer(label: Any, help_text: Any = "") -> PlainField:
    return PlainField(
        required=False, max_length=LONGEST, label=label, help_text=help_text, widget=forms.Textarea(attrs=AREA)
    )


class CaseWordsForm(forms.Form):
    """What the case bringer writes. Names begin with `text-`, so that every refusal gives the words back."""

    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(self, data: Any, case: Case) -> None:
        known = {f"text-{name}": getattr(case, name) for name in (*WORDS, "line", "level")}
        super().__init__(data, initial=known | {"version": case.version})
        self.fields |= _questions()

    @property
    def answers(self) -> list[forms.BoundField]:
        return [self[f"text-{name}"] for name in (*WORDS, "line")]

    @property
    def level(self) -> forms.BoundField:
        return self["text-level"]

    def words(self) -> dict[str, str]:
        return {name: self.cleaned_data[f"text-{name}"] for name in (*WORDS, "line", "level")}


def _questions() -> dict[str, forms.Field]:
    """Situation, the own share in it, and what to look at (S0:4, S3:11)."""
    return {
        "text-situation": _answer(
            _("What happens?"), _("One moment or one situation: who was there, where, what did you see?")
        ),
        "text-did": _answer(_("What did you do?")),
        "text-thought": _answer(_("What did you think?")),
        "text-felt": _answer(_("What did you feel?")),
        "text-beliefs": _answer(_("Which beliefs play a part, and what do you find important underneath?")),
        "text-looking_at": _answer(
            _("What do you want to look at with the group?"), _("Your own question, as it is now.")
        ),
        "text-line": PlainField(
            required=False,
            max_length=LINE,
            label=_("Your case in one sentence, for the group"),
            help_text=_(
                "Are there more cases than time? Then the others choose by this sentence, without your name. "
                "Leave it empty, and they do not choose yours."
            ),
        ),
        "text-level": forms.ChoiceField(
            required=False, choices=Level.choices, label=_("What is it mostly about?"), widget=forms.RadioSelect
        ),
    }


class AskForm(forms.Form):
    """Whom to ask for a case."""

    member = forms.ModelChoiceField(Member.objects.none(), label=_("Who brings a case?"), empty_label=None)

    def __init__(self, data: Any, group: Group) -> None:
        super().__init__(data)
        field = self.fields["member"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  # declared above
        field.queryset = group.circle()


class PrepareForm(forms.Form):
    """What the facilitator prepares with the case bringer: a method, its question, and what was checked."""

    method = forms.ChoiceField(required=False, label=_("Which method suits this case?"), widget=forms.RadioSelect)
    fundamental_question = PlainField(required=False, max_length=200, label=_("The question for everybody"))
    checked = forms.MultipleChoiceField(required=False)

    def __init__(self, data: Any, case: Case) -> None:
        known = {"method": case.method, "fundamental_question": case.fundamental_question, "checked": case.checked}
        super().__init__(data, initial=known)
        self._choices("method", [("", _("Not chosen yet")), *((each.slug, each.name) for each in catalogue.methods())])
        self._choices("checked", [(check.key, check.sentence) for check in checks("", every=True)])

    def _choices(self, name: str, choices: list[tuple[str, Any]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  # declared above
        field.choices = choices

    def preparation(self) -> Preparation:
        data = self.cleaned_data
        return Preparation(data["method"], data["fundamental_question"], tuple(data["checked"]))
