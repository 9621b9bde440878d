"""The choices of a `<select>` that holds every card of a sheet."""

from __future__ import annotations

from collections.abc import Iterable

from django import template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from ..activities.parts import CardView

register = template.Library()

LONGEST = 40  # signs of a card's text


@register.simple_tag
def options(cards: Iterable[CardView]) -> SafeString:
    """One choice per card, its text cut short. One tag for all of them: a loop of tags costs many times as much."""
    return format_html_join("", '<option value="{}">{}</option>', ((card.pk, _short(card.text)) for card in cards))


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
