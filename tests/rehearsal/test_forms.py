"""A virtual person can only do what stands on the page."""

import pytest

from sessions.rehearsal.errors import Stopped
from sessions.rehearsal.forms import forms
from sessions.rehearsal.markup import parse

PAGE = """
<form id="write" method="post" action="/kring/do/write/">
  <input type="hidden" name="key" value="1&amp;2">
  <textarea name="text-vraag-0">
a &lt;b&gt;</textarea>
  <label><input type="radio" name="share" value="named" checked>Ja</label>
  <label><input type="radio" name="share" value="withheld">Nee</label>
  <input type="checkbox" name="agrees">
  <select name="seat"><option value="">–</option><option value="7" selected>Anouk</option></select>
  <fieldset disabled><input name="off" value="x"></fieldset>
</form>
<button form="write" name="ready" value="1">Klaar</button>
<button form="write" formaction="/kring/do/ready/">Overslaan</button>
<button type="button" form="write">Niets</button>
"""


def test_a_form_counts_once_for_each_button_that_sends_it() -> None:
    found = forms(parse(PAGE))

    assert [form.act for form in found] == ["write", "ready"]


def test_a_form_sends_what_a_browser_sends() -> None:
    pressed = forms(parse(PAGE))[0]

    data = pressed.filled({"text-vraag-0": "Wat maakt dat?", "agrees": "on"})

    assert data == {
        "key": "1&2",
        "text-vraag-0": "Wat maakt dat?",
        "share": "named",
        "seat": "7",
        "agrees": "on",
        "ready": "1",
    }


def test_what_nobody_touches_is_sent_as_it_stands() -> None:
    pressed = forms(parse(PAGE))[1]

    data = pressed.filled()

    assert data == {"key": "1&2", "text-vraag-0": "a <b>", "share": "named", "seat": "7"}


@pytest.mark.parametrize(
    "typed", [{"missing": "x"}, {"share": "unnamed"}, {"seat": "8"}, {"key": "3"}, {"off": "y"}, {"agrees": "1"}]
)
def test_what_the_page_does_not_offer_cannot_be_sent(typed: dict[str, str]) -> None:
    pressed = forms(parse(PAGE))[0]

    with pytest.raises(Stopped):
        pressed.filled(typed)


def test_a_form_without_a_method_needs_scripts() -> None:
    bare = forms(parse('<form hx-post="/kring/do/ready/"><button>Klaar</button></form>'))[0]

    assert bare.needs_script
    assert not forms(parse(PAGE))[0].needs_script
