"""What people type, checked at the field. A refused form comes back with everything that was typed."""

from .belonging import BelongingForm
from .case import CaseForm
from .door import DoorForm, SeatForm
from .lead import RoomForm, WordForm
from .start import StartForm, chosen_before
from .texts import KeyedForm, LineForm, ShareForm, TextForm, WriteForm

__all__ = [
    "BelongingForm",
    "CaseForm",
    "DoorForm",
    "KeyedForm",
    "LineForm",
    "RoomForm",
    "SeatForm",
    "ShareForm",
    "StartForm",
    "TextForm",
    "WordForm",
    "WriteForm",
    "chosen_before",
]
