"""The data folder: what this installation keeps (database, secret key). Nothing of the programme itself lives there."""

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


def secret_key(path: Path) -> str:
    """The key in this file; a new one is written the first time (mode 0600)."""
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE)
    except FileExistsError:
        return path.read_text(encoding="utf-8").strip()
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(token_urlsafe(48))
    return path.read_text(encoding="utf-8").strip()
