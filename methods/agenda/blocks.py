"""What an agenda is made of: blocks of minutes that can be kept as JSON, and what is said about them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Self

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from pydantic import model_validator

from methods.definitions.base import Definition

Kind = Literal["coffee", "opening", "icebreaker", "round", "break", "own", "spare", "closing"]
Outside = Literal["", "before", "after"]


class Refused(ValueError):
    """This cannot be done with an agenda. The text is a sentence for people."""


class Block(Definition):
    """A piece of the agenda. Minutes: what it takes now, what it was meant to take, and what it keeps at least.

    `outside` blocks lie before the begin or after the end and count in no sum. A `fixed` block stays where it is.
    """

    id: str
    kind: Kind
    title: str
    minutes: int
    own: int
    least: int
    fixed: bool = False
    outside: Outside = ""


class Agenda(Definition):
    """Blocks in order, and the minutes between begin and end. Kept as JSON with `model_dump` and `model_validate`."""

    available: int
    blocks: tuple[Block, ...]

    @model_validator(mode="after")
    def _holds(self) -> Self:
        ids = [block.id for block in self.blocks]
        if len(ids) != len(set(ids)):
            raise ValueError("two blocks have one id")
        if any(not 0 <= block.least <= block.minutes for block in self.blocks):
            raise ValueError("a block is shorter than its least")
        return self

    @property
    def inside(self) -> tuple[Block, ...]:
        """What has to fit between begin and end."""
        return tuple(block for block in self.blocks if not block.outside)

    @property
    def over(self) -> int:
        """Minutes too long; below zero is minutes left, zero adds up to the end time."""
        return sum(block.minutes for block in self.inside) - self.available


@dataclass(frozen=True, slots=True)
class Change:
    """One line of a proposal: `minutes` instead of `was`. Zero is leaving it out; `was` zero is new."""

    block: str
    title: str
    was: int
    minutes: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether an agenda fits, in words, and what would make it fit. `proposal` is None when nothing can, or need."""

    over: int
    changes: tuple[Change, ...]
    proposal: Agenda | None

    @property
    def sentence(self) -> str:
        if self.over > 0:
            return ngettext("%(n)s minute too long", "%(n)s minutes too long", self.over) % {"n": self.over}
        if self.over < 0:
            return ngettext("%(n)s minute left", "%(n)s minutes left", -self.over) % {"n": -self.over}
        return _("Done, exactly on time")


@dataclass(frozen=True, slots=True)
class Slot:
    """A block at its time."""

    block: Block
    begin: datetime
    end: datetime


def having(agenda: Agenda, blocks: Sequence[Block]) -> Agenda:
    """The same evening with these blocks."""
    return Agenda(available=agenda.available, blocks=tuple(blocks))
