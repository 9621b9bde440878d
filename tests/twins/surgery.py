"""Taking a guard out of a copy of the programme, and looking whether the test that watches it turns red."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("intervisie", "locale", "methods", "requirements", "sessions", "static", "templates", "tests")
FILES = ("manage.py", "pyproject.toml")
PYTEST = ("-m", "pytest", "-q", "-x", "--no-migrations", "--long", "-p", "no:cacheprovider")
PLUGINS = ("-p", "pytest_django.plugin", "-p", "pytest_asyncio.plugin")  # loading only these halves the time of a start
ALONE = {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTHONDONTWRITEBYTECODE": "1"}
PATIENCE = 120  # seconds


@dataclass(frozen=True, slots=True)
class Twin:
    """One guard: in `file`, `old` becomes `new`, and then `test` has to fail.

    `long` ones run with `--long` only, those that need a `browser` too.
    """

    guard: str
    file: str
    old: str
    new: str
    test: str
    browser: bool = False
    long: bool = False

    @property
    def is_everyday(self) -> bool:
        return not (self.browser or self.long)


def copy_of_programme(folder: Path) -> Path:
    """The programme and its tests in a folder of their own; files are shared until one is cut in."""
    passing = shutil.ignore_patterns(".lock", "*.pyc.*")  # what another process writes may be gone in a moment
    for name in FOLDERS:
        shutil.copytree(ROOT / name, folder / name, copy_function=share, ignore=passing)
    for name in FILES:
        share(str(ROOT / name), str(folder / name))
    return folder


def share(source: str, target: str) -> None:
    """A second name for the same file; a copy where folders lie on different disks."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def cut(tree: Path, twin: Twin) -> None:
    """Take the guard out. Raises `LookupError` when it is not there, or not once: then the table is out of date."""
    file = tree / twin.file
    text = file.read_text(encoding="utf-8")
    if text.count(twin.old) != 1:
        raise LookupError(f"{twin.file} holds {twin.old!r} {text.count(twin.old)} times.")
    file.unlink()
    file.write_text(text.replace(twin.old, twin.new), encoding="utf-8")


def run(tree: Path, tests: Iterable[str]) -> subprocess.CompletedProcess[str]:
    """These tests in that tree, in a process of their own."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST", "COV"))}
    return subprocess.run(
        [sys.executable, *PYTEST, *PLUGINS, *dict.fromkeys(tests)],
        cwd=tree,
        env=clean | ALONE,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        stdin=subprocess.DEVNULL,
    )


def is_red(done: subprocess.CompletedProcess[str]) -> bool:
    """Whether a test failed, and not the tree: a mistake in a cut must not count as a guard that works."""
    last = (done.stdout.strip().splitlines() or [""])[-1]
    return done.returncode == 1 and re.search(r"\b\d+ failed", last) is not None and "error" not in last
