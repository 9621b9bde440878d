"""A page as a tree: enough of HTML to find regions, forms and texts, and quick, because it is read after every bell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"})
QUOTED = r"""(?:"[^"]*"|'[^']*'|[^"'>])*"""
PIECE = re.compile(
    rf"<!--.*?-->|<!\w[^>]*>|</(?P<close>[a-zA-Z][\w-]*)\s*>|<(?P<open>[a-zA-Z][\w-]*)(?P<attrs>{QUOTED})>|(?P<text>[^<]+|<)",
    re.DOTALL,
)
ATTRIBUTE = re.compile(
    r"""(?P<name>[^\s=/"']+)(?:\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"']+)))?""",
)


@dataclass(eq=False, slots=True)
class Node:
    """One element. `children` holds elements and texts in order."""

    tag: str
    attrs: dict[str, str] = field(default_factory=dict)
    children: list[Node | str] = field(default_factory=list)
    parent: Node | None = None

    def walk(self) -> Iterator[Node]:
        """This element and everything inside it, in the order of the page."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting.extend(child for child in reversed(node.children) if isinstance(child, Node))

    def all(self, *tags: str) -> Iterator[Node]:
        return (node for node in self.walk() if node.tag in tags)

    def by_id(self, name: str) -> Node | None:
        return next((node for node in self.walk() if node.attrs.get("id") == name), None)

    def up(self) -> Iterator[Node]:
        """This element, its parent, and so on."""
        node: Node | None = self
        while node is not None:
            yield node
            node = node.parent

    def texts(self) -> Iterator[str]:
        for child in self.children:
            if isinstance(child, str):
                yield child
            else:
                yield from child.texts()

    @property
    def text(self) -> str:
        """All words inside, with single spaces."""
        return " ".join(" ".join(self.texts()).split())

    def add(self, child: Node | str) -> None:
        if isinstance(child, Node):
            child.parent = self
        self.children.append(child)

    def swap(self, fresh: Node) -> None:
        """Put `fresh` where this element is."""
        if self.parent is None:
            raise LookupError(self.tag)
        place = next(number for number, child in enumerate(self.parent.children) if child is self)
        self.parent.children[place] = fresh
        fresh.parent, self.parent = self.parent, None


class _Builder:
    """Takes the pieces of a page one by one and keeps the element that is open."""

    def __init__(self) -> None:
        self.root = self.open = Node("#page")

    def take(self, piece: re.Match[str]) -> None:
        if piece["open"]:
            self._start(piece["open"].lower(), piece["attrs"])
        elif piece["close"]:
            self._end(piece["close"].lower())
        elif piece["text"]:
            self.open.add(unescape(piece["text"]))

    def _start(self, tag: str, attrs: str) -> None:
        node = Node(tag, {each["name"]: unescape(_value(each)) for each in ATTRIBUTE.finditer(attrs)})
        self.open.add(node)
        if tag not in VOID and not attrs.endswith("/"):
            self.open = node

    def _end(self, tag: str) -> None:
        closed = next((node for node in self.open.up() if node.tag == tag), None)
        if closed is not None and closed.parent is not None:
            self.open = closed.parent


def _value(attribute: re.Match[str]) -> str:
    return next((found for found in (attribute["double"], attribute["single"], attribute["bare"]) if found), "")


def parse(html: str) -> Node:
    """The page, or a part of one, below a root of its own. Our pages are well-formed: every text is escaped."""
    builder = _Builder()
    for piece in PIECE.finditer(html):
        builder.take(piece)
    return builder.root
