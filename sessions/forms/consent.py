"""What somebody chose about the harvest, as the phone sends it."""

from __future__ import annotations

import re

from django.core.exceptions import BadRequest
from django.http import QueryDict

from ..commands.consent import Choices
from ..models import Share

NAMED = re.compile(r"(card|case)-([0-9]{1,11})")


def choices_from(data: QueryDict) -> Choices:
    """The choices in a posted form. Raises `BadRequest` for an answer that nobody was offered."""
    found: dict[str, dict[int, Share]] = {"card": {}, "case": {}}
    for name in data:
        if match := NAMED.fullmatch(name):
            found[match[1]][int(match[2])] = share_from(data, name)
    rest = share_from(data, "rest") if data.get("rest") else None
    return Choices(found["card"], found["case"], rest)


def share_from(data: QueryDict, name: str) -> Share:
    """The answer in this field. Raises `BadRequest`."""
    answer = data.get(name, "")
    if answer not in Share.values:
        raise BadRequest(name)
    return Share(answer)
