"""The rules of the room hold on PostgreSQL too, and a whole session is played on two processes behind one address."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from intervisie.ready import ROOT
from tests.scale.site import Process, environment
from tests.servers import Postgres, Redis

KEY = ("test_cards", "test_turns", "test_steps")
PATIENCE = 300  # seconds, for a machine that does much else


def test_cards_turns_and_steps_keep_their_rules(postgres: Postgres) -> None:
    files = [f"tests/sessions/commands/{name}.py" for name in KEY]
    steered = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST")}

    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *files],
        cwd=ROOT,
        env=steered | {"TEST_DATABASE_URL": postgres.fresh()},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )

    assert done.returncode == 0, done.stdout


@pytest.mark.long
def test_a_whole_session_on_two_processes_loses_nothing_doubles_nothing_and_tells_nothing(
    postgres: Postgres, redis: Redis, tmp_path: Path
) -> None:
    around = environment(tmp_path, DATABASE_URL=postgres.fresh(), REDIS_URL=redis.url, INTERVISIE_PACE="100")
    process = Process(around, ("--demo", "--workers", "2")).start()
    command = ["manage.py", "rehearse", "--method", "roddelen-kort", "--base-url", process.url]

    played = subprocess.run(
        [sys.executable, *command], cwd=ROOT, env=around, capture_output=True, text=True, timeout=PATIENCE
    )
    process.stop()
    report = json.loads(played.stdout)

    assert played.returncode == 0, played.stderr
    assert (report["lost"], report["doubled"], report["leaks"]) == (0, 0, [])
    assert report["bells"] > report["activities"]


def test_sessions_from_before_the_door_come_along(postgres: Postgres, tmp_path: Path) -> None:
    around = environment(tmp_path, DATABASE_URL=postgres.fresh())
    command = [sys.executable, "-m", "tests.scale.older"]

    done = subprocess.run(command, cwd=ROOT, env=around, capture_output=True, text=True, timeout=PATIENCE)

    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == [["0", "locked", True], ["1", "open", True], ["2", "open", True]]
