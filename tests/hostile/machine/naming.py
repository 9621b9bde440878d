"""What a posted act names, drawn by chance: mostly what fits the moment, sometimes what is gone or of another part."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from random import Random
from typing import Any

from sessions.models import Share, TurnState

from .truths import Row, Rows

STRAY = 0.15  # of all names point to something that does not fit


@dataclass
class Naming:
    """The fields of one act. `words` numbers every text, so that each can be found again."""

    now: Rows
    luck: Random
    words: int

    def one(self, rows: list[Row]) -> Any:
        return self.luck.choice(rows)["id"] if rows else ""

    def mostly(self, fitting: list[Row], others: list[Row]) -> Any:
        return self.one(fitting if fitting and self.luck.random() > STRAY else others)

    def activity(self) -> Any:
        return self.mostly([self.now.current] if self.now.current else [], list(self.now.activities.values()))

    def any_activity(self) -> Any:
        return self.one(list(self.now.activities.values()))

    def card(self) -> Any:
        cards = list(self.now.cards.values())
        slugs = _sheets(self.now.script)
        return self.mostly([card for card in cards if self.now.sheets[card["sheet_id"]]["slug"] in slugs], cards)

    def own_card(self, seat: int) -> Any:
        cards = list(self.now.cards.values())
        return self.mostly([card for card in cards if card["seat_id"] == seat], cards)

    def seat(self) -> Any:
        return self.mostly(self.now.circle, list(self.now.seats.values()))

    def speaker(self) -> Any:
        turns = self.now.turns.values()
        running = [turn for turn in turns if turn["state"] == TurnState.NOW and self._is_here(turn)]
        return running[0]["seat_id"] if running and self.luck.random() > STRAY else ""

    def _is_here(self, turn: Row) -> bool:
        return bool(turn["activity_id"] == self.now.session["current_id"])

    def sheet(self) -> Any:
        sheets = list(self.now.sheets.values())
        slugs = _sheets(self.now.script)
        return self.mostly([sheet for sheet in sheets if sheet["slug"] in slugs], sheets)

    def bin(self) -> str:
        bins = [each["id"] for sheet in self.now.sheets.values() for each in sheet["bins"]]
        return str(self.luck.choice([*bins, ""])) if bins else ""

    def text(self) -> str:
        return f"woord{self.words}x"

    def fields(self, seat: int | None = None) -> dict[str, Any]:
        """Everything that any act may ask for."""
        prompts = [each["id"] for each in self.now.script.get("prompts", ()) if isinstance(each, dict)]
        return {
            "activity": self.activity(),
            "card": self.card() if seat is None else self.own_card(seat),
            "into": self.card(),
            "seat": self.seat(),
            "round": self.one(list(self.now.rounds.values())),
            "sheet": self.sheet(),
            "bin": self.bin(),
            "seen": self.now.session["current_id"] or 0,
            "speaker": self.speaker(),
            "by": self.luck.choice([-60, -5, -1, 1, 3, 60]),
            "minutes": self.luck.randint(1, 20),
            "kind": self.luck.choice(["talk", "round", "write", "flip"]),
            "text": self.text(),
            "title": self.text(),
            "note": self.luck.choice(["", self.text()]),
            "name": self.luck.choice(["Anouk", "Yasmina", "Joost", "anouk", "Anouk 2"]),
            "share": self.luck.choice(Share.values),
            "prompt": self.luck.choice([*prompts, ""]),
            "key": str(uuid.UUID(int=self.luck.getrandbits(128))),
        }


def _sheets(script: Row) -> set[str]:
    """The sheets that an activity's script names."""
    prompts = {each["sheet"] for each in script.get("prompts", ()) if isinstance(each, dict)}
    return prompts | set(script.get("sheets", ())) | ({script["sheet"]} if "sheet" in script else set())
