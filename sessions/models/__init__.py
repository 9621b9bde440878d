"""What is stored of a session, and the questions these rows answer."""

from .act import KEPT, Act
from .activity import Activity, Part, Ready, Step, Turn, TurnState
from .clock import Clock, clock_fields
from .seat import Seat, new_token, token_hash
from .session import CODE_LENGTH, CODE_SIGNS, KEPT_FOR, Round, Scene, Session, new_code
from .sheet import CARD_LENGTH, Card, Reveal, Share, Sheet

__all__ = [
    "CARD_LENGTH",
    "CODE_LENGTH",
    "CODE_SIGNS",
    "KEPT",
    "KEPT_FOR",
    "Act",
    "Activity",
    "Card",
    "Clock",
    "Part",
    "Ready",
    "Reveal",
    "Round",
    "Scene",
    "Seat",
    "Session",
    "Share",
    "Sheet",
    "Step",
    "Turn",
    "TurnState",
    "clock_fields",
    "new_code",
    "new_token",
    "token_hash",
]
