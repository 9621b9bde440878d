"""Other methods, the same evening: what people put in between comes along to the new agenda."""

from __future__ import annotations

from collections.abc import Sequence

from methods.agenda.blocks import Agenda, Block, having
from methods.agenda.proposing import free_id

OWN = frozenset({"icebreaker", "own"})


def carried(before: Agenda, after: Agenda) -> Agenda:
    """`after` with the parts that people added to `before`, each behind the part it came after, at its own length.

    Where that part is gone with its method, it comes behind the last of the same case, and otherwise behind the
    opening. A break between two cases comes with the cases, so it is not carried.
    """
    found = after
    for block in _put_in_between(before):
        place = _place(before.blocks, block, found.blocks)
        taken = any(each.id == block.id for each in found.blocks)
        kept = block.model_copy(update={"id": free_id(block.kind, found.blocks)}) if taken else block
        found = having(found, [*found.blocks[:place], kept, *found.blocks[place:]])
    return found


def _put_in_between(agenda: Agenda) -> list[Block]:
    return [
        block
        for at, block in enumerate(agenda.blocks)
        if block.kind in OWN or (block.kind == "break" and not _between_cases(agenda.blocks, at))
    ]


def _between_cases(blocks: Sequence[Block], at: int) -> bool:
    before, after = ([_case(each) for each in part if _case(each)] for part in (blocks[:at], blocks[at:]))
    return bool(before and after) and before[-1] != after[0]


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
