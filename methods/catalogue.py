"""The library as it is on disk: read once, kept in memory, in the order of the gallery."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from methods.definitions import Method, Place, Shared
from methods.reading import Broken, read_method, read_place, read_shared

LIBRARY = Path(__file__).parent / "library"
FAMILIARITY = ("any", "some", "well")


class UnknownMethod(LookupError):
    """There is no method with this slug."""


@cache
def methods() -> tuple[Method, ...]:
    """Every method, the easiest for a new group first. Raises Broken when a file is."""
    closing_steps = tuple(step.id for step in closing().steps)
    found = [read_method(path, name=_name(path), closing=closing_steps) for path in _files()]
    return tuple(sorted(found, key=_ease))


def method(slug: str) -> Method:
    """The method with this slug. Raises UnknownMethod."""
    for candidate in methods():
        if candidate.slug == slug:
            return candidate
    raise UnknownMethod(slug)


def known(slugs: Iterable[str]) -> tuple[Method, ...]:
    """The methods of these slugs, in this order, without those that have left the library since."""
    found = {method.slug: method for method in methods()}
    return tuple(found[slug] for slug in slugs if slug in found)


@cache
def opening() -> Shared:
    """The steps that open every session. Raises Broken when the file is."""
    return _shared("opening")


@cache
def closing() -> Shared:
    """The steps that close every session. Raises Broken when the file is."""
    return _shared("closing")


@cache
def place() -> Place:
    """What a good place has. Raises Broken when the file is broken."""
    path = LIBRARY / "shared" / "place.toml"
    return read_place(path, name=_name(path))


def problems() -> tuple[str, ...]:
    """Every fault in the library, straight from disk; empty when all is well."""
    found: list[str] = []
    closing_steps: tuple[str, ...] | None = None
    for part in ("opening", "closing"):
        try:
            steps = _shared(part).steps
            closing_steps = tuple(step.id for step in steps) if part == "closing" else None
        except Broken as broken:
            found += broken.problems
    for path in _files():
        try:
            read_method(path, name=_name(path), closing=closing_steps)
        except Broken as broken:
            found += broken.problems
    return (*found, *_problems_of_the_place())


def _problems_of_the_place() -> tuple[str, ...]:
    path = LIBRARY / "shared" / "place.toml"
    try:
        read_place(path, name=_name(path))
    except Broken as broken:
        return broken.problems
    return ()


def _ease(method: Method) -> tuple[int, int, str]:
    """Where a method lies in the gallery: how well people should know each other, then time, then name."""
    return FAMILIARITY.index(method.familiarity), method.default_minutes, method.name


def _files() -> list[Path]:
    return sorted(LIBRARY.glob("*.toml"))


def _shared(part: str) -> Shared:
    path = LIBRARY / "shared" / f"{part}.toml"
    return read_shared(path, name=_name(path))


def _name(path: Path) -> str:
    return path.relative_to(LIBRARY.parent).as_posix()
