"""What has to be true at the end of every activity and of the whole session."""

from __future__ import annotations

import asyncio
from collections import Counter, defaultdict
from collections.abc import Sequence

from methods.definitions import Agree, Answer, AnyActivity, Flip, Sort, Write

from .markup import Node, parse
from .participant import Participant
from .room import Card, Room
from .sameness import copies, difference, places
from .screen import Screen


async def same_as_fresh(room: Room, title: str) -> None:
    """Every screen shows what a fresh load of the same address shows."""
    await asyncio.gather(*(_same(room, screen, title) for screen in room.screens))


async def _same(room: Room, screen: Screen, title: str) -> None:
    fresh = parse((await screen.browser.get(screen.path)).html)
    for region in screen.regions():
        name = region.attrs.get("id", "")
        found = fresh.by_id(name)
        wrong = difference(region, found) if found else "it is gone"
        if wrong:
            room.fault(f"#{name} of {screen.name} in “{title}” is not what a fresh load shows: {wrong}")


def everybody_did(room: Room, activity: AnyActivity, people: Sequence[Participant]) -> None:
    """Whom the activity concerns found on the phone what it asks for."""
    for each in people:
        missing = _missing(activity, each)
        if missing:
            room.fault(f"{each.name} could not {missing} in “{activity.title}”.")
    if isinstance(activity, Flip) and not any(card.activity == activity.title for card in room.cards):
        room.fault(f"Nobody could write on the sheets of “{activity.title}”.")


def _missing(activity: AnyActivity, each: Participant) -> str:
    match activity:
        case Write() if any(each.written[prompt.id] < prompt.least for prompt in activity.prompts):
            return "write what was asked"
        case Write() | Agree() if not each.done["ready"]:
            return "say: I am ready"
        case Sort() if not each.sorted or not each.done["sort-share"]:
            return "sort the cards and share that"
        case Answer() if activity.order and not each.answered:
            return "answer a card"
    return ""


def nothing_lost(room: Room, title: str) -> None:
    """What was written in this activity stands on the console, once."""
    for card in room.cards:
        if card.activity == title and card.is_common:
            if not places(room.console.page, card.word):
                room.lose(card, "on the console")
            for screen in (room.console, room.beamer):
                if copies(screen.page, card.word) > 1:
                    room.double(card, f"on the screen of {screen.name}")


def harvest_holds(room: Room, page: Node) -> None:
    """Everything that the circle has seen is in the harvest, once and by the writers' choice; nothing else is."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for card in room.cards:
        found = len(places(page, card.word))
        if card.is_common and card.secret.shown:
            counts[card.activity][card.word] = found
            _check_paper(room, page, card, found)
        elif card.is_common and found and not card.share:
            room.site.watch.tell(f"the harvest holds a card of “{card.activity}” that the circle never saw")
    for card in room.cards:
        usual = min(counts[card.activity].values(), default=0)
        if counts[card.activity][card.word] > max(1, usual):
            room.double(card, "in the harvest")


def _check_paper(room: Room, page: Node, card: Card, found: int) -> None:
    """It is there, and a takeaway has its writer's name exactly when the writer wanted it."""
    if not found:
        room.lose(card, "in the harvest")
    if card.share == "unnamed" and card.is_by_name(page):
        room.site.watch.tell(f"the harvest tells who wrote an unnamed text of “{card.activity}”")
    if card.share == "named" and found and not card.is_by_name(page):
        room.fault(f"The harvest leaves out the name that {card.writer} wanted with a text of “{card.activity}”.")
