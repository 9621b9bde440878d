"""`bin/serve` as somebody at a terminal knows it: the addresses, a site that answers, a clean end."""

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import Request, urlopen

import pytest

from intervisie import options
from intervisie.ready import ROOT, Stamp, compile_translations

PATIENCE = 60  # seconds


def environment(data: Path) -> dict[str, str]:
    clean = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("INTERVISIE", "REDIS", "DATABASE", "DJANGO"))
    }
    return clean | {"INTERVISIE_DATA": str(data)}


@contextmanager
def server(data: Path, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, str(ROOT / "bin" / "serve"), "--json", "--port", "0", *arguments]
    process = subprocess.Popen(
        command, env=environment(data), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def addresses(process: subprocess.Popen[str]) -> dict[str, str]:
    assert process.stdout
    line = process.stdout.readline()
    known: dict[str, str] = json.loads(line)
    return known


def page(url: str) -> str:
    with urlopen(Request(url), timeout=PATIENCE) as answer:
        text: str = answer.read().decode()
    return text


@pytest.mark.parametrize("end", [signal.SIGTERM, pytest.param(signal.SIGINT, marks=pytest.mark.long)])
def test_a_demo_starts_answers_and_ends_cleanly(tmp_path: Path, end: signal.Signals) -> None:
    with server(tmp_path, "--demo") as process:
        known = addresses(process)
        health = json.loads(page(known["url"] + "/healthz"))
        entrance = page(known["sign_in_url"])

        process.send_signal(end)
        rest, complaints = process.communicate(timeout=PATIENCE)

    assert set(known) == {"url", "lan_url", "sign_in_url"}
    assert health["status"] == "ok"
    assert "Hanneke Vos" in entrance
    assert process.returncode == 0
    assert rest == ""
    assert "Traceback" not in complaints


@pytest.mark.long
def test_whoever_stops_it_at_once_is_heard(tmp_path: Path) -> None:
    with server(tmp_path) as process:
        addresses(process)

        process.terminate()
        _rest, complaints = process.communicate(timeout=PATIENCE)

    assert process.returncode == 0
    assert "Traceback" not in complaints


@pytest.fixture(scope="module")
def first_start(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The addresses of a server that was started for the first time, without a demo."""
    with server(tmp_path_factory.mktemp("first")) as process:
        yield addresses(process)


def test_a_first_start_leads_to_the_set_up_page(first_start: dict[str, str]) -> None:
    entrance = page(first_start["sign_in_url"])

    assert first_start["sign_in_url"].startswith(first_start["url"] + "/setup/?token=")
    assert 'name="organisation"' in entrance


def test_styles_have_names_that_change_with_their_contents(first_start: dict[str, str]) -> None:
    style = page(first_start["sign_in_url"]).partition('rel="stylesheet" href="')[2].partition('"')[0]

    with urlopen(first_start["url"] + style, timeout=PATIENCE) as answer:
        kept = answer.headers["Cache-Control"]

    assert style != "/static/css/tokens.css"
    assert "immutable" in kept


@pytest.mark.parametrize("name", ["js/pages/phone.js", "css/phone.css"])
def test_a_page_asks_for_one_script_and_one_sheet(first_start: dict[str, str], name: str) -> None:
    names = json.loads((ROOT / ".static" / "staticfiles.json").read_text(encoding="utf-8"))["paths"]

    served = page(f"{first_start['url']}/static/{names[name]}")

    assert "import " not in served
    assert "--paper" in served or "class CountDown" in served


def test_a_port_that_is_taken_is_one_sentence(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("0.0.0.0", 0))
        other.listen()
        port = other.getsockname()[1]
        with server(tmp_path, "--port", str(port)) as process:
            out, complaints = process.communicate(timeout=PATIENCE)

    assert process.returncode == 1
    assert out == ""
    assert complaints.startswith(f"Port {port} is not free")


def test_several_workers_without_redis_are_refused_with_the_reason(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("REDIS_URL", raising=False)

    with pytest.raises(SystemExit) as refusal:
        options.parse(["--workers", "2"])

    assert refusal.value.code == 2
    assert "without Redis they cannot ring one another" in capsys.readouterr().err


def test_several_workers_with_redis_are_fine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REDIS_URL", "redis://redis.example")

    choice = options.parse(["--workers", "2"])

    assert choice.workers == 2


@pytest.mark.parametrize("arguments", [["--workers", "0"], ["--port", "70000"], ["--port", "tea"], ["--tea"]])
def test_an_option_that_cannot_be_is_refused(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as refusal:
        options.parse(arguments)

    assert refusal.value.code == 2


def test_translations_are_compiled_when_they_are_newer(tmp_path: Path) -> None:
    folder = tmp_path / "nl" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.po").write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\nmsgid "a"\nmsgstr "b"\n'
    )

    done = [compile_translations(tmp_path), compile_translations(tmp_path)]

    assert done == [1, 0]
    assert (folder / "django.mo").exists()


def test_a_stamp_knows_whether_its_sources_changed(tmp_path: Path) -> None:
    Stamp(tmp_path / "stamp", "one").put()

    assert Stamp(tmp_path / "stamp", "one").is_current()
    assert not Stamp(tmp_path / "stamp", "two").is_current()
    assert not Stamp(tmp_path / "none", "one").is_current()
