"""The names between braces in a method's texts. Filling them in is plain replacement: a text can never run anything."""

import re
from collections.abc import Mapping

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
GAP = "…"


def placeholders(text: str) -> tuple[str, ...]:
    """The names between braces in a text, in order of appearance, doubles included."""
    return tuple(PLACEHOLDER.findall(text))


def fill(text: str, variables: Mapping[str, str]) -> str:
    """The text with each {name} replaced by its value; a name without a value becomes an ellipsis."""
    return PLACEHOLDER.sub(lambda found: variables.get(found[1]) or GAP, text)
