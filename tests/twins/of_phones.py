"""Guards in the scripts of a page: what keeps typed words on a phone, and a phone with its session."""

from __future__ import annotations

from .surgery import Twin

DRAFTS = "tests/static/test_drafts.py"
MERGE = "tests/static/test_merge.py"
BELL = "tests/static/test_bell.py"

TWINS = (
    Twin(
        guard="a draft is kept on the phone",
        file="static/js/draft.js",
        old="  sessionStorage.setItem(MEMORY(field)",
        new="  void (MEMORY(field)",
        test=f"{DRAFTS}::test_a_draft_survives_a_reload_with_its_key",
        browser=True,
    ),
)
