"""`{% kept "template" name=value … %}`: like an include with `only`, rendered once for the same values.

Which values make a piece is told by its tag and nothing else reaches its template, so a piece that was kept can never
show anything else than what would be rendered now. Pieces live with the room they were rendered for.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from secrets import token_hex
from typing import Any

from django import template
from django.template import Context
from django.template.base import FilterExpression, Parser, Token, token_kwargs
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from ..models import Pieces

register = template.Library()

STAMP = f"stamp-{token_hex(16)}"  # stands in kept forms for the token of whoever reads them; never leaves the server

_in_use: ContextVar[Pieces | None] = ContextVar("pieces", default=None)


@contextmanager
def keeping(pieces: Pieces) -> Iterator[None]:
    """Let what is rendered meanwhile use and fill these pieces."""
    before = _in_use.set(pieces)
    yield
    _in_use.reset(before)


class KeptNode(template.Node):
    """One piece of a page."""

    def __init__(self, name: str, values: dict[str, FilterExpression]) -> None:
        self.name = name
        self.values = values

    def render(self, context: Context) -> str:
        values = {name: value.resolve(context) for name, value in self.values.items()}
        pieces = _in_use.get()
        if pieces is None:
            return self._rendered(context, values)
        key = (self.name, get_language(), context.use_l10n, *values.values())
        found = pieces.find(key)
        if found is None:
            found = self._rendered(context, values)
            pieces.keep(key, found)
        return found

    def _rendered(self, context: Context, values: dict[str, Any]) -> SafeString:
        engine: Any = context.template.engine  # type: ignore[union-attr]  # a template is being rendered
        own = Context({**values, "csrf_token": STAMP}, use_l10n=context.use_l10n)
        html: SafeString = engine.get_template(self.name).render(own)
        return html


@register.tag
def kept(parser: Parser, token: Token) -> KeptNode:
    """The name of the template stands between quotes; every value has to be hashable."""
    _tag, name, *bits = token.split_contents()
    return KeptNode(name.strip("\"'"), token_kwargs(bits, parser))
