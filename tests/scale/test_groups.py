"""Groups, plans, invitations and choosing keep their rules on PostgreSQL."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from intervisie.ready import ROOT
from tests.servers import Postgres

KEY = ("journey", "plans", "invitations", "votes", "partings", "hosts", "laying")
PATIENCE = 400  # seconds, for a machine that does much else


@pytest.mark.long
def test_preparing_a_meeting_works_on_postgresql(postgres: Postgres) -> None:
    files = [f"tests/intervisie/groups/test_{name}.py" for name in KEY]
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
