"""What a kind of activity is: what it shows on console, beamer and phone. Kinds read; they never write or ring."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar

from ..models import Activity, Seat
from .fit import Head
from .leaves import Edition, Leaf


@dataclass(frozen=True, slots=True)
class Look:
    """What the beamer may show of an activity: nothing that was shown to the circle after `until` (a held beamer).

    What the facilitator corrects, hides or removes shows through a held beamer at once: that is meant to be gone.
    `head` holds the words that stand above the scene, for the room they leave.
    """

    activity: Activity
    until: datetime | None = None
    head: Head = field(default_factory=Head)

    @property
    def light(self) -> int | None:
        """The card in the light; on a held beamer the one that was in it."""
        return self.activity.light_id if self.until is None else self.activity.session.held_light_id

    def has_seen(self, moment: datetime | None) -> bool:
        """Whether what happened at `moment` is on the beamer."""
        return moment is not None and (self.until is None or moment <= self.until)


class Kind(ABC):
    """One kind of activity. Its templates are `activities/<slug>/{console,beamer,phone,harvest}.html`."""

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

    def harvest(self, activity: Activity, edition: Edition) -> tuple[Leaf, ...]:
        """What it leaves in this edition on paper. Talking and reading aloud leave nothing."""
        return ()
