"""The watch: a unique canary word stands in every secret and is looked for in every byte that every client receives.

The table `RULES` says who may hold what, and when. A secret is given free before the act that shows it is sent.
"""

from __future__ import annotations

import html
import re
import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field

CANARY = re.compile(rb"kanarie[0-9a-f]{12}")
TOKEN = re.compile(r"[\w-]{20,}")  # a report names no keys of a session
EVERYBODY = frozenset({"console", "beamer", "phone", "owner"})
CONSOLE, OWNER, WALL = frozenset({"console"}), frozenset({"owner"}), frozenset({"console", "beamer"})


@dataclass(frozen=True, slots=True)
class Rule:
    """The roles that may hold a secret; `shown` once the circle has seen it. `owner` is whoever brought it."""

    hidden: frozenset[str]
    shown: frozenset[str]


RULES: dict[str, Rule] = {
    "a card": Rule(hidden=OWNER | CONSOLE, shown=EVERYBODY),
    "a text for oneself": Rule(hidden=OWNER, shown=OWNER),
    "a withheld takeaway": Rule(hidden=OWNER, shown=OWNER),
    "a note on an answer": Rule(hidden=OWNER | CONSOLE, shown=OWNER | CONSOLE),
    "the facilitator's guidance": Rule(hidden=CONSOLE, shown=CONSOLE),
    "a seat's token": Rule(hidden=OWNER, shown=OWNER),
    "a ticket": Rule(hidden=OWNER, shown=OWNER),
    "the door key": Rule(hidden=WALL | OWNER, shown=WALL | OWNER),
    "the beamer's address": Rule(hidden=WALL, shown=WALL),
    "the word to take over": Rule(hidden=CONSOLE, shown=CONSOLE),
    "a quiet signal": Rule(hidden=CONSOLE, shown=CONSOLE),
    "a quiet answer": Rule(hidden=OWNER, shown=OWNER),
    "the way in": Rule(hidden=CONSOLE, shown=CONSOLE),
}


@dataclass(frozen=True, slots=True)
class Holder:
    """A client: `role` is console, beamer or phone."""

    name: str
    role: str


@dataclass(slots=True)
class Secret:
    """A word that only some may hold; `owners` are names of clients."""

    kind: str
    word: str
    owners: set[str] = field(default_factory=set)
    shown: bool = False

    def may_hold(self, holder: Holder) -> bool:
        rule = RULES[self.kind]
        allowed = rule.shown if self.shown else rule.hidden
        return holder.role in allowed or ("owner" in allowed and holder.name in self.owners)


class Watch:
    """Every secret of one rehearsal, and every leak that was found."""

    def __init__(self) -> None:
        self.canaries: dict[bytes, Secret] = {}
        self.sentences: dict[bytes, Secret] = {}
        self.leaks: list[str] = []

    def canary(self, kind: str, owner: str) -> Secret:
        """A fresh word for a secret that is about to be written."""
        secret = Secret(kind, f"kanarie{secrets.token_hex(6)}", {owner})
        self.canaries[secret.word.encode()] = secret
        return secret

    def keep(self, kind: str, words: Iterable[str], *owners: str) -> None:
        """Texts that are secret themselves. They are looked for as they are and as HTML writes them."""
        for word in words:
            secret = self.sentences.get(word.encode()) or Secret(kind, word)
            secret.owners.update(owners)
            self.sentences[word.encode()] = self.sentences[html.escape(word).encode()] = secret

    def look(self, holder: Holder, where: str, received: bytes) -> None:
        """Look for everything that this client may not hold. Each leak is told once per place."""
        seen = [self.canaries[word] for word in set(CANARY.findall(received)) if word in self.canaries]
        seen += [secret for word, secret in self.sentences.items() if word in received]
        for secret in seen:
            if not secret.may_hold(holder):
                place = TOKEN.sub("…", where)
                self.tell(f"{holder.name} ({holder.role}) received {secret.kind} in {place}: {secret.word[:60]}")

    def tell(self, leak: str) -> None:
        if leak not in self.leaks:
            self.leaks.append(leak)
