"""A sound method in a file, to be broken in one place at a time."""

from pathlib import Path

from methods.definitions import Method
from methods.reading import Broken, read_method

SOUND = Path(__file__).with_name("proef.toml").read_text(encoding="utf-8")


def written(folder: Path, *changes: tuple[str, str]) -> Path:
    """The sound file with some texts replaced, each of which has to be there exactly once."""
    text = SOUND
    for old, new in changes:
        assert text.count(old) == 1, f"{old!r} stands there {text.count(old)} times"
        text = text.replace(old, new)
    path = folder / "proef.toml"
    path.write_text(text, encoding="utf-8")
    return path


def read(path: Path) -> Method:
    """The method in this file, checked against a closing of two steps."""
    return read_method(path, name="proef.toml", closing=("reflectie", "terugblik"))


def problems(path: Path) -> list[str]:
    """Everything that is wrong with this file."""
    try:
        read(path)
    except Broken as broken:
        return list(broken.problems)
    return []
