"""Talk: people speak, phones are put away. Prompt cards help; nobody works through them."""

from __future__ import annotations

from dataclasses import dataclass

from methods import definitions

from ..models import Activity, Seat
from .base import Kind, Look
from .board import Words, beside_ring


@dataclass(frozen=True, slots=True)
class TalkView:
    """The prompt cards, for every screen alike."""

    prompts: tuple[str, ...]
    speaks: bool = False


class Talk(Kind):
    slug = "talk"

    def console(self, activity: Activity) -> TalkView:
        return TalkView(_prompts(activity))

    def beamer(self, look: Look) -> Words:
        return beside_ring(_prompts(look.activity), look.head)

    def phone(self, activity: Activity, seat: Seat) -> TalkView:
        speaks = activity.definition.floor == "case-bringer" and activity.brings(seat)
        return TalkView(_prompts(activity), speaks=speaks)

    def asks(self, activity: Activity, seat: Seat) -> bool:
        return False


def _prompts(activity: Activity) -> tuple[str, ...]:
    script = activity.definition
    return tuple(map(activity.words, script.prompts)) if isinstance(script, definitions.Talk) else ()
