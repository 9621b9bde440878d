"""Whether an agenda fits, and the one that does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from methods.agenda.blocks import Agenda, Block, Change, Verdict, having
from methods.fitting import Length, shrink


def verdict(agenda: Agenda) -> Verdict:
    """Whether it fits, and a proposal that does. A proposal never goes below the least of a block."""
    if agenda.over == 0:
        return Verdict(over=0, changes=(), proposal=None)
    found = fitted(agenda)
    if found is None:
        return Verdict(over=agenda.over, changes=(), proposal=None)
    return Verdict(over=agenda.over, changes=tuple(_changes(agenda, found)), proposal=found)


def fitted(agenda: Agenda) -> Agenda | None:
    """The agenda that adds up to the end time, in the same order, or None when it cannot.

    What is left becomes room to breathe before the closing. What is too much is taken from that room first, then evenly
    from everything; when that is not enough, what was put in between is left out, the last first.
    """
    if agenda.over <= 0:
        return _with_room(agenda)
    kept = [block for block in agenda.blocks if block.kind != "spare"]
    droppable = [block for block in reversed(kept) if not block.fixed and not block.outside]
    for number in range(len(droppable) + 1):
        gone = {block.id for block in droppable[:number]}
        tried = _shrunk(agenda, [block for block in kept if block.id not in gone])
        if tried.over <= 0:
            return _with_room(tried)
    return None


def tight(agenda: Agenda) -> Agenda:
    """Without room to breathe: what cannot fit is too long by what people are to do alone."""
    return having(agenda, [block for block in agenda.blocks if block.kind != "spare"])


def _shrunk(agenda: Agenda, blocks: Sequence[Block]) -> Agenda:
    inside = [block for block in blocks if not block.outside]
    over = sum(block.minutes for block in inside) - agenda.available
    given = shrink([Length(block.minutes, block.own, block.least) for block in inside], over)
    minutes = {block.id: each for block, each in zip(inside, given, strict=True)}
    return having(
        agenda, [block.model_copy(update={"minutes": minutes.get(block.id, block.minutes)}) for block in blocks]
    )


def _with_room(agenda: Agenda) -> Agenda:
    """What is left over goes to one block before the closing; it is there only when there is something left."""
    if agenda.over == 0:
        return agenda
    left = -agenda.over + sum(block.minutes for block in agenda.blocks if block.kind == "spare")
    blocks = [block for block in agenda.blocks if block.kind != "spare"]
    tail = ("closing", "coffee")
    place = next(
        (number for number, block in enumerate(blocks) if block.kind in tail and block.outside != "before"), len(blocks)
    )
    spare = Block(id="spare", kind="spare", title=_("Room to breathe"), minutes=left, own=left, least=0)
    return having(agenda, [*blocks[:place], spare, *blocks[place:]])


def _changes(before: Agenda, after: Agenda) -> Iterator[Change]:
    was = {block.id: block for block in before.blocks}
    now = {block.id: block for block in after.blocks}
    for name, block in {**was, **now}.items():
        old, new = (was[name].minutes if name in was else 0), (now[name].minutes if name in now else 0)
        if old != new:
            yield Change(block=name, title=block.title, was=old, minutes=new)
