"""What has to be true before the site can start: translations compiled, tables in place, styles collected.

Each step runs only when its sources changed since the last time, so that a second start is quick. Nothing here needs
the settings, except what its caller hands over.
"""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from intervisie.words import VARIANTS, variant

ROOT = Path(__file__).resolve().parent.parent


def compile_translations(locale: Path) -> int:
    """Turn each `.po` that is newer than its `.mo` into a `.mo`, without gettext's own tools; how many were done."""
    done = 0
    for source in sorted(locale.glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        with source.open("rb") as file:
            catalogue = read_po(file)
        fresh = target.with_suffix(f".{source.stat().st_mtime_ns}")
        with fresh.open("wb") as file:
            write_mo(file, catalogue)
        fresh.replace(target)
        done += 1
    _compile_variants(locale)
    return done


def _compile_variants(locale: Path) -> None:
    """Dutch with each word for who leads a session, in a folder beside it; made anew when the Dutch or this changed."""
    source = locale / "nl" / "LC_MESSAGES" / "django.po"
    if not source.exists():
        return
    newest = max(source.stat().st_mtime, (ROOT / "intervisie" / "words.py").stat().st_mtime)
    for word, tag in VARIANTS.items():
        target = locale / f"nl_{tag.capitalize()}" / "LC_MESSAGES" / "django.mo"
        if target.exists() and target.stat().st_mtime >= newest:
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        fresh = target.with_suffix(".fresh")
        with source.open("rb") as file, fresh.open("wb") as out:
            write_mo(out, variant(read_po(file), word))
        fresh.replace(target)


def fingerprint(*patterns: str) -> str:
    """One digest of the names and contents of all files of the project that these patterns find."""
    digest = sha256()
    for pattern in patterns:
        for path in sorted(path for path in ROOT.glob(pattern) if path.is_file()):
            digest.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


class Stamp:
    """A file that remembers for which sources a step was last done."""

    def __init__(self, file: Path, now: str) -> None:
        self.file = file
        self.now = now

    def is_current(self) -> bool:
        return self.file.exists() and self.file.read_text(encoding="utf-8") == self.now

    def put(self) -> None:
        self.file.write_text(self.now, encoding="utf-8")


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Waits until no other start is preparing this folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / ".lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
