"""What people type, checked at the field. A refused form comes back with everything that was typed."""

from .case import CaseForm
from .door import DoorForm, SeatForm
from .start import StartForm
from .texts import KeyedForm, LineForm, ShareForm, TextForm, WriteForm

__all__ = [
    "CaseForm",
    "DoorForm",
    "KeyedForm",
    "LineForm",
    "SeatForm",
    "ShareForm",
    "StartForm",
    "TextForm",
    "WriteForm",
]
