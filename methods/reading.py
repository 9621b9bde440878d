"""From a file to a definition, and from pydantic's errors to sentences: `library/x.toml: steps.3.title: is missing`."""

import tomllib
from collections.abc import Collection
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from methods.definitions import Method, Place, Shared
from methods.definitions.activities import KINDS
from methods.definitions.method import CLOSING

LARGEST = 64 * 1024
Kind = TypeVar("Kind", Shared, Place)

SENTENCES = {
    "missing": "is missing",
    "extra_forbidden": "is not known here",
    "union_tag_not_found": "is missing",
    "union_tag_invalid": "must be {expected_tags}",
    "literal_error": "must be {expected}",
    "int_type": "must be a whole number",
    "string_type": "must be text",
    "bool_type": "must be true or false",
    "tuple_type": "must be a list",
    "model_type": "must be a table",
    "model_attributes_type": "must be a table",
    "string_too_long": "must be at most {max_length} characters",
    "string_too_short": "must not be empty",
    "too_short": "needs at least {min_length}",
    "too_long": "may have at most {max_length}",
}
PATTERN_SENTENCE = "must be small letters, digits and hyphens"
NAME_SENTENCE = "must be small letters, digits and underscores, starting with a letter"


class Broken(Exception):
    """A file cannot be used. `problems` holds every fault as `file: path: sentence`."""

    def __init__(self, problems: Collection[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = tuple(problems)


def read_method(path: Path, *, name: str, closing: Collection[str] | None = None) -> Method:
    """The method in a file, called `name` in errors. Raises Broken with every fault."""
    data = _table(path, name)
    try:
        method = Method.model_validate(data, context={CLOSING: closing})
    except ValidationError as error:
        raise Broken([f"{name}: {line}" for line in _lines(error)]) from error
    if method.slug != path.stem:
        raise Broken([f"{name}: slug: must be “{path.stem}”, like the file"])
    return method


def read_shared(path: Path, *, name: str) -> Shared:
    """The opening or closing in a file, called `name` in errors. Raises Broken with every fault."""
    return _read(Shared, path, name)


def read_place(path: Path, *, name: str) -> Place:
    """The list of a good place in a file, called `name` in errors. Raises Broken with every fault."""
    return _read(Place, path, name)


def _read(kind: type[Kind], path: Path, name: str) -> Kind:
    data = _table(path, name)
    try:
        return kind.model_validate(data)
    except ValidationError as error:
        raise Broken([f"{name}: {line}" for line in _lines(error)]) from error


def _table(path: Path, name: str) -> dict[str, Any]:
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        raise Broken([f"{name}: cannot be read ({error.strerror})"]) from error
    if len(content) > LARGEST:
        raise Broken([f"{name}: is larger than {LARGEST // 1024} KiB"])
    try:
        return tomllib.loads(content.decode())
    except UnicodeDecodeError as error:
        raise Broken([f"{name}: is not UTF-8 text"]) from error
    except tomllib.TOMLDecodeError as error:
        raise Broken([f"{name}: {_lower(str(error))}"]) from error


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _lines(error: ValidationError) -> list[str]:
    return [f"{_path(fault)}: {_sentence(fault)}" for fault in error.errors(include_url=False)]


def _path(fault: ErrorDetails) -> str:
    """The place as the file's writer counts it: without the kind that pydantic puts after an activity's number."""
    parts = list(fault["loc"])
    if len(parts) > 4 and parts[2] == "activities" and parts[4] in KINDS:
        del parts[4]
    if fault["type"].startswith("union_tag"):
        parts.append("kind")
    return ".".join(str(part) for part in parts)


def _sentence(fault: ErrorDetails) -> str:
    if fault["type"] == "string_pattern_mismatch":
        return NAME_SENTENCE if "_" in str(fault["ctx"]["pattern"]) else PATTERN_SENTENCE
    sentence = SENTENCES.get(fault["type"])
    return sentence.format(**fault.get("ctx", {})) if sentence else fault["msg"]
