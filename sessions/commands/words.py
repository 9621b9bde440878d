"""What people typed, as it is kept: normalised, without signs that nobody sees or that spoil the lines around them."""

from __future__ import annotations

import unicodedata

from ..errors import TextMissing

TURNING = {"\u202a", "\u202b", "\u202c", "\u202d", "\u202e", "\u2066", "\u2067", "\u2068", "\u2069"}
MOST_MARKS = 8  # on one letter; no script needs more, and a pile of them covers the lines above (T20)


def clean(text: str) -> str:
    """The text as it is kept: without control signs, signs that turn a line around, and piles of marks on a letter.

    Raises `TextMissing` when nothing is left that anybody could see.
    """
    kept = plain(text)
    if not any(map(_is_seen, kept)):
        raise TextMissing
    return kept


def plain(text: str) -> str:
    """The same for words that may be left out: empty when nothing is left."""
    lined = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    kept: list[str] = []
    marks = 0
    for sign in lined:
        marks = marks + 1 if unicodedata.category(sign) in {"Mn", "Me"} else 0
        if marks <= MOST_MARKS and _is_kept(sign):
            kept.append(sign)
    return "".join(kept).strip()


def _is_kept(sign: str) -> bool:
    return sign in "\n\t" or (sign not in TURNING and unicodedata.category(sign) != "Cc")


def _is_seen(sign: str) -> bool:
    return unicodedata.category(sign)[0] not in "ZC"
