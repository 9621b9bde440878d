"""What people are asked, as data: two files, and what an organisation made of the first within bounds.

A statement keeps its id as long as it keeps its words; figures of different statements are never added up.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Collection, Sequence
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError, model_validator
from pydantic import Field as Bounded

from .errors import Faulty

FOLDER = Path(__file__).parent / "questions"
LARGEST = 64 * 1024
FEWEST, MOST, OWN = 3, 8, 3  # statements that remain at least, that fit into a minute, and that may be one's own
LONGEST_WORDS = 1000  # signs in the open question
SCALE = range(1, 6)

Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]{0,30}$")]
Sentence = Annotated[str, StringConstraints(strip_whitespace=True, min_length=3, max_length=120)]
Short = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=24)]


class Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Statement(Part):
    """Something to agree with, from 1 to 5. `short` is its name in a chart; `guided`: only asked after guidance."""

    id: Id
    text: Sentence
    short: Short
    guided: bool = False


class Open(Part):
    """The one question that is answered in words."""

    id: Id
    text: Sentence


class Choice(Part):
    id: Id
    text: Sentence


class Need(Part):
    """How somebody wants to go on."""

    id: Id
    text: Sentence
    choices: Annotated[tuple[Choice, ...], Bounded(min_length=2, max_length=6)]


class Questionnaire(Part):
    """Everything that is asked at once."""

    format: Literal[1]
    title: Sentence
    statements: Annotated[tuple[Statement, ...], Bounded(min_length=FEWEST, max_length=MOST)]
    open: Open | None = None
    need: Need

    @model_validator(mode="after")
    def ids_are_told_apart(self) -> Questionnaire:
        ids = [each.id for each in self.statements] + [self.need.id] + ([self.open.id] if self.open else [])
        if len(ids) != len(set(ids)):
            raise ValueError("the same id is used twice")
        return self

    def asked(self, *, guided: bool) -> Questionnaire:
        """As it is asked after a meeting that was guided, or was not."""
        return self if guided else self.model_copy(update={"statements": tuple(_unguided(self.statements))})


def _unguided(statements: Sequence[Statement]) -> list[Statement]:
    return [each for each in statements if not each.guided]


@cache
def standard(*, final: bool) -> Questionnaire:
    """As it comes with the product: after a meeting, or after the last one of a path."""
    name = "path.toml" if final else "meeting.toml"
    return read((FOLDER / name).read_bytes(), name=name)


def read(content: bytes, *, name: str) -> Questionnaire:
    """The questionnaire in a TOML file, called `name` in errors. Raises `Faulty`."""
    if len(content) > LARGEST:
        raise Faulty((f"{name}: is larger than {LARGEST // 1024} KiB",))
    try:
        return Questionnaire.model_validate(tomllib.loads(content.decode()))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise Faulty((f"{name}: {error}",)) from error
    except ValidationError as error:
        raise Faulty(tuple(f"{name}: {_place(each['loc'])}: {each['msg']}" for each in error.errors())) from error


def _place(parts: Sequence[int | str]) -> str:
    return ".".join(str(part) for part in parts)


def kept(dumped: dict[str, Any]) -> Questionnaire:
    """The questionnaire that a row holds, as it was dumped."""
    return Questionnaire.model_validate(dumped)


def adapted(chosen: Collection[str], own: Sequence[str]) -> Questionnaire:
    """The one after a meeting, with these statements of it and these of one's own. Raises `Faulty`."""
    usual = standard(final=False)
    left = [each for each in usual.statements if each.id in chosen]
    mine = [Statement.model_construct(id=own_id(text), text=text.strip(), short=_named(text)) for text in own]
    whole = usual.model_dump() | {"statements": [each.model_dump() for each in (*left, *mine)]}
    if len(_unguided([*left, *mine])) < FEWEST or len(mine) > OWN:
        raise Faulty((f"{FEWEST} to {MOST} statements, of which at most {OWN} your own",))
    try:
        return Questionnaire.model_validate(whole)
    except ValidationError as error:
        raise Faulty(tuple(f"{_place(each['loc'])}: {each['msg']}" for each in error.errors())) from error


def own_id(text: str) -> str:
    """The id of a statement of one's own: other words are another statement."""
    return "own-" + hashlib.sha256(text.strip().encode()).hexdigest()[:12]


def _named(text: str) -> str:
    words = text.strip().rstrip(".")
    return words if len(words) <= 24 else words[:23].rstrip() + "…"
