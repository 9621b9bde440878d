"""Each guard has a twin test: take the guard away, and the test that watches it has to fail.

The tables stand in the files `of_*.py` beside this one; CONTRIBUTING.md says how to add a line.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

from .surgery import ROOT, Twin, copy_of_programme, cut, is_red, run

TABLES = sorted(path.stem for path in Path(__file__).parent.glob("of_*.py"))
TWINS: dict[str, tuple[Twin, ...]] = {name: import_module(f"tests.twins.{name}").TWINS for name in TABLES}
BROWSER = (pytest.mark.e2e, pytest.mark.long, pytest.mark.xdist_group("e2e"))
ALL = [twin for table in TWINS.values() for twin in table]


def marks(twin: Twin) -> tuple[pytest.MarkDecorator, ...]:
    return BROWSER if twin.browser else () if twin.is_everyday else (pytest.mark.long,)


UNTOUCHED = [
    pytest.param([twin.test for twin in ALL if twin.is_everyday], id="everyday"),
    *(
        pytest.param([twin.test for twin in table if twin.long and not twin.browser], id=name, marks=pytest.mark.long)
        for name, table in TWINS.items()
        if any(twin.long and not twin.browser for twin in table)
    ),
]
EACH = [pytest.param(twin, id=twin.guard, marks=marks(twin)) for twin in ALL]


@pytest.mark.parametrize("twin", EACH)
def test_without_its_guard_a_test_is_red(twin: Twin, tmp_path: Path) -> None:
    tree = copy_of_programme(tmp_path)
    cut(tree, twin)

    done = run(tree, [twin.test])

    assert is_red(done), done.stdout[-2000:] + done.stderr[-2000:]


@pytest.mark.parametrize("tests", UNTOUCHED)
def test_in_an_untouched_copy_every_guarding_test_is_green(tmp_path: Path, tests: list[str]) -> None:
    """Otherwise a red twin would say nothing."""
    tree = copy_of_programme(tmp_path)

    done = run(tree, tests)

    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]


@pytest.mark.parametrize("twin", ALL, ids=[twin.guard for twin in ALL])
def test_every_guard_of_the_tables_stands_in_the_code_once(twin: Twin) -> None:
    """Also of the twins that do not run every day."""
    text = (ROOT / twin.file).read_text(encoding="utf-8")

    assert text.count(twin.old) == 1


def test_a_twin_whose_guard_is_not_there_is_told() -> None:
    with pytest.raises(LookupError):
        cut(Path(__file__).resolve().parents[2], Twin("gone", "manage.py", "a guard that is not there", "", "tests"))
