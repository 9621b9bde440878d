"""Somebody in a group: a name and perhaps an e-mail address. No account."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from django.db import models

LONGEST_CHAIR = 36  # signs, as a chair in the room takes


class Member(models.Model):
    """Who belongs to a group. Who left stays in the path, as who was there.

    `committed_at` is since when they mean to come to the whole path (S1:27).
    """

    group = models.ForeignKey("Group", on_delete=models.CASCADE, related_name="members")
    name = models.CharField(max_length=120)
    email = models.EmailField(blank=True)
    leads_others = models.BooleanField(default=False)
    position = models.PositiveSmallIntegerField(default=0)
    committed_at = models.DateTimeField(null=True)
    left_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def first_name(self) -> str:
        return self.name.split()[0] if self.name.split() else self.name


def chair_names(members: Iterable[Member]) -> dict[int, str]:
    """By primary key: the name that each has in the circle. A first name, and the whole name where two share it."""
    held = list(members)
    shared = Counter(member.first_name.casefold() for member in held)
    return {
        member.pk: (member.first_name if shared[member.first_name.casefold()] == 1 else member.name)[:LONGEST_CHAIR]
        for member in held
    }


def chairs_for(session: int) -> list[str]:
    """The names of the members whose group meets in this session, as they sit in the circle."""
    circle = Member.objects.filter(group__meetings__session=session, left_at=None).order_by("position", "pk")
    return list(chair_names(circle).values())


def bringers_for(session: int) -> list[str]:
    """The names, as they sit in the circle, of who prepared the cases of this session; in the order of its cases."""
    bringing = Member.objects.filter(cases__meeting__session=session).order_by("cases__created_at", "cases__pk")
    held = list(bringing.select_related("group"))
    names = chair_names(held[0].group.circle()) if held else {}
    return [names.get(member.pk, member.name) for member in held]
