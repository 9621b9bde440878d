"""The proof: all five methods, played to the end by virtual people against a server that `bin/serve` started."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from intervisie.ready import ROOT
from methods import catalogue
from sessions.rehearsal.guidance import activities

pytestmark = pytest.mark.xdist_group("rehearsal")

OTHERS = ("socratisch", "vijf-stappen", "roddelen", "roddelen-kort")
PATIENCE = 600  # seconds, for a machine that does much else
KEYS = "method seats activities cards bells fetches seconds harvest_pages lost doubled leaks"


@dataclass(frozen=True)
class Server:
    url: str
    environment: dict[str, str]

    def rehearse(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, str(ROOT / "manage.py"), "rehearse", "--base-url", self.url, *arguments]
        return subprocess.run(
            command, env=self.environment, capture_output=True, text=True, timeout=PATIENCE, check=False
        )


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    ours = ("INTERVISIE", "REDIS", "DATABASE", "DJANGO")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    environment["INTERVISIE_DATA"] = str(tmp_path_factory.mktemp("data"))
    environment["INTERVISIE_PACE"] = "100"  # its people act faster than any
    command = [sys.executable, str(ROOT / "bin" / "serve"), "--demo", "--json", "--host", "127.0.0.1", "--port", "0"]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        yield Server(json.loads(process.stdout.readline())["url"], environment)
        process.terminate()


@pytest.mark.parametrize("slug", ["incidenten", *(pytest.param(slug, marks=pytest.mark.long) for slug in OTHERS)])
def test_a_whole_session_loses_nothing_doubles_nothing_and_tells_nothing(server: Server, slug: str) -> None:
    played = server.rehearse("--method", slug)

    assert played.returncode == 0, played.stderr + played.stdout
    report = json.loads(played.stdout)
    assert list(report) == KEYS.split()
    assert (report["lost"], report["doubled"], report["leaks"]) == (0, 0, [])
    assert report["activities"] == len(activities(catalogue.method(slug))) + 1  # one is put in on the way
    assert report["cards"] > report["seats"]
    assert report["bells"] > report["activities"]
    assert report["harvest_pages"] or played.stderr  # a server without Pango says so in a sentence


def test_somebody_who_may_not_look_into_the_data_folder_cannot_rehearse(server: Server, tmp_path: Path) -> None:
    elsewhere = Server(server.url, server.environment | {"INTERVISIE_DATA": str(tmp_path / "empty")})

    refused = elsewhere.rehearse("--method", "incidenten")

    assert refused.returncode == 1
    assert "holds no installation yet" in refused.stderr
    assert refused.stdout == ""
