"""What people do to an agenda by hand. Every act gives a new agenda; it may be too long, `verdict` says so."""

from __future__ import annotations

from django.utils.translation import gettext as _

from methods.agenda.blocks import Agenda, Block, Refused, having
from methods.agenda.proposing import Extra, extra, outside

LONGEST = 240  # minutes of one block


def resize(agenda: Agenda, name: str, minutes: int) -> Agenda:
    """The block takes this many minutes. Raises Refused below its least, above four hours, or when it is not there."""
    block = _block(agenda, name)
    if minutes < block.least:
        raise Refused(_("“%(title)s” needs at least %(least)s minutes.") % {"title": block.title, "least": block.least})
    if minutes > LONGEST:
        raise Refused(_("One part may take at most %(most)s minutes.") % {"most": LONGEST})
    changed = block.model_copy(update={"minutes": minutes})
    return having(agenda, [changed if each is block else each for each in agenda.blocks])


def move(agenda: Agenda, name: str, by: int) -> Agenda:
    """The block goes so many places later, or earlier below zero; at the ends it stops.

    Raises Refused for a step of the script, for coffee, and when it is not there.
    """
    block = _block(agenda, name)
    if block.fixed or block.outside:
        raise Refused(_("“%(title)s” has its own place and stays there.") % {"title": block.title})
    rest = [each for each in agenda.blocks if each is not block]
    first = sum(each.outside == "before" for each in rest)
    last = len(rest) - sum(each.outside == "after" for each in rest)
    place = min(max(agenda.blocks.index(block) + by, first), last)
    return having(agenda, [*rest[:place], block, *rest[place:]])


def remove(agenda: Agenda, name: str) -> Agenda:
    """Without this block. Raises Refused for a step that belongs to the script, and when it is not there."""
    block = _block(agenda, name)
    if block.fixed:
        raise Refused(_("“%(title)s” belongs to the method and cannot be left out.") % {"title": block.title})
    return having(agenda, [each for each in agenda.blocks if each is not block])


def add(agenda: Agenda, kind: Extra, *, after: str = "", title: str = "") -> Agenda:
    """With one more block behind `after`, or as the first between begin and end.

    Raises Refused when `after` is not there, or lies behind the end.
    """
    place = sum(each.outside == "before" for each in agenda.blocks)
    if after:
        block = _block(agenda, after)
        if block.outside == "after":
            raise Refused(_("Nothing comes after “%(title)s”.") % {"title": block.title})
        place = agenda.blocks.index(block) + 1
    new = extra(kind, agenda.blocks, title)
    return having(agenda, [*agenda.blocks[:place], new, *agenda.blocks[place:]])


def coffee(agenda: Agenda, *, before: bool, after: bool) -> Agenda:
    """With coffee on these sides of the meeting, and not on the others. What was there keeps its minutes."""
    known = {block.outside: block for block in agenda.blocks if block.outside}
    first = [known.get("before", outside("before"))] if before else []
    last = [known.get("after", outside("after"))] if after else []
    return having(agenda, [*first, *agenda.inside, *last])


def _block(agenda: Agenda, name: str) -> Block:
    for block in agenda.blocks:
        if block.id == name:
            return block
    raise Refused(_("This part is no longer in the agenda."))
