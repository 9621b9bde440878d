"""One card on the facilitator's desk, with what can be done to it besides showing it."""

from __future__ import annotations

from dataclasses import dataclass

from ..activities.parts import CardView, SheetView, all_sheets
from ..errors import CardGone
from ..models import Session, room_of


@dataclass(frozen=True, slots=True)
class CardScreen:
    """A card on its sheet. `sheets` are those it can move to, `others` the cards it may say the same as."""

    session: str
    card: CardView
    sheet: SheetView
    sheets: tuple[tuple[int, str], ...]
    others: tuple[CardView, ...]
    is_line: bool


def card_screen(session: Session, card: int) -> CardScreen:
    """A card that lies on the console now. Raises `CardGone` for all others, also what its writer keeps private."""
    room = room_of(session)
    activity = room.session.current
    for sheet in all_sheets(activity) if activity and room.session.is_open else ():
        for found in sheet.cards:
            if found.pk == card:
                return CardScreen(
                    session=str(session.public_id),
                    card=found,
                    sheet=sheet,
                    sheets=tuple((each.pk, each.title) for each in room.sheets if each.pk != sheet.pk),
                    others=tuple(other for other in sheet.cards if other.pk != card),
                    is_line=activity is not None and activity.kind == "flip",
                )
    raise CardGone
