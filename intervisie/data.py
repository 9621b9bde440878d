"""The data folder: what this installation keeps (database, keys). Nothing of the programme itself lives there."""

import os
from pathlib import Path
from secrets import token_urlsafe

PRIVATE_FOLDER = 0o700
PRIVATE_FILE = 0o600


def data_folder(path: Path) -> Path:
    """Make the folder when it is missing; nobody but its owner may look inside (mode 0700)."""
    path.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    if path.stat().st_mode & 0o077:
        path.chmod(PRIVATE_FOLDER)
    return path


def write_private(path: Path, text: str) -> None:
    """Put this text in the file, in one go, for its owner alone (mode 0600)."""
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    fresh.touch(mode=PRIVATE_FILE)
    fresh.write_text(text, encoding="utf-8")
    fresh.replace(path)


def secret_key(path: Path) -> str:
    """The key in this file; a new one is written the first time."""
    if not path.exists():
        write_private(path, token_urlsafe(48))
    return path.read_text(encoding="utf-8").strip()
