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
    """Without what was left out, and at the lengths that were given, where these are not the usual ones."""
    there = {block.id for block in before.blocks}
    out = {block.id for block in usual.blocks if block.kind != "own" and block.id not in there}
    given = {_known(block): block.minutes for block in before.blocks if block.minutes != block.own}
    here = [block for block in after.blocks if block.id not in out]
    return having(after, [_lasting(block, given.get(_known(block), block.minutes)) for block in here])


def _known(block: Block) -> tuple[str, str, int]:
    """What makes a part the same in another agenda. How long it is meant to be may change with the group."""
    return block.id, block.title, block.least


def _lasting(block: Block, minutes: int) -> Block:
    return block if block.minutes == minutes else block.model_copy(update={"minutes": minutes})


def _with_coffee(before: Agenda, after: Agenda) -> Agenda:
    """Coffee belongs to the evening, not to its methods."""
    first, last = ([block for block in before.blocks if block.outside == side] for side in ("before", "after"))
    return having(after, [*first, *after.inside, *last])


def _added(before: Agenda, usual: Agenda) -> list[Block]:
    """Parts of the usual agenda come with it; what somebody wrote may have the name that its last look back has."""
    meant = {(block.id, block.title) for block in usual.blocks}
    return [block for block in before.blocks if block.kind in ADDED and (block.id, block.title) not in meant]


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
