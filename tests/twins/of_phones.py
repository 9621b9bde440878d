"""Guards in the scripts of a page: what keeps typed words on a phone, and a phone with its session."""

from __future__ import annotations

from .surgery import Twin

DRAFTS = "tests/static/test_drafts.py"
KEPT = "tests/static/test_kept.py"
MERGE = "tests/static/test_merge.py"
BELL = "tests/static/test_bell.py"

TWINS = (
    Twin(
        guard="a draft is kept on the phone",
        file="static/js/draft.js",
        old="  store(NAME(field), JSON",
        new="  void (NAME(field), JSON",
        test=f"{DRAFTS}::test_a_draft_survives_a_reload_with_its_key",
        browser=True,
    ),
    Twin(
        guard="what is kept on the phone is unreadable",
        file="static/js/kept.js",
        old="mixed[next] ^= stream[next - at]",
        new="mixed[next] ^= 0",
        test=f"{KEPT}::test_what_is_kept_is_unreadable_and_comes_back",
        browser=True,
    ),
    Twin(
        guard="what is typed in is left alone by a merge",
        file="static/js/morph.js",
        old='  if (old.hasAttribute("data-keep")) return old.id === fresh.id;\n',
        new="",
        test=f"{MERGE}::test_a_half_written_text_its_focus_and_its_caret_stay",
        browser=True,
    ),
    Twin(
        guard="a silent socket is not believed",
        file="static/js/pulse.js",
        old="    this.#calls.quiet();\n",
        new="",
        test=f"{BELL}::test_a_socket_that_falls_silent_is_noticed",
        browser=True,
    ),
    Twin(
        guard="only an answer of ours takes the place of a form",
        file="static/js/unposted.js",
        old="answer.status >= 500 || NOT_OURS.has(answer.status)",
        new="false",
        test="tests/static/test_unposted.py::test_no_answer_of_ours_loses_nothing_and_the_same_form_goes_again",
        browser=True,
    ),
)
