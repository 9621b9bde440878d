"""What one rehearsal keeps: the screens, and every card that the server acknowledged."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

from .browser import Site
from .markup import Node
from .sameness import card_around, places
from .screen import Screen
from .watch import Secret


@dataclass(eq=False, slots=True)
class Card:
    """A text that the server took. `writer` is empty for the facilitator; `share` is what a takeaway's writer chose."""

    secret: Secret
    writer: str
    activity: str
    share: str = ""

    @property
    def word(self) -> str:
        return self.secret.word

    def is_by_name(self, page: Node) -> bool:
        """Whether the writer's name stands with the words somewhere on this page."""
        return any(self.writer in card_around(place).text for place in places(page, self.word))

    @property
    def is_common(self) -> bool:
        """Whether it is for the facilitator and, later, the circle."""
        return self.secret.kind == "a card"


@dataclass(eq=False, slots=True)
class Room:
    """The clients of one session, what was written, and what went wrong with it."""

    site: Site
    console: Screen
    beamer: Screen
    phones: list[Screen] = field(default_factory=list)
    cards: list[Card] = field(default_factory=list)
    lost: dict[str, str] = field(default_factory=dict)
    doubled: dict[str, str] = field(default_factory=dict)

    @property
    def screens(self) -> list[Screen]:
        return [self.console, self.beamer, *self.phones]

    async def settle(self) -> None:
        """Wait until every screen shows the session as it is now. Raises `Stopped` when a bell was lost."""
        await self.console.ask()
        await asyncio.gather(*(screen.settled(self.console.seen) for screen in self.screens))

    def fault(self, sentence: str) -> None:
        if sentence not in self.site.faults:
            self.site.faults.append(sentence)

    def lose(self, card: Card, where: str) -> None:
        """Each card is lost at most once, and told where first."""
        writer = card.writer or "the facilitator"
        self.lost.setdefault(card.word, f"A card of {writer} from “{card.activity}” is not {where}.")

    def double(self, card: Card, where: str) -> None:
        writer = card.writer or "the facilitator"
        self.doubled.setdefault(card.word, f"A card of {writer} from “{card.activity}” stands twice {where}.")

    async def expect_on_wall(self, card: Card, version: int) -> None:
        """A card that the circle may see stands on the beamer, without its writer's name when that was asked."""
        await self.beamer.settled(version)
        if not places(self.beamer.page, card.word):
            self.lose(card, "on the beamer")
        if card.share == "unnamed" and card.is_by_name(self.beamer.page):
            self.site.watch.tell(f"the beamer tells who wrote a card that was to stay unnamed, in “{card.activity}”")
