"""Icons from the one sprite in `static/icons/`.

Here: the tag that puts the symbols a page may need at its top, and the tag that points at one of them. Not here: which
icon means what; that is for the templates.
"""

import re
from functools import cache
from pathlib import Path

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

register = template.Library()

_SPRITE = Path(__file__).resolve().parents[2] / "static" / "icons" / "sprite.svg"
_SYMBOL = re.compile(r'<symbol id="i-([a-z0-9-]+)".*?</symbol>', re.DOTALL)


class UnknownIconError(LookupError):
    """The sprite has no symbol of that name."""


@cache
def symbols() -> dict[str, SafeString]:
    """Every symbol of the sprite, by name without the `i-`. Read from disk once."""
    sprite = _SPRITE.read_text(encoding="utf-8")
    return {found[1]: SafeString(found[0]) for found in _SYMBOL.finditer(sprite)}


def _known(name: str) -> str:
    if name not in symbols():
        raise UnknownIconError(f"static/icons/sprite.svg has no symbol i-{name}")
    return name


@register.simple_tag
@cache
def icon(name: str, extra: str = "") -> SafeString:
    """One icon, hidden from screen readers; `extra` adds classes. Raises UnknownIconError."""
    classes = f"icon {extra}".strip()
    return format_html('<svg class="{}" aria-hidden="true"><use href="#i-{}"/></svg>', classes, _known(name))


@register.simple_tag
@cache
def sprite(*names: str) -> SafeString:
    """The symbols a page may need, once, right after `<body>`. Raises UnknownIconError."""
    wanted = sorted({_known(name) for name in names})
    inlined = format_html_join("", "{}", ((symbols()[name],) for name in wanted))
    return format_html('<svg hidden aria-hidden="true">{}</svg>', inlined)
