"""What is stored of a session, and the questions these rows answer."""

from .act import KEPT, Act
from .activity import Activity, Part, Ready, Step, Turn, TurnState
from .attempt import Attempt
from .clock import Clock, Timed, clock_fields
from .found import (
    card_by_key,
    left_seat,
    locked_session,
    seat_by_pk,
    seat_by_token,
    session_by_beamer,
    session_by_id,
    version_of,
    written_by,
)
from .knock import Knock, is_unseen, new_ticket
from .letter import HarvestLetter
from .pieces import Pieces
from .room import Room, room_of, rooms
from .seat import ANSWERED_WITHIN, TOKEN_AGE, Seat, Signal, new_token, token_hash
from .session import (
    AFTERWARDS,
    CLOSES_AFTER,
    CODE_LENGTH,
    CODE_SIGNS,
    KEPT_FOR,
    Door,
    Round,
    Scene,
    Session,
    Share,
    new_code,
    new_lead_word,
)
from .sheet import AGREED, CARD_LENGTH, CASE_MARKS, Card, CardQuerySet, Reveal, Sheet

__all__ = [
    "AFTERWARDS",
    "AGREED",
    "ANSWERED_WITHIN",
    "CARD_LENGTH",
    "CASE_MARKS",
    "CLOSES_AFTER",
    "CODE_LENGTH",
    "CODE_SIGNS",
    "KEPT",
    "KEPT_FOR",
    "TOKEN_AGE",
    "Act",
    "Activity",
    "Attempt",
    "Card",
    "CardQuerySet",
    "Clock",
    "Door",
    "HarvestLetter",
    "Knock",
    "Part",
    "Pieces",
    "Ready",
    "Reveal",
    "Room",
    "Round",
    "Scene",
    "Seat",
    "Session",
    "Share",
    "Sheet",
    "Signal",
    "Step",
    "Timed",
    "Turn",
    "TurnState",
    "card_by_key",
    "clock_fields",
    "is_unseen",
    "left_seat",
    "locked_session",
    "new_code",
    "new_lead_word",
    "new_ticket",
    "new_token",
    "room_of",
    "rooms",
    "seat_by_pk",
    "seat_by_token",
    "session_by_beamer",
    "session_by_id",
    "token_hash",
    "version_of",
    "written_by",
]
