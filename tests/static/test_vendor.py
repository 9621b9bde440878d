"""What others made is in the tree unchanged, with its version, licence and hash."""

import hashlib
import tomllib
from pathlib import Path

import pytest

STATIC = Path(__file__).resolve().parents[2] / "static"
VENDORED = tomllib.loads((STATIC / "vendor" / "vendor.toml").read_text(encoding="utf-8"))["files"]


@pytest.mark.parametrize("entry", VENDORED, ids=lambda entry: str(entry["file"]))
def test_a_vendored_file_is_what_its_hash_says(entry: dict[str, str]) -> None:
    content = (STATIC / entry["file"]).read_bytes()

    digest = hashlib.sha256(content).hexdigest()

    assert digest == entry["sha256"]


@pytest.mark.parametrize("entry", VENDORED, ids=lambda entry: str(entry["file"]))
def test_a_vendored_file_comes_with_its_licence(entry: dict[str, str]) -> None:
    licence = STATIC / entry["licence_file"]

    text = licence.read_text(encoding="utf-8")

    assert len(text) > 200
    assert entry["version"]


def test_every_file_of_others_is_listed() -> None:
    listed = {entry["file"] for entry in VENDORED}

    found = {
        path.relative_to(STATIC).as_posix()
        for folder in ("vendor", "fonts")
        for path in (STATIC / folder).rglob("*")
        if path.suffix in {".js", ".woff2", ".css"}
    }

    assert found <= listed
