"""Write: everybody whom it concerns writes on the own phone; the circle sees a card when it is shown, not before."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from methods import definitions

from ..models import Activity, Card, Seat, Share, room_of
from .base import Kind, Look
from .board import Board, Words, beside_ring, board_of
from .leaves import Edition, Leaf, sheet_leaves
from .parts import CardView, SheetView, all_sheets, own_card, shown_sheets

SPARE = 3  # empty fields offered at most beyond what the prompt asks for


@dataclass(frozen=True, slots=True)
class Field:
    """A field on the phone; `number` counts from 1 over what was written before. `text` and `error`: it was refused."""

    name: str
    number: int
    text: str = ""
    error: str = ""


@dataclass(frozen=True, slots=True)
class Typed:
    """What a refused form held: the words and what was wrong with them by field, its key and the choice."""

    texts: Mapping[str, str]
    errors: Mapping[str, str]
    key: str
    share: str


@dataclass(frozen=True, slots=True)
class PromptView:
    """One thing to write: what this seat has written for it, and the fields that are still open."""

    slug: str
    label: str
    starter: str
    least: int
    most: int
    written: tuple[CardView, ...]
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class WritePhone:
    """A phone's writing task. `sees` is one of the reveal words and `signed` says whether a name goes along."""

    prompts: tuple[PromptView, ...]
    sees: str
    signed: bool
    choice: bool
    mark: str
    coach: tuple[str, ...]
    is_ready: bool
    is_enough: bool
    key: str
    share: str = Share.UNNAMED

    @property
    def written(self) -> int:
        """How many cards this seat has written here."""
        return sum(len(prompt.written) for prompt in self.prompts)

    @property
    def has_fields(self) -> bool:
        return any(prompt.fields for prompt in self.prompts)

    @property
    def may_go_on(self) -> bool:
        """Whether there is room for more than the fields that stand there now."""
        return any(not prompt.most or len(prompt.written) + len(prompt.fields) < prompt.most for prompt in self.prompts)

    def refilled(self, typed: Typed) -> WritePhone:
        """The same task with what was typed back in its fields. No field that held words is missing."""
        prompts = tuple(replace(prompt, fields=_refilled(prompt, typed)) for prompt in self.prompts)
        return replace(self, prompts=prompts, key=typed.key or self.key, share=typed.share or self.share)


@dataclass(frozen=True, slots=True)
class Writer:
    """How far one seat is; never what it wrote."""

    pk: int
    name: str
    written: int
    is_ready: bool
    has_phone: bool


@dataclass(frozen=True, slots=True)
class WriteDesk:
    """The console's inbox. `private`: only the writers see these texts; `sees` is one of the reveal words.

    `bringer` is what the switch for the case bringer says: asked, writes, or nothing where there is no switch.
    """

    sheets: tuple[SheetView, ...]
    writers: tuple[Writer, ...]
    shown: int
    waiting: int
    private: bool
    prompts: tuple[PromptView, ...]
    absent: tuple[Writer, ...]
    choice: bool
    key: str
    sees: str
    bringer: str


@dataclass(frozen=True, slots=True)
class WriteBeamer:
    """What there is to write, who writes (one of the words of the script), and what was shown so far."""

    labels: Words
    board: Board
    writers: str


class Write(Kind):
    slug = "write"

    def console(self, activity: Activity) -> WriteDesk:
        script = _script(activity)
        sheets = all_sheets(activity)
        cards = [card for sheet in sheets for card in sheet.cards]
        writers = _writers(activity)
        shown = sum(card.shown for card in cards)
        return WriteDesk(
            sheets=sheets,
            writers=writers,
            shown=shown,
            waiting=len(cards) - shown,
            private=script.reveal == "never",
            prompts=tuple(_prompt(activity, prompt, (), 1) for prompt in script.prompts),
            absent=tuple(writer for writer in writers if not writer.has_phone),
            choice=script.choice,
            key=str(uuid.uuid4()),
            sees=script.reveal,
            bringer=_bringer(activity),
        )

    def beamer(self, look: Look) -> WriteBeamer:
        script = _script(look.activity)
        labels = [look.activity.words(prompt.label) for prompt in script.prompts]
        return WriteBeamer(
            labels=beside_ring(labels if len(labels) > 1 else [], look.head),
            board=board_of(shown_sheets(look.activity, look.until), look.head),
            writers="everyone" if look.activity.bringer_joins else script.who[0],
        )

    def phone(self, activity: Activity, seat: Seat) -> WritePhone:
        script = _script(activity)
        room = room_of(activity.session)
        cards = [card for card in room.cards_in(activity) if card.seat_id == seat.pk]
        prompts = tuple(_own_prompt(activity, prompt, cards) for prompt in script.prompts)
        return WritePhone(
            prompts=prompts,
            sees=script.reveal,
            signed=script.signed,
            choice=script.choice,
            mark=script.mark,
            coach=script.coach,
            is_ready=seat.pk in room.ready(activity),
            is_enough=all(len(prompt.written) >= prompt.least for prompt in prompts),
            key=str(uuid.uuid4()),
        )

    def asks(self, activity: Activity, seat: Seat) -> bool:
        return activity.may_do(seat) and seat.pk not in room_of(activity.session).ready(activity)

    def harvest(self, activity: Activity, edition: Edition) -> tuple[Leaf, ...]:
        return sheet_leaves(activity, self.slug, edition)


def _script(activity: Activity) -> definitions.Write:
    script = activity.definition
    assert isinstance(script, definitions.Write)  # noqa: S101  # the table of kinds guarantees it
    return script


def _bringer(activity: Activity) -> str:
    if not activity.bringer_may_join:
        return ""
    return "writes" if activity.bringer_joins else "asked"


def _own_prompt(activity: Activity, prompt: definitions.Prompt, cards: Iterable[Card]) -> PromptView:
    own = [card for card in cards if card.prompt == prompt.id]
    room = max(0, prompt.most - len(own)) if prompt.most else SPARE
    wanted = max(prompt.least - len(own), 1)
    return _prompt(activity, prompt, own, min(wanted, room))


def _prompt(activity: Activity, prompt: definitions.Prompt, own: Iterable[Card], empty: int) -> PromptView:
    written = tuple(own_card(card) for card in own)
    return PromptView(
        slug=prompt.id,
        label=activity.words(prompt.label),
        starter=activity.words(prompt.starter),
        least=prompt.least,
        most=prompt.most,
        written=written,
        fields=tuple(_field(prompt.id, len(written) + number) for number in range(empty)),
    )


def _field(prompt: str, number: int) -> Field:
    return Field(name=f"text-{prompt}-{number}", number=number + 1)


def _refilled(prompt: PromptView, typed: Typed) -> tuple[Field, ...]:
    numbers = {field.number for field in prompt.fields}
    for name, text in typed.texts.items():
        slug, _dash, number = name.removeprefix("text-").rpartition("-")
        if slug == prompt.slug and text.strip():
            numbers.add(int(number) + 1)
    fields = (_field(prompt.slug, number - 1) for number in sorted(numbers))
    return tuple(
        replace(field, text=typed.texts.get(field.name, ""), error=typed.errors.get(field.name, "")) for field in fields
    )


def _writers(activity: Activity) -> tuple[Writer, ...]:
    room = room_of(activity.session)
    ready, counts = room.ready(activity), Counter(card.seat_id for card in room.cards_in(activity))
    return tuple(
        Writer(seat.pk, seat.name, counts[seat.pk], seat.pk in ready, seat.has_phone)
        for seat in room.circle
        if activity.may_do(seat)
    )
