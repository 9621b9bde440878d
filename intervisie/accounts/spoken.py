"""The word of an organisation for who leads a session, while one of its pages is made."""

from __future__ import annotations

from contextlib import AbstractContextManager

from django.core.cache import cache

from intervisie.words import speaking

from .models import Organisation

KEPT = 60  # seconds: so late a changed word is heard in another process


def in_words_of(organisation: int) -> AbstractContextManager[None]:
    """Say it meanwhile as this organisation does."""
    key = f"word-{organisation}"
    word: str | None = cache.get(key)
    if word is None:
        word = Organisation.objects.filter(pk=organisation).values_list("facilitator_word", flat=True).first() or ""
        cache.set(key, word, KEPT)
    return speaking(word)


def forget_word(organisation: int) -> None:
    """Read it anew next time."""
    cache.delete(f"word-{organisation}")
