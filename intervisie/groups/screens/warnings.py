"""What deserves attention in a group: said gently, and never in the way."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from methods import catalogue

from ..models import LARGEST, SMALLEST, Member


def warnings(people: Sequence[Member]) -> tuple[str, ...]:
    """Sentences about the size of the group (S3:50-52), methods that ask for more people, and managers in it (S4:3)."""
    return (*_size(len(people)), *_methods(len(people)), *_managers(people))


def _size(people: int) -> tuple[str, ...]:
    if people == 0:
        return ()
    if people < SMALLEST:
        return (
            _("With fewer than four people everybody’s share is large and there are few questions. It can be done."),
        )
    if people > LARGEST:
        return (_("With more than eight people not everybody gets a turn. Two groups often work better."),)
    return ()


def _methods(people: int) -> tuple[str, ...]:
    """Which methods do not work with so few, in a group that is large enough for the others (S2:22)."""
    if not SMALLEST <= people <= LARGEST:
        return ()
    short = [method for method in catalogue.methods() if people < method.people[0]]
    if not short:
        return ()
    names = [_("{method} (from {low} people)").format(method=each.name, low=each.people[0]) for each in short]
    sentence = _("With {people} people you are too few for {methods}. Every other method works.")
    return (sentence.format(people=people, methods=get_text_list(names, _("and"))),)


def _managers(people: Sequence[Member]) -> tuple[str, ...]:
    names = [member.first_name for member in people if member.leads_others]
    if not names:
        return ()
    sentence = _(
        "{name} is the manager of others in this group. Everybody is equal in intervisie: talk beforehand about "
        "what that asks, and ask the others whether they feel free to speak."
    )
    return tuple(sentence.format(name=name) for name in names)
