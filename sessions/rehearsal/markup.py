"""A page as a tree, read with the standard library: enough of HTML to find regions, forms and texts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"})


@dataclass(eq=False, slots=True)
class Node:
    """One element. `children` holds elements and texts in order."""

    tag: str
    attrs: dict[str, str] = field(default_factory=dict)
    children: list[Node | str] = field(default_factory=list)
    parent: Node | None = None

    def walk(self) -> Iterator[Node]:
        """This element and everything inside it, in the order of the page."""
        yield self
        for child in self.children:
            if isinstance(child, Node):
                yield from child.walk()

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


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = self.open = Node("#page")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {name: value or "" for name, value in attrs})
        self.open.add(node)
        if tag not in VOID:
            self.open = node

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.add(Node(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        closed = next((node for node in self.open.up() if node.tag == tag), None)
        if closed is not None and closed.parent is not None:
            self.open = closed.parent

    def handle_data(self, data: str) -> None:
        self.open.add(data)


def parse(html: str) -> Node:
    """The page, or a part of one, below a root of its own."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    return builder.root
