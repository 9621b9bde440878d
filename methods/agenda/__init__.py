"""The agenda of a meeting in blocks of minutes: proposed, changed by hand, and made to fit. Knows no session.

Blocks are those of S3:71-79 as our scripts have them: opening, case rounds, closing, with coffee around it (S3:68-70)
and whatever is put in between. A step of a script keeps its place; a break or an icebreaker may go anywhere else.
"""

from methods.agenda.acts import LONGEST, add, coffee, move, remove, resize
from methods.agenda.blocks import Agenda, Block, Change, Refused, Slot, Verdict
from methods.agenda.carrying import carried
from methods.agenda.keeping import kept
from methods.agenda.proposing import EXTRAS, Evening, ended_with, free_id, propose, spread, timed
from methods.agenda.verdict import fitted, tight, verdict

__all__ = [
    "EXTRAS",
    "LONGEST",
    "Agenda",
    "Block",
    "Change",
    "Evening",
    "Refused",
    "Slot",
    "Verdict",
    "add",
    "carried",
    "coffee",
    "ended_with",
    "fitted",
    "free_id",
    "kept",
    "move",
    "propose",
    "remove",
    "resize",
    "spread",
    "tight",
    "timed",
    "verdict",
]
