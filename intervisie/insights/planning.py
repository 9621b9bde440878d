"""Help with planning: which groups stand still, which paths end, who is asked for, and whom to phone. No answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from intervisie.accounts.models import User

from .paths import GroupPath, paths


@dataclass(frozen=True, slots=True)
class Guide:
    """A facilitator: which groups, and how many meetings ahead need them."""

    name: str
    groups: tuple[str, ...]
    asked: int


@dataclass(frozen=True, slots=True)
class Call:
    """Somebody to phone, and why."""

    name: str
    group: str
    why: str


@dataclass(frozen=True, slots=True)
class HelpScreen:
    """What a coordinator can do something about now."""

    organisation: str
    still: tuple[GroupPath, ...]
    ending: tuple[GroupPath, ...]
    guides: tuple[Guide, ...]
    calls: tuple[Call, ...]
    made_on: date


def help_screen(user: User) -> HelpScreen:
    """Which groups stand still, which paths end, who is asked for, and whom to phone (S3:94-97)."""
    today, found = timezone.localdate(), paths(user)
    still = tuple(each for each in found if each.stands_still(today))
    ending = tuple(each for each in found if each.ends_soon)
    return HelpScreen(
        organisation=user.organisation.name,
        still=still,
        ending=ending,
        guides=tuple(_guides(found)),
        calls=(*_calls(still, _("stands still")), *_calls(ending, _("the path ends: how do they go on?"))),
        made_on=today,
    )


def _guides(found: Sequence[GroupPath]) -> list[Guide]:
    names = sorted({name for each in found for name in each.guides})
    return [
        Guide(
            name,
            tuple(each.name for each in found if name in each.guides),
            sum(
                stop.guided and stop.state == "planned"
                for each in found
                if name == each.guides[0]
                for stop in each.stops
            ),
        )
        for name in names
    ]


def _calls(groups: Sequence[GroupPath], why: str) -> list[Call]:
    return [Call(each.guides[0], each.name, why) for each in groups]
