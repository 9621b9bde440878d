"""A server without Pango: the site runs, the print view works, and the PDF says in one sentence why it is not there."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.urls import reverse

from sessions import export
from sessions.export.press import press
from tests.factories import Room
from tests.harvests import full_screen
from tests.played import BEFORE, agree_all, ask

ROOT = Path(__file__).resolve().parents[3]
BROKEN = "raise OSError(\"cannot load library 'libpango-1.0-0'\")\n"


@pytest.fixture
def stub(tmp_path: Path) -> Path:
    """A folder with a WeasyPrint that behaves as the real one does without Pango."""
    (tmp_path / "weasyprint.py").write_text(BROKEN, encoding="utf-8")
    return tmp_path


@pytest.fixture
def no_pango(stub: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("PYTHONPATH", str(stub))
    press.close()  # the next page starts a process that finds the broken one
    yield
    press.close()


@pytest.fixture
def room(room: Room) -> Room:
    ask(room)
    return room


def test_it_is_refused_with_one_sentence(no_pango: None) -> None:
    with pytest.raises(export.PdfUnavailable) as refused:
        export.render(full_screen())

    assert str(refused.value).count(".") == 2
    assert "Pango" in str(refused.value)


def test_a_missing_package_is_refused_alike(no_pango: None, stub: Path) -> None:
    (stub / "weasyprint.py").write_text("raise ImportError\n", encoding="utf-8")

    with pytest.raises(export.PdfUnavailable):
        export.render(full_screen())


def test_the_download_offers_the_print_view(no_pango: None, room: Room) -> None:
    address = reverse("harvest", args=[room.session.public_id])

    answer = room.laptop().get(reverse("harvest_pdf", args=[room.session.public_id]))

    assert answer.status_code == 503
    assert "Pango" in answer.content.decode()
    assert f'href="{address}"' in answer.content.decode()


def test_the_print_view_works(no_pango: None, room: Room) -> None:
    agree_all(room)

    answer = room.laptop().get(reverse("harvest", args=[room.session.public_id]))

    assert answer.status_code == 200
    assert BEFORE in answer.content.decode()


def test_the_site_starts(stub: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(stub), "DJANGO_SETTINGS_MODULE": "tests.settings"}
    code = "import django; django.setup(); import intervisie.urls, sessions.export; print('stands')"

    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )

    assert done.stdout.strip() == "stands", done.stderr
