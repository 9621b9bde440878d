"""The bench itself: it runs, says every goal it measured, and draws a picture."""

from __future__ import annotations

import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from tests.bench.draw import picture
from tests.bench.goals import Goal
from tests.bench.load import Figures
from tests.e2e.serving import ROOT

pytestmark = [pytest.mark.e2e, pytest.mark.long, pytest.mark.xdist_group("e2e")]


def test_a_short_run_measures_ours_beside_the_bare_site(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.bench.main", "--smoke", "--out", str(tmp_path)]

    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    assert "card on the beamer" in done.stdout
    assert "bare line" in done.stdout
    assert "verdict" in done.stdout
    assert ET.parse(tmp_path / "bench.svg").getroot().tag.endswith("svg")


@pytest.mark.parametrize(("measured", "verdict"), [(2.0, "aim"), (5.0, "must"), (7.0, "NOT REACHED")])
def test_a_goal_says_how_far_it_is_reached(measured: float, verdict: str) -> None:
    goal = Goal("4", "cpu per card", must=6, aim=3, measured=measured)

    said = goal.verdict

    assert said == verdict


def test_the_picture_holds_a_line_for_each_of_the_three() -> None:
    sizes = {1: Figures([0.01, 0.02], 0.004, 20, 20), 10: Figures([0.03], 0.004, 10, 10)}

    drawn = picture(sizes, sizes, sizes)

    assert drawn.count("<polyline") == 3
    assert "S = 10" in drawn
