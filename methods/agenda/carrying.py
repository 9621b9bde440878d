"""Other methods, the same evening: what people did to the agenda comes along to the new one."""

from __future__ import annotations

from collections.abc import Sequence

from methods.agenda.blocks import Agenda, Block, having
from methods.agenda.proposing import free_id

ADDED = frozenset({"icebreaker", "own", "break"})


def carried(before: Agenda, after: Agenda, usual: Agenda) -> Agenda:
    """`after`, the usual agenda of other methods, with what people changed by hand in `before`, which began as `usual`.

    A part that is still there keeps the length it was given, and stays out when it was left out. What was added comes
    behind the part it came after; where that is gone with its method, behind the last of the same case, and otherwise
    behind the opening. A break between two cases comes with the cases.
    """
    found = _with_coffee(before, _as_given(before, after, usual))
    for block in _added(before, usual):
        place = _place(before.blocks, block, found.blocks)
        taken = any(each.id == block.id for each in found.blocks)
        kept = block.model_copy(update={"id": free_id(block.kind, found.blocks)}) if taken else block
        found = having(found, [*found.blocks[:place], kept, *found.blocks[place:]])
    return found


def _as_given(before: Agenda, after: Agenda, usual: Agenda) -> Agenda:
    """Without what was left out, and at the lengths that were given, where these are not the usual ones.

    Methods share the ids of steps. Only a part that is wholly the same in both usual agendas is the same part.
    """
    there = {block.id: block for block in before.blocks}
    same = {block.id for block in after.blocks if block in usual.blocks}
    out = {block.id for block in usual.blocks if block.id in same - set(there) and block.kind != "own"}
    given = {name: block.minutes for name, block in there.items() if name in same and block.minutes != block.own}
    here = [block for block in after.blocks if block.id not in out]
    return having(after, [_lasting(block, given.get(block.id, block.minutes)) for block in here])


def _lasting(block: Block, minutes: int) -> Block:
    return block if block.minutes == minutes else block.model_copy(update={"minutes": minutes})


def _with_coffee(before: Agenda, after: Agenda) -> Agenda:
    """Coffee belongs to the evening, not to its methods."""
    first, last = ([block for block in before.blocks if block.outside == side] for side in ("before", "after"))
    return having(after, [*first, *after.inside, *last])


def _added(before: Agenda, usual: Agenda) -> list[Block]:
    """Parts of the usual agenda come with it; what somebody wrote may have the name that its last look back has."""
    ids, own = {block.id for block in usual.blocks}, {block.title for block in usual.blocks if block.kind == "own"}
    added = [block for block in before.blocks if block.kind in ADDED]
    return [block for block in added if (block.title not in own if block.kind == "own" else block.id not in ids)]


def _case(block: Block) -> str:
    """Which case this step belongs to, as its id says; empty for everything else."""
    return block.id.split("-")[1] if block.kind == "round" else ""


def _place(old: Sequence[Block], block: Block, new: Sequence[Block]) -> int:
    """Where in `new` it comes."""
    ids = [each.id for each in new]
    first = sum(each.outside == "before" for each in new)
    for earlier in reversed(old[: old.index(block)]):
        if earlier.id in ids:
            return max(ids.index(earlier.id) + 1, first)
        same = [at for at, each in enumerate(new) if _case(each) and _case(each) == _case(earlier)]
        if same:
            return same[-1] + 1
    return first
