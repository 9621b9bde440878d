"""Paths that somebody keeps under a name, to lay them out again."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from intervisie.planning import template

from ..errors import PathNameTaken
from ..models import Group, PathTemplate
from .groups import lock


@transaction.atomic
def keep(group: Group, name: str, modes: Sequence[str], *, for_all: bool) -> None:
    """Keep a path under this name, for this group or its whole organisation. The same once more may widen it to all.

    Raises `planning.Impossible`, and `PathNameTaken` when another path is called so.
    """
    path = template(name, modes)
    known = PathTemplate.objects.named(lock(group), path.name)
    if known is None:
        PathTemplate.objects.create(
            organisation_id=group.organisation_id,
            group=None if for_all else group,
            name=path.name,
            modes=list(path.modes),
        )
    elif tuple(known.modes) != path.modes:
        raise PathNameTaken
    elif for_all:
        PathTemplate.objects.filter(pk=known.pk).update(group=None)


@transaction.atomic
def rename(group: Group, kept: PathTemplate, name: str) -> None:
    """It is called so from now on, wherever it is offered. Raises `PathNameTaken`."""
    known = PathTemplate.objects.named(lock(group), name)
    if known is not None and known.pk != kept.pk:
        raise PathNameTaken
    PathTemplate.objects.for_group(group).filter(pk=kept.pk).update(name=name)


def remove(group: Group, kept: PathTemplate) -> None:
    """It is offered no longer. Groups that laid it out keep their meetings."""
    PathTemplate.objects.for_group(group).filter(pk=kept.pk).delete()
