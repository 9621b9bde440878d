"""What a kind of activity is: what it shows on console, beamer and phone. Kinds read; they never write or ring."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from ..models import Activity, Seat


@dataclass(frozen=True, slots=True)
class Look:
    """What the beamer may show of an activity: nothing that was shown to the circle after `until` (a held beamer)."""

    activity: Activity
    until: datetime | None = None


class Kind(ABC):
    """One kind of activity. Its templates are `activities/<slug>/{console,beamer,phone}.html`."""

    slug: ClassVar[str]
    takes_turns: ClassVar[bool] = False

    @abstractmethod
    def console(self, activity: Activity) -> object:
        """What the facilitator sees of it: a frozen view-model."""

    @abstractmethod
    def beamer(self, look: Look) -> object:
        """What everybody sees of it: a frozen view-model without anything private."""

    @abstractmethod
    def phone(self, activity: Activity, seat: Seat) -> object:
        """What this one seat sees of it: a frozen view-model with own cards and shown cards only."""

    @abstractmethod
    def asks(self, activity: Activity, seat: Seat) -> bool:
        """Whether the phone of this seat asks for attention now; otherwise it says: put me away."""
