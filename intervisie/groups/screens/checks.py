"""What a facilitator checks with the case bringer before the day (S3:45-47, 166, 261-264, 340-345, 397)."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from methods import catalogue


@dataclass(frozen=True, slots=True)
class Check:
    """Something to find out. `key` names it for as long as its method keeps the order of its checks."""

    key: str
    sentence: str
    is_ticked: bool = False


def suitability(ticked: frozenset[str] = frozenset()) -> tuple[Check, ...]:
    """Whether this is a case for intervisie at all, whatever the method."""
    sentences = {
        "phoned": _("I phoned the case bringer to hear the case."),
        "own-question": _("The question is the bringer’s own, not one about what somebody else should do."),
        "own-share": _("The bringer has a share in it and wants to look at that."),
        "concrete": _("There is a concrete situation to tell, not a theme."),
        "safe": _("It is safe enough to tell this in this group."),
    }
    return tuple(Check(key, sentence, key in ticked) for key, sentence in sentences.items())


def of_method(slug: str, ticked: frozenset[str] = frozenset()) -> tuple[Check, ...]:
    """What this method asks for beforehand, from its file."""
    method = catalogue.method(slug)
    lines = [f"{slug}:{number}" for number in range(len(method.prepare))]
    return tuple(Check(key, sentence, key in ticked) for key, sentence in zip(lines, method.prepare, strict=True))


def checks(slug: str, ticked: frozenset[str] = frozenset(), *, every: bool = False) -> tuple[Check, ...]:
    """All that there is to tick for this method, or for `every` method."""
    slugs = [method.slug for method in catalogue.methods()] if every else [slug] if slug else []
    return (*suitability(ticked), *(check for each in slugs for check in of_method(each, ticked)))
