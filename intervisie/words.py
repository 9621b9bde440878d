"""What an organisation calls who leads a session, in every Dutch sentence that says it.

Dutch comes in variants: `nl-x-proces` is Dutch with the word *procesbegeleider*. The variants are made from the Dutch
catalogue when that is compiled, so templates and code know nothing of them; one that is missing falls back on Dutch.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from babel.messages.catalog import Catalog
from django.utils import translation

HOUSE = "begeleider"  # as the catalogue says it
VARIANTS = {"gespreksbegeleider": "x-gespreks", "intervisiebegeleider": "x-interv", "procesbegeleider": "x-proces"}
SAID = re.compile(r"\b([bB])egeleider(s?)\b")


def said(text: str, word: str) -> str:
    """This sentence with the word of an organisation."""
    return SAID.sub(lambda found: (word.capitalize() if found[1] == "B" else word) + found[2], text)


def variant(catalogue: Catalog, word: str) -> Catalog:
    """The sentences that sound different with this word, and nothing else."""
    fresh = Catalog(locale="nl")
    for message in catalogue:
        forms = [message.string] if isinstance(message.string, str) else list(message.string or ())
        other = [said(form, word) for form in forms]
        if message.id and other != forms and HOUSE not in message.id:
            fresh.add(
                message.id, other[0] if isinstance(message.string, str) else tuple(other), context=message.context
            )
    return fresh


@contextmanager
def speaking(word: str) -> Iterator[None]:
    """Say it with this word meanwhile, to who reads Dutch."""
    if word not in VARIANTS or translation.get_language() != "nl":
        yield
        return
    with translation.override(f"nl-{VARIANTS[word]}"):
        yield
