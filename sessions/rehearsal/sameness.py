"""Whether a live screen shows what a fresh load shows, without what may differ: tokens, keys, ticking clocks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import unified_diff

from .markup import Node
from .watch import CANARY

CLOCKS = frozenset({"count-down", "projected-end", "spent-minutes", "wall-clock"})
CLOCK_ATTRIBUTES = frozenset({"id", "data-total", "data-state"})
UNCOMPARED = frozenset({"data-version", "data-now", "hx-headers"})
FRESH_VALUES = frozenset({"csrfmiddlewaretoken", "key"})
WORD = re.compile(CANARY.pattern.decode())
CARD = frozenset({"li", "article", "figure", "tr"})


def canonical(node: Node) -> str:
    """One line per tag and text, in a fixed order of attributes."""
    return "\n".join(_lines(node))


def _lines(node: Node) -> Iterator[str]:
    yield f"<{node.tag} {_attributes(node)}>"
    if node.tag not in CLOCKS and "data-keep" not in node.attrs:
        for child in node.children:
            if isinstance(child, Node):
                yield from _lines(child)
            elif child.strip():
                yield " ".join(child.split())
    yield f"</{node.tag}>"


def _attributes(node: Node) -> str:
    known = node.attrs.items()
    if node.tag in CLOCKS:
        known = {name: value for name, value in known if name in CLOCK_ATTRIBUTES}.items()
    if "data-keep" in node.attrs:
        known = {name: value for name, value in known if name in {"id", "action", "data-keep"}}.items()
    fresh = node.attrs.get("name") in FRESH_VALUES
    return " ".join(
        f'{name}="{value}"'
        for name, value in sorted(known)
        if name not in UNCOMPARED and not (fresh and name == "value")
    )


def difference(kept: Node, fresh: Node) -> str:
    """The first lines in which they differ; empty when they are the same."""
    old, new = canonical(kept).splitlines(), canonical(fresh).splitlines()
    changes = [line for line in unified_diff(old, new, lineterm="", n=0) if not line.startswith(("---", "+++", "@@"))]
    return " ".join(changes[:6])[:400]


def places(page: Node, word: str) -> list[Node]:
    """The smallest elements in which a word stands."""
    return [node for node in page.walk() if any(isinstance(child, str) and word in child for child in node.children)]


def card_around(place: Node) -> Node:
    """The card that an element belongs to: the nearest list item or block around it that holds no other canary."""
    best = place
    for node in place.up():
        if len(set(WORD.findall(node.text))) > 1 or node.tag in {"main", "body", "section"}:
            break
        best = node
        if node.tag in CARD:
            break
    return best


def copies(page: Node, word: str) -> int:
    """How many different cards on the page say this word; a card that stands on it twice counts once."""
    known = {_card_id(place) for place in places(page, word)}
    return len(known - {""})


def _card_id(place: Node) -> str:
    """`card-12`, from the id of the card or from the forms on it."""
    card = card_around(place)
    ids = [node.attrs.get("id", "") for node in place.up()]
    found = next((name for name in ids if re.fullmatch(r"card-\d+", name)), "")
    hidden = [node.attrs["value"] for node in card.walk() if node.attrs.get("name") == "card" and "value" in node.attrs]
    return found or next((f"card-{pk}" for pk in hidden), "")


def shapes(page: Node) -> list[tuple[str, ...]]:
    """Per canary in the order of the page: the elements around it, without numbers. Sorting may change none of it."""
    found = [(word, place) for place in _with_words(page) for word in WORD.findall(" ".join(place.texts()))]
    return [(word, *(_bare(node) for node in place.up())) for word, place in found]


def _with_words(page: Node) -> list[Node]:
    return [
        node for node in page.walk() if any(isinstance(child, str) and WORD.search(child) for child in node.children)
    ]


def _bare(node: Node) -> str:
    return re.sub(r"\d+", "0", f"<{node.tag} {_attributes(node)}>")
