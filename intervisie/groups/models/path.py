"""The path as it was laid out for a group, and paths of one's own to lay out again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from intervisie.planning import TEN, Closed, Mode, Template

if TYPE_CHECKING:
    from .group import Group


class PathTemplateQuerySet(models.QuerySet["PathTemplate"]):
    def for_group(self, group: Group) -> PathTemplateQuerySet:
        """Those of its organisation, and those kept for this group alone."""
        return self.filter(Q(group=None) | Q(group=group.pk), organisation=group.organisation_id)

    def named(self, group: Group, name: str) -> PathTemplate | None:
        """What this group may lay out under this name, in whatever capitals."""
        return self.for_group(group).filter(name__iexact=name).first()


class PathTemplate(models.Model):
    """A path that somebody keeps: how each meeting is held. Without a group it is for the whole organisation."""

    organisation = models.ForeignKey("accounts.Organisation", on_delete=models.CASCADE, related_name="+")
    group = models.ForeignKey("Group", null=True, on_delete=models.CASCADE, related_name="templates")
    name = models.CharField(max_length=60)
    modes = models.JSONField()

    objects = PathTemplateQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    def template(self) -> Template:
        return Template(self.name, tuple(self.modes))


class LaidPath(models.Model):
    """How the path of a group was laid out. `closed` is a list of {first, last, name}, days as ISO 8601."""

    group = models.OneToOneField("Group", on_delete=models.CASCADE, related_name="laid")
    modes = models.JSONField()
    first = models.DateField()
    begins = models.TimeField()
    ends = models.TimeField()
    weeks = models.PositiveSmallIntegerField()
    closed = models.JSONField(default=list)

    def __str__(self) -> str:
        return f"path of {self.group_id}"

    def template(self) -> Template:
        modes: Sequence[Mode] = self.modes
        return Template("", tuple(modes))

    def stretches(self) -> tuple[Closed, ...]:
        """The weeks in which nobody meets."""
        return tuple(
            Closed(date.fromisoformat(each["first"]), date.fromisoformat(each["last"]), each["name"])
            for each in self.closed
        )


def path_of(group: Group) -> LaidPath | None:
    """The path of this group, if somebody laid one out."""
    return getattr(group, "laid", None)


def template_of(group: Group) -> Template:
    """How its meetings are held: as it was laid out, and as the path of ten until then."""
    laid = path_of(group)
    return laid.template() if laid else TEN
