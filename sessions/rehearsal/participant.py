"""A virtual participant: does what the own phone offers, and knows nothing else of the session."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from methods.definitions import AnyActivity, Write

from .forms import Form
from .room import Card, Room
from .sameness import WORD
from .screen import Screen

LINES = 2
WORDS = (
    "Wat maakt dat je hier steeds <weer> ja op zegt & nooit nee?",
    "Van wie is dit “probleem” eigenlijk, en wie merkt ervan?",
    "Ik zie iemand die zorgt. Wie zorgt er voor jou?",
    "Wat zou er gebeuren als je één week niets deed?",
)


@dataclass(frozen=True, slots=True)
class Habits:
    """How this one takes part. `twice` sends keyed forms twice, "again" or "at once"; `plain` is a phone that runs no
    scripts; `passes` passes once per round; `waits` leaves ending a turn to the facilitator.
    """

    share: str = "named"
    twice: str = ""
    plain: bool = False
    passes: bool = False
    waits: bool = False


class Participant:
    """One phone and what its owner has done in the running activity."""

    def __init__(self, room: Room, screen: Screen, habits: Habits) -> None:
        self.room, self.screen, self.habits = room, screen, habits
        self.begin(None)

    @property
    def name(self) -> str:
        return self.screen.name

    def begin(self, activity: AnyActivity | None, title: str = "") -> None:
        """Another activity: nothing has been done in it yet."""
        self.activity, self.title = activity, title or (activity.title if activity else "")
        self.written: Counter[str] = Counter()
        self.done: Counter[str] = Counter()
        self.sorted: list[str] = []
        self.answered: list[str] = []

    async def act(self) -> bool:
        """Do one thing that the phone offers; False when there is nothing left to do."""
        skills: tuple[Callable[[], Awaitable[bool]], ...] = (
            self.write, self.read, self.take_turn, self.sort, self.share_sorting, self.answer, self.add_line, self.ready
        )  # fmt: skip
        for skill in skills:
            if await skill():
                return True
        return False

    # ---- writing -----------------------------------------------------------------------------------------------------

    async def write(self) -> bool:
        """Fill every field that still asks for something, and send them together; some say at once that it was all."""
        offers = [(form, fields) for form in self.screen.offers("write") if (fields := self._open_fields(form))]
        if offers:
            await self._write(*offers[-1 if self.habits.twice else 0])
        return bool(offers)

    def _open_fields(self, form: Form) -> list[str]:
        """The empty fields of prompts for which less was written than asked (at least one each)."""
        room = Counter({prompt: wanted - self.written[prompt] for prompt, wanted in self._wanted().items()})
        found: list[str] = []
        for name in dict.fromkeys(node.attrs["name"] for node in form.controls()):
            prompt = name.removeprefix("text-").rpartition("-")[0] if name.startswith("text-") else ""
            if prompt and room.get(prompt, 1 - self.written[prompt]) > 0:
                room[prompt] = room.get(prompt, 1) - 1
                found.append(name)
        return found

    def _wanted(self) -> dict[str, int]:
        if not isinstance(self.activity, Write):
            return {}
        return {prompt.id: max(1, prompt.least) for prompt in self.activity.prompts}

    async def _write(self, form: Form, fields: list[str]) -> None:
        chooses = bool(form.named("share"))
        share = {"share": self.habits.share} if chooses else {}
        cards = [self._card(chooses=chooses) for _name in fields]
        for name, card in zip(fields, cards, strict=True):
            self.written[name.removeprefix("text-").rpartition("-")[0]] += 1
            card.secret.shown = self._is_at_once()
        self.done["ready"] += bool(form.value("ready"))
        await self.send(form, {**dict(zip(fields, map(_sentence, cards), strict=True)), **share})
        await self._keep(cards)

    def _card(self, *, chooses: bool) -> Card:
        kind = "a card"
        if isinstance(self.activity, Write) and self.activity.reveal == "never":
            kind = "a text for oneself"
        elif chooses and self.habits.share == "withheld":
            kind = "a withheld takeaway"
        secret = self.room.site.watch.canary(kind, self.name)
        return Card(secret, self.name, self.title, self.habits.share if chooses else "")

    def _is_at_once(self) -> bool:
        return isinstance(self.activity, Write) and self.activity.reveal == "at-once"

    async def _keep(self, cards: list[Card]) -> None:
        """The server took them: from here on they may not be lost."""
        self.room.cards += cards
        for card in cards:
            if card.secret.shown and card.is_common:
                await self.room.expect_on_wall(card, self.screen.seen)

    # ---- the other things a phone offers -----------------------------------------------------------------------------

    async def read(self) -> bool:
        """Read the first own card aloud: from then on the circle may see it."""
        offers = self.screen.offers("card-read")
        if not offers:
            return False
        card = self._card_of(offers[0])
        card.secret.shown = True
        await self.send(offers[0])
        await self.room.expect_on_wall(card, self.screen.seen)
        return True

    def _card_of(self, form: Form) -> Card:
        """The card that a form is about, by the words that stand around it."""
        near = self.screen.page.by_id(f"card-{form.value('card')}") or form.node
        words = next(found for node in near.up() if (found := WORD.findall(node.text)))
        return next(card for card in self.room.cards if card.word == words[0])

    async def take_turn(self) -> bool:
        """Say that one has spoken; who is shy passes once."""
        if self.habits.waits:
            return False
        passes = self.habits.passes and not self.done["turn-pass"]
        for act in ("turn-pass", "turn-done") if passes else ("turn-done",):
            if self.screen.offers(act):
                self.done["turn"] += 1
                return await self._do(act)
        return False

    async def sort(self) -> bool:
        """Put the next card in a bin; each bin gets its share."""
        for form in self.screen.offers("sort"):
            card = form.value("card")
            if card and card not in self.sorted:
                bins = [name for other in self.screen.offers("sort", card=card) if (name := other.value("bin"))]
                chosen = bins[len(self.sorted) % len(bins)]
                self.sorted.append(card)
                await self.send(self.screen.offer("sort", card=card, bin=chosen))
                return True
        return False

    async def share_sorting(self) -> bool:
        return not self.done["sort-share"] and await self._do("sort-share")

    async def answer(self) -> bool:
        """Answer the card in the light with a note that stays private; otherwise put the first one there."""
        for form in self.screen.offers("answered"):
            if form.value("card") not in self.answered:
                self.answered.append(form.value("card"))
                await self.send(form, {"note": self._note()} if form.named("note") else {})
                return True
        return not self.answered and await self._do("light")

    def _note(self) -> str:
        return f"Voor mezelf: {self.room.site.watch.canary('a note on an answer', self.name).word}"

    async def add_line(self) -> bool:
        """Write a line on a flip-over sheet that everybody sees at once."""
        offers = self.screen.offers("line")
        if not offers or self.done["line"] >= LINES:
            return False
        self.done["line"] += 1
        card = Card(self.room.site.watch.canary("a card", self.name), self.name, self.title, "unnamed")
        card.secret.shown = True
        await self.send(offers[0], {"text": _sentence(card)})
        await self._keep([card])
        return True

    async def ready(self) -> bool:
        """Say so, also with a writing form that is left empty."""
        if self.done["ready"]:
            return False
        empty = self.screen.offers("write", ready="1")
        if not self.screen.offers("ready") and empty and self.written:
            self.done["ready"] += 1
            await self.send(empty[0])
            return True
        return await self._do("ready")

    async def _do(self, act: str) -> bool:
        """Press the first button for this act; False when the phone has none."""
        offers = self.screen.offers(act)
        if offers:
            self.done[act] += 1
            await self.send(offers[0])
        return bool(offers)

    # ---- sending -----------------------------------------------------------------------------------------------------

    async def send(self, form: Form, typed: dict[str, str] | None = None) -> None:
        """Send it the way this phone does, and wait until the own screen has followed."""
        data = form.filled(typed)
        twice = self.habits.twice if "key" in data else ""
        if self.habits.plain:
            await self.screen.send_plainly(form, data)
        elif twice == "at once":
            await asyncio.gather(self.screen.send(form, data), self.screen.send(form, data))
        else:
            await self.screen.send(form, data)
        if twice == "again":
            await self.screen.send(form, data)
        await self.screen.settled(self.screen.seen)


def _sentence(card: Card) -> str:
    """Words with signs that are easily broken, and the canary."""
    return f"{WORDS[len(card.writer) % len(WORDS)]} {card.word}"
