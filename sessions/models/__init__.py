"""What is stored of a session, and the questions these rows answer."""

from .act import KEPT, Act
from .activity import Activity, Part, Ready, Step, Turn, TurnState
from .attempt import Attempt
from .clock import Clock, clock_fields
from .knock import Knock
from .room import Room, room_of, rooms
from .seat import Seat, Signal, new_token, token_hash
from .session import CODE_LENGTH, CODE_SIGNS, KEPT_FOR, Door, Round, Scene, Session, new_code, new_lead_word
from .sheet import CARD_LENGTH, Card, Reveal, Share, Sheet

__all__ = [
    "CARD_LENGTH",
    "CODE_LENGTH",
    "CODE_SIGNS",
    "KEPT",
    "KEPT_FOR",
    "Act",
    "Activity",
    "Attempt",
    "Card",
    "Clock",
    "Door",
    "Knock",
    "Part",
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
    "Turn",
    "TurnState",
    "clock_fields",
    "new_code",
    "new_lead_word",
    "new_token",
    "room_of",
    "rooms",
    "token_hash",
]
