"""Round: the turn goes round the circle. With sheets, each reads aloud and the card appears as it is read (S3:228)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..models import Activity, Card, Seat, Turn, TurnState, room_of
from .base import Kind, Look
from .board import Board, board_of
from .parts import CardView, SheetView, all_sheets, card_view, own_card, sheets_of, shown_sheets


@dataclass(frozen=True, slots=True)
class TurnView:
    """One seat's turn; `state` is waiting, now, done or passed."""

    seat: int
    name: str
    state: str


@dataclass(frozen=True, slots=True)
class RoundDesk:
    """The console: whose turn, what that seat reads next, and who follows. `number` of `of` counts the seat's cards."""

    turns: tuple[TurnView, ...]
    now: TurnView | None
    reading: CardView | None
    number: int
    of: int
    sheets: tuple[SheetView, ...]
    reads: bool
    is_over: bool


@dataclass(frozen=True, slots=True)
class RoundBeamer:
    """Who has the turn, whether they read aloud, and the cards that were read so far."""

    now: str
    board: Board
    reads: bool


@dataclass(frozen=True, slots=True)
class RoundPhone:
    """A phone in a round: own turn or not, own cards still to read, and how many come first."""

    mine: bool
    done: bool
    now: str
    before_me: int | None
    unread: tuple[CardView, ...]
    read: tuple[CardView, ...]
    reads: bool
    free: bool

    @property
    def aloud(self) -> CardView | None:
        """The own card to read now: the one that was just read stays until the next one begins."""
        return next(iter((*self.read[-1:], *self.unread)), None)

    @property
    def following(self) -> CardView | None:
        """The own card that is read next."""
        return next(iter(self.unread), None)

    @property
    def later(self) -> tuple[CardView, ...]:
        """Own cards that still come after the one to read now."""
        return self.unread if self.read else self.unread[1:]


class Round(Kind):
    slug = "round"
    takes_turns = True

    def console(self, activity: Activity) -> RoundDesk:
        turns = _turns(activity)
        now = _now(turns)
        cards = [] if now is None else _cards(activity, now.seat_id)
        reading = next((card for card in cards if not card.is_shown), None)
        return RoundDesk(
            turns=tuple(map(_turn_view, turns)),
            now=_turn_view(now) if now else None,
            reading=card_view(reading) if reading else None,
            number=sum(card.is_shown for card in cards) + 1,
            of=len(cards),
            sheets=all_sheets(activity),
            reads=bool(activity.sheet_slugs),
            is_over=bool(turns) and all(turn.state in (TurnState.DONE, TurnState.PASSED) for turn in turns),
        )

    def beamer(self, look: Look) -> RoundBeamer:
        now = _now(room_of(look.activity.session).turns(look.activity))
        return RoundBeamer(
            now=now.seat.name if now and look.until is None else "",
            board=board_of(shown_sheets(look.activity, look.until), look.head),
            reads=bool(look.activity.sheet_slugs),
        )

    def phone(self, activity: Activity, seat: Seat) -> RoundPhone:
        turns = _turns(activity)
        mine = next((turn for turn in turns if turn.seat_id == seat.pk), None)
        now = _now(turns)
        cards = _cards(activity, seat.pk) if mine else []
        return RoundPhone(
            mine=mine is not None and mine.state == TurnState.NOW,
            done=mine is not None and mine.state in (TurnState.DONE, TurnState.PASSED),
            now=now.seat.name if now else "",
            before_me=_before(turns, mine),
            unread=tuple(own_card(card) for card in cards if not card.is_shown),
            read=tuple(own_card(card) for card in cards if card.is_shown),
            reads=bool(activity.sheet_slugs),
            free=getattr(activity.definition, "order", "seats") == "free",
        )

    def asks(self, activity: Activity, seat: Seat) -> bool:
        now = _now(room_of(activity.session).turns(activity))
        return now is not None and now.seat_id == seat.pk


def _turns(activity: Activity) -> list[Turn]:
    return [turn for turn in room_of(activity.session).turns(activity) if turn.seat.left_at is None]


def _now(turns: Iterable[Turn]) -> Turn | None:
    return next((turn for turn in turns if turn.state == TurnState.NOW), None)


def _turn_view(turn: Turn) -> TurnView:
    return TurnView(seat=turn.seat_id, name=turn.seat.name, state=turn.state)


def _cards(activity: Activity, seat: int) -> list[Card]:
    """What this seat may read aloud, sheet after sheet; withheld texts stay away."""
    room = room_of(activity.session)
    lying = [sorted(room.cards_on(sheet), key=lambda card: card.pk) for sheet in sheets_of(activity)]
    return [card for cards in lying for card in cards if card.seat_id == seat and card.is_for_facilitator]


def _before(turns: list[Turn], mine: Turn | None) -> int | None:
    """How many come before this seat; nothing when it is not waiting."""
    if mine is None or mine.state != TurnState.WAITING:
        return None
    return sum(turn.state == TurnState.WAITING and turn.position < mine.position for turn in turns)
