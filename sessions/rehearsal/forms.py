"""Forms as a browser fills them in: only what stands on the page can be typed, chosen or pressed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from .errors import Stopped
from .markup import Node

UNSENT = frozenset({"submit", "button", "reset", "image", "file"})


@dataclass(frozen=True, slots=True)
class Form:
    """A form with the button that sends it. `page` is there because a field may name its form from elsewhere."""

    node: Node
    page: Node
    button: Node | None = None

    @property
    def path(self) -> str:
        """Where it goes: a button may send the same form elsewhere."""
        own = self.button.attrs.get("formaction", "") if self.button else ""
        return own or self.node.attrs.get("action", "")

    @property
    def act(self) -> str:
        """The act that it is for: `write` for `/kring/do/write/`."""
        return self.path.rpartition("/do/")[2].strip("/") if "/do/" in self.path else ""

    @property
    def needs_script(self) -> bool:
        """Whether nothing happens without JavaScript."""
        return self.node.attrs.get("method", "get").lower() != "post" or not self.path

    def controls(self) -> Iterator[Node]:
        """Every usable control of this form that has a name; of the buttons only the one that is pressed."""
        for node in _of(self.node, self.page, "input", "textarea", "select"):
            if node.attrs.get("name"):
                yield node
        if self.button is not None and self.button.attrs.get("name"):
            yield self.button

    def named(self, name: str) -> list[Node]:
        return [node for node in self.controls() if node.attrs["name"] == name]

    def value(self, name: str) -> str:
        """What would be sent for this name as the form stands; empty when nothing would."""
        return next((value for node in self.named(name) for value in _sent(node)), "")

    def takes(self, typed: Mapping[str, str]) -> bool:
        """Whether somebody could make this form say exactly this."""
        return all(self._takes(name, value) for name, value in typed.items())

    def _takes(self, name: str, value: str) -> bool:
        controls = self.named(name)
        if any(_is_free(node) for node in controls):
            return True
        return any(value in _values(node) for node in controls)

    def filled(self, typed: Mapping[str, str] | None = None) -> dict[str, str]:
        """What a browser sends after typing this. Raises `Stopped` when a field or choice is not on the page."""
        data = {node.attrs["name"]: value for node in self.controls() for value in _sent(node)}
        if typed and not self.takes(typed):
            there = {node.attrs["name"]: _values(node) for node in self.controls()}
            raise Stopped(f"The form for {self.path} does not take {dict(typed)}; it has {there}.")
        return data | dict(typed or {})


def forms(page: Node) -> list[Form]:
    """Every form once per button that sends it."""
    return [form for node in page.all("form") for form in _ways(node, page)]


def _ways(node: Node, page: Node) -> list[Form]:
    return [Form(node, page, button) for button in _buttons(node, page)] or [Form(node, page)]


def _buttons(form: Node, page: Node) -> list[Node]:
    buttons = _of(form, page, "button", "input")
    kinds = {"button": "submit", "input": "text"}
    return [node for node in buttons if node.attrs.get("type", kinds[node.tag]) == "submit"]


def _of(form: Node, page: Node, *tags: str) -> Iterator[Node]:
    """The usable controls of a form: those inside it, then those elsewhere that name it."""
    mine = form.attrs.get("id")
    for node in form.all(*tags):
        if node.attrs.get("form", mine) == mine and not _is_off(node):
            yield node
    for node in page.all(*tags) if mine else ():
        if node.attrs.get("form") == mine and not _is_off(node) and form not in node.up():
            yield node


def _is_off(node: Node) -> bool:
    """Disabled itself, or within a disabled fieldset."""
    return "disabled" in node.attrs or any("disabled" in each.attrs for each in node.up() if each.tag == "fieldset")


def _is_choice(node: Node) -> bool:
    return node.attrs.get("type") in {"radio", "checkbox"}


def _is_free(node: Node) -> bool:
    """Whether people type what they like."""
    typed = node.tag == "input" and node.attrs.get("type", "text") not in UNSENT | {"hidden", "radio", "checkbox"}
    return typed or node.tag == "textarea"


def _values(node: Node) -> list[str]:
    """What can be chosen here; what stands there when nothing can."""
    if node.tag == "select":
        return [option.attrs.get("value", option.text) for option in node.all("option")]
    return [node.attrs.get("value", "on" if _is_choice(node) else "")]


def _sent(node: Node) -> list[str]:
    """What the control sends as it stands; nothing for an empty box or an input that only presses."""
    if node.tag == "textarea":
        return ["".join(node.texts()).removeprefix("\n")]
    if node.tag == "select":
        options = list(node.all("option"))
        chosen = [option for option in options if "selected" in option.attrs] or options[:1]
        return [option.attrs.get("value", option.text) for option in chosen]
    if node.tag == "input" and (node.attrs.get("type") in UNSENT or (_is_choice(node) and "checked" not in node.attrs)):
        return []
    return _values(node)
