"""Looking back on PostgreSQL: what is left of the answers was written by one transaction."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from intervisie.ready import ROOT
from tests.servers import Postgres

PATIENCE = 300  # seconds, for a machine that does much else


@pytest.mark.long
def test_closing_and_showing_keep_their_rules_on_postgresql(postgres: Postgres) -> None:
    steered = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST")}

    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-rs", "-p", "no:cacheprovider", "tests/intervisie/evaluations"],
        cwd=ROOT,
        env=steered | {"TEST_DATABASE_URL": postgres.fresh()},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )

    assert done.returncode == 0, done.stdout
    assert "asks PostgreSQL" not in done.stdout
