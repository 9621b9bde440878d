"""Flip: lines on flip-over sheets, written live by the facilitator, a scribe or everybody, without names."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from methods import definitions

from ..models import Activity, Seat
from .base import Kind, Look
from .board import Board, board_of, heard
from .leaves import Edition, Leaf, sheet_leaves
from .parts import SheetView, all_sheets, shown_sheets


@dataclass(frozen=True, slots=True)
class FlipDesk:
    """The sheets to write on. `key` is for the next line; `writers` says who writes along."""

    sheets: tuple[SheetView, ...]
    key: str
    writers: str
    scribe: str


@dataclass(frozen=True, slots=True)
class FlipPhone:
    """The sheets for a seat that writes along; otherwise only what everybody sees."""

    sheets: tuple[SheetView, ...]
    may_write: bool
    key: str


class Flip(Kind):
    slug = "flip"

    def console(self, activity: Activity) -> FlipDesk:
        scribe = activity.session.scribe
        return FlipDesk(
            sheets=all_sheets(activity),
            key=str(uuid.uuid4()),
            writers=_script(activity).writers,
            scribe=scribe.name if scribe else "",
        )

    def beamer(self, look: Look) -> Board:
        """Flip-overs; while somebody sits with the back to the circle, lines next to the circle."""
        shown = shown_sheets(look.activity, look.until)
        return heard(shown, look.head) if look.activity.definition.away else board_of(shown, look.head, flips=True)

    def phone(self, activity: Activity, seat: Seat) -> FlipPhone:
        return FlipPhone(shown_sheets(activity), may_write=self.asks(activity, seat), key=str(uuid.uuid4()))

    def asks(self, activity: Activity, seat: Seat) -> bool:
        writers = _script(activity).writers
        return not activity.is_away(seat) and (writers == "everyone" or activity.session.scribe_id == seat.pk)

    def harvest(self, activity: Activity, edition: Edition) -> tuple[Leaf, ...]:
        return sheet_leaves(activity, self.slug, edition)


def _script(activity: Activity) -> definitions.Flip:
    script = activity.definition
    assert isinstance(script, definitions.Flip)  # noqa: S101  # the table of kinds guarantees it
    return script
