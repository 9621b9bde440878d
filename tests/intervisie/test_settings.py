"""Settings from the environment: safe by default, and a wrong value is refused with a sentence."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from intervisie.data import data_folder, secret_key

NAMES = (
    "DEBUG",
    "ALLOWED_HOSTS",
    "SESSION_COOKIE_NAME",
    "CSRF_COOKIE_NAME",
    "SESSION_COOKIE_SECURE",
    "SECURE_HSTS_SECONDS",
    "REDIS_URL",
    "EMAIL_BACKEND",
    "EMAIL_HOST",
    "DATABASES",
    "LANGUAGE_CODE",
    "TIME_ZONE",
)
QUESTION = f"""
import json
from intervisie import settings
print(json.dumps({{name: getattr(settings, name, None) for name in {NAMES!r}}}, default=str))
"""


def read(folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    clean = {
        name: value for name, value in os.environ.items() if not name.startswith(("INTERVISIE", "DATABASE", "REDIS"))
    }
    return subprocess.run(
        [sys.executable, "-c", QUESTION],
        env=clean | {"INTERVISIE_DATA": str(folder), "EMAIL_URL": "consolemail://"} | environment,
        capture_output=True,
        text=True,
    )


def test_without_any_variable_everything_is_closed(tmp_path: Path) -> None:
    known = json.loads(read(tmp_path).stdout)

    assert known["DEBUG"] is False
    assert known["ALLOWED_HOSTS"] == ["localhost", "127.0.0.1", "[::1]"]
    assert known["REDIS_URL"] == ""
    assert (known["LANGUAGE_CODE"], known["TIME_ZONE"]) == ("nl", "Europe/Amsterdam")
    assert known["DATABASES"]["default"]["NAME"] == str(tmp_path / "db.sqlite3")
    assert known["DATABASES"]["default"]["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_engines_beyond_the_built_in_ones_come_from_the_environment(tmp_path: Path) -> None:
    known = json.loads(
        read(
            tmp_path,
            DATABASE_URL="postgres://me:secret@db.example/intervisie",
            REDIS_URL="redis://redis.example:6379/0",
            EMAIL_URL="smtp://me:secret@mail.example:25",
            INTERVISIE_HOSTS="intervisie.example",
            INTERVISIE_HTTPS="1",
        ).stdout
    )

    assert known["DATABASES"]["default"]["ENGINE"] == "django.db.backends.postgresql"
    assert known["REDIS_URL"] == "redis://redis.example:6379/0"
    assert known["EMAIL_HOST"] == "mail.example"
    assert known["ALLOWED_HOSTS"][-1] == "intervisie.example"
    assert known["SESSION_COOKIE_SECURE"] is True
    assert [known[f"{name}_COOKIE_NAME"] for name in ("SESSION", "CSRF")] == ["__Host-login", "__Host-csrf"]
    assert known["SECURE_HSTS_SECONDS"] > 0


@pytest.mark.parametrize("hosts", ["*", ".example.org", "good.example,*.example"])
def test_a_pattern_of_hosts_is_refused(tmp_path: Path, hosts: str) -> None:
    answer = read(tmp_path, INTERVISIE_HOSTS=hosts)

    assert answer.returncode != 0
    assert "Write each host name in full." in answer.stderr


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("INTERVISIE_HTTPS", "perhaps"),
        ("INTERVISIE_DEBUG", "a bit"),
        ("DATABASE_URL", "cupboard://x"),
        ("EMAIL_URL", "pigeon://x"),
        ("INTERVISIE_URL", "intervisie.example"),
    ],
)
def test_a_value_that_says_nothing_is_refused(tmp_path: Path, name: str, value: str) -> None:
    answer = read(tmp_path, **{name: value})

    assert answer.returncode != 0
    assert name in answer.stderr


def test_the_data_folder_is_for_its_owner_alone(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "data"
    (tmp_path / "deep").mkdir()
    folder.mkdir(mode=0o755)

    data_folder(folder)

    assert folder.stat().st_mode & 0o777 == 0o700


def test_the_secret_key_is_made_once(tmp_path: Path) -> None:
    first = secret_key(tmp_path / "key")

    assert secret_key(tmp_path / "key") == first
    assert len(first) >= 50
    assert (tmp_path / "key").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("pace", ["0", "-1", "fast", "1.5"])
def test_a_pace_that_is_no_whole_number_is_refused(tmp_path: Path, pace: str) -> None:
    answer = read(tmp_path, INTERVISIE_PACE=pace)

    assert answer.returncode != 0
    assert "Write a whole number of at least 1." in answer.stderr


@pytest.mark.parametrize(
    "told",
    [
        {"INTERVISIE_OPENID_ISSUER": "https://sign.example"},
        {
            "INTERVISIE_OPENID_ISSUER": "http://sign.example",
            "INTERVISIE_OPENID_CLIENT": "a",
            "INTERVISIE_OPENID_SECRET": "b",
        },
    ],
    ids=["half", "plain"],
)
def test_a_provider_that_is_half_told_or_not_safe_is_refused(tmp_path: Path, told: dict[str, str]) -> None:
    known = read(tmp_path, **told)

    assert known.returncode != 0
    assert "INTERVISIE_OPENID" in known.stderr
