"""Which methods a group has used, and what that says about the next one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from methods import catalogue
from methods.definitions import Method

from ..models import Familiarity, Group, Meeting

ACQUAINTED = 3  # meetings after which people mostly know each other a little


@dataclass(frozen=True, slots=True)
class Used:
    """A method, and in how many meetings it was used."""

    slug: str
    name: str
    hue: str
    times: int


def used(meetings: Sequence[Meeting]) -> tuple[Used, ...]:
    """The methods of meetings that were held, the most used first."""
    told = [
        (each["slug"], each["name"], each["hue"]) for meeting in meetings if meeting.is_held for each in meeting.methods
    ]
    return tuple(Used(*method, times) for method, times in Counter(told).most_common())


def hints(group: Group, meetings: Sequence[Meeting]) -> tuple[str, ...]:
    """What fits now and was not done before. Suggestions, from `familiarity` in the method files."""
    held = [meeting for meeting in meetings if meeting.is_held]
    if not held:
        return ()
    return tuple(_all_hints(group, len(held), {each.slug for each in used(held)}))


def _all_hints(group: Group, held: int, known: set[str]) -> Iterator[str]:
    if group.familiarity == Familiarity.ANY and held >= ACQUAINTED:
        yield _(
            "You have met {count} times. If they know each other better by now, say so at the group: "
            "then more methods fit."
        ).format(count=held)
    for method in _fitting(group, known):
        if method.familiarity == "well":
            yield _("{method} fits better now: you know each other well.").format(method=method.name)
        else:
            yield _("{method} is new to this group, and fits how well you know each other.").format(method=method.name)


def _fitting(group: Group, known: set[str]) -> list[Method]:
    """One method of each colour that this group knows each other well enough for; not what everybody can do."""
    levels = {"some": {"some"}, "well": {"some", "well"}}.get(group.familiarity, set())
    hues = {method.hue for method in catalogue.methods() if method.slug in known}
    fresh = {method.hue: method for method in reversed(catalogue.methods()) if method.hue not in hues}
    return [method for method in reversed(fresh.values()) if method.familiarity in levels]
