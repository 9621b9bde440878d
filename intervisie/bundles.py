"""One file for each page: its scripts, or its styles, put together from the small files that they are written in.

Browsers read the small files just as well, and so do the tests; a page that is served asks for less.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable

Read = Callable[[str], str]

IMPORT = re.compile(r'^import (?:(?P<names>\{[^}]*\}) from )?"(?P<path>\.[^"]+)";\n', re.MULTILINE)
EXPORT = re.compile(r"^export (?P<rest>(?:const|class|(?:async )?function) (?P<name>\w+))", re.MULTILINE)
COMMENT = re.compile(r"^\s*//.*\n", re.MULTILINE)  # a whole line of it
STYLE = re.compile(r'^@import "(?P<path>[^"]+)";\n', re.MULTILINE)


def script(name: str, read: Read) -> str:
    """The module of this name and all that it imports, each once, as one module.

    `read` gives a file's text by its name. Every module keeps its names to itself and hands over what it exports.
    Raises `ValueError` for an import or export that is not written as our own scripts write them.
    """
    order: dict[str, str] = {}

    def take(wanted: str) -> None:
        if wanted in order:
            return
        text = read(wanted)
        near = {found["path"]: _beside(wanted, found["path"]) for found in IMPORT.finditer(text)}
        for path in near.values():
            take(path)
        order.setdefault(wanted, _module(wanted, text, {path: _variable(near[path]) for path in near}))

    take(name)
    return "".join(order.values())


def style(name: str, read: Read) -> str:
    """The sheet of this name with the sheets that it imports in place, each as it stands in the same folder."""

    def imported(found: re.Match[str]) -> str:
        return style(_beside(name, found["path"]), read)

    return STYLE.sub(imported, read(name))


def _beside(name: str, path: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), path))


def _variable(name: str) -> str:
    return re.sub(r"\W", "_", name.removesuffix(".js"))


def _module(name: str, text: str, near: dict[str, str]) -> str:
    """This module as a function that runs once: what it exports is what it returns."""
    given = [found["name"] for found in EXPORT.finditer(text)]
    body = IMPORT.sub(
        lambda found: f"const {found['names']} = {near[found['path']]};\n" if found["names"] else "", text
    )
    body = EXPORT.sub(lambda found: found["rest"], body)
    if wrong := re.search(r"^(?:import|export)\b.*", body, re.MULTILINE):
        raise ValueError(f"{name} cannot be put together with others: {wrong[0]}")
    body = COMMENT.sub("", body)
    return f"const {_variable(name)} = (() => {{\n{body}return {{ {', '.join(given)} }};\n}})();\n"
