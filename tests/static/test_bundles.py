"""Small files that are put together are what they were apart."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from intervisie import bundles
from intervisie.ready import ROOT

STATIC = ROOT / "static"
PAGES = sorted(path.relative_to(STATIC).as_posix() for path in (STATIC / "js" / "pages").glob("*.js"))


def ours(name: str) -> str:
    return (STATIC / name).read_text(encoding="utf-8")


def test_an_imported_module_stands_once_and_before_whoever_needs_it() -> None:
    files = {
        "js/pages/a.js": 'import "../b.js";\nimport "../c.js";\n',
        "js/b.js": 'import { one } from "./c.js";\nexport const two = one + 1;\n',
        "js/c.js": "export const one = 1;\n",
    }

    together = bundles.script("js/pages/a.js", files.__getitem__)

    assert together.count("const one = 1;") == 1
    assert together.index("const js_c =") < together.index("const { one } = js_c;") < together.index("one + 1")
    assert "return { two };" in together


@pytest.mark.parametrize("line", ['import * as all from "./b.js";', "export default 1;", "export { one };"])
def test_what_is_written_otherwise_is_refused(line: str) -> None:
    files = {"js/a.js": line + "\n", "js/b.js": ""}

    with pytest.raises(ValueError, match=r"js/a\.js cannot be put together"):
        bundles.script("js/a.js", files.__getitem__)


@pytest.mark.parametrize("name", PAGES)
def test_every_page_can_be_put_together(name: str) -> None:
    together = bundles.script(name, ours)

    assert "import " not in together.replace("import(", "")


def test_a_sheet_holds_the_sheets_that_it_imports_in_their_order() -> None:
    together = bundles.style("css/phone.css", ours)

    parts = [ours(f"css/{name}.css") for name in ("tokens", "base", "layout", "components")]
    places = [together.index(part) for part in parts]
    assert places == sorted(places)
    assert "@import" not in together


@pytest.mark.e2e
def test_modules_together_do_what_they_do_apart(page: Page) -> None:
    files = {
        "js/pages/a.js": 'import "../b.js";\n',
        "js/b.js": 'import { Count, twice } from "./c.js";\nwindow.found = twice(new Count().start);\n',
        "js/c.js": "const start = 21;\nexport class Count { start = start; }\n"
        "export function twice(number) { return 2 * number; }\n",
    }

    page.add_script_tag(content=bundles.script("js/pages/a.js", files.__getitem__), type="module")

    assert page.evaluate("window.found") == 42
