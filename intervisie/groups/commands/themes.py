"""Noting what plays in a path, and crossing it out."""

from __future__ import annotations

from django.db import transaction
from django.db.models import F

from ..errors import EnoughThemes
from ..models import Group, Theme
from .groups import lock

MOST = 60  # themes of one group


@transaction.atomic
def note(group: Group, text: str) -> None:
    """This came by; what was noted before, in whatever capitals, came by once more. Raises `EnoughThemes`."""
    themes = Theme.objects.filter(group=lock(group))
    known = next((each for each in themes if each.text.casefold() == text.casefold()), None)
    if known is not None:
        themes.filter(pk=known.pk).update(times=F("times") + 1)
    elif themes.count() >= MOST:
        raise EnoughThemes
    else:
        Theme.objects.create(group=group, text=text)


def cross_out(group: Group, theme: int) -> None:
    """It is noted no longer."""
    Theme.objects.filter(group=group, pk=theme).delete()
