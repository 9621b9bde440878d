"""No browser sends what people type to a spelling service, remembers it, corrects it or translates it."""

import re
from pathlib import Path

import pytest
from django import forms

from intervisie.accounts.forms import SetupForm
from sessions.forms import CaseForm, StartForm

ROOT = Path(__file__).resolve().parent.parent
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
FIELD = re.compile(r"<(?:textarea|input)\b[^>]*>")
DYNAMIC = re.compile(r"{[%{].*?[%}]}", re.DOTALL)
NO_WORDS = re.compile(r'type="(?:hidden|radio|checkbox|number|email|)"')  # an empty type is a widget's own
QUIET = ('spellcheck="false"', 'autocorrect="off"', 'translate="no"')
OWN_DATA = re.compile(r'autocomplete="(?:off|given-name|name)"')  # somebody's own name may be filled in for them


def loud(field: str) -> list[str]:
    """What this field fails to switch off."""
    missing = [quiet for quiet in QUIET if quiet not in field]
    return missing if OWN_DATA.search(field) else [*missing, "autocomplete"]


def fields(markup: str) -> list[str]:
    return [field for field in FIELD.findall(DYNAMIC.sub("", markup)) if not NO_WORDS.search(field)]


def test_every_field_for_words_in_a_template_is_left_alone_by_the_browser() -> None:
    found = [(path, field) for path in TEMPLATES for field in fields(path.read_text(encoding="utf-8"))]

    offenders = [f"{path.relative_to(ROOT)}: {field} {loud(field)}" for path, field in found if loud(field)]

    assert len(found) > 12
    assert offenders == []


@pytest.mark.parametrize("form", [StartForm, CaseForm, SetupForm])
def test_every_field_for_words_in_a_form_is_left_alone_by_the_browser(form: type[forms.Form]) -> None:
    found = [field for each in form() for field in fields(str(each))]

    offenders = [(field, loud(field)) for field in found if loud(field)]

    assert found
    assert offenders == []


def test_a_form_with_a_large_field_is_left_alone_too() -> None:
    class Large(forms.Form):
        words = forms.CharField(widget=forms.Textarea)

    (field,) = fields(str(Large()["words"]))

    assert loud(field) == []
