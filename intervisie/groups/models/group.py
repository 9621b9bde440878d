"""A group: people who meet again and again, and who guides them. Questions only; every change is a command."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from intervisie.accounts.models import User

    from .member import Member

SMALLEST, ADVISED, LARGEST = 4, 6, 8  # people (S3:50-52, S1:10); outside is warned about and never refused


class Familiarity(models.TextChoices):
    """How well the members know each other, in the words that methods use for it."""

    ANY = "any", _("They hardly know each other yet")
    SOME = "some", _("They know each other a little")
    WELL = "well", _("They know each other well")


class GroupQuerySet(models.QuerySet["Group"]):
    def for_user(self, user: User | AnonymousUser) -> GroupQuerySet:
        """The groups that this facilitator guides, alone or with others, within the own organisation."""
        if user.pk is None or not getattr(user, "is_facilitator", False):
            return self.none()
        guides = Q(facilitator=user.pk) | Q(co_facilitators=user.pk)
        return self.filter(guides, organisation=getattr(user, "organisation_id", None)).distinct()

    def for_manager(self, user: User) -> GroupQuerySet:
        """Every group of a manager's organisation: to see who guides it, and nothing else of it."""
        return self.filter(organisation=user.organisation_id) if user.is_manager else self.none()

    def for_coordinator(self, user: User) -> GroupQuerySet:
        """Every group of a coordinator's organisation: when it meets and how many come, and nothing else of it."""
        return self.filter(organisation=user.organisation_id) if user.is_coordinator else self.none()

    def present(self) -> GroupQuerySet:
        """Without those that were put away."""
        return self.filter(archived_at=None)


class Group(models.Model):
    """People who hold intervisie together. `notes` are for who guides the group, and for nobody else."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey("accounts.Organisation", on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=120)
    purpose = models.TextField(max_length=600, blank=True)
    field = models.CharField(max_length=120, blank=True)
    familiarity = models.CharField(max_length=4, choices=Familiarity, default=Familiarity.ANY)
    notes = models.TextField(max_length=4000, blank=True)
    facilitator = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="groups")
    co_facilitators = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="co_groups")
    created_at = models.DateTimeField(auto_now_add=True)
    archived_at = models.DateTimeField(null=True)

    objects = GroupQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def is_archived(self) -> bool:
        return self.archived_at is not None

    def circle(self) -> models.QuerySet[Member]:
        """The members of now, in the order in which they were written down."""
        return self.members.filter(left_at=None).order_by("position", "pk")
