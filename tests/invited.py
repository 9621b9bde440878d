"""Groups with a planned meeting to invite people to, and the links of those who are."""

from __future__ import annotations

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from intervisie.accounts.models import User
from intervisie.groups.commands import groups, members
from intervisie.groups.models import Group, Invitation, Meeting

BASE = "https://intervisie.example"
PEOPLE = (("Anouk de Wit", "anouk@lindedal.example"), ("Joost Bos", "joost@lindedal.example"), ("Femke Vos", ""))


def made_group(facilitator: User) -> Group:
    """A group of three, one of them without an address."""
    made = groups.create(facilitator, groups.Description("Wijkteam Zuid"))
    members.add(made, [members.Person(name, address) for name, address in PEOPLE])
    return made


def made_meeting(facilitator: User) -> Meeting:
    """Its first meeting, planned in ten days."""
    begins = timezone.now() + timedelta(days=10)
    return Meeting.objects.create(
        group=made_group(facilitator), number=1, begins_at=begins, ends_at=begins + timedelta(hours=2), place="Zaal 3"
    )


def of(meeting: Meeting, name: str) -> Invitation:
    return Invitation.objects.select_related("meeting").get(meeting=meeting, member__name__startswith=name)


def link(meeting: Meeting, name: str = "Anouk") -> str:
    return reverse("invited", args=[of(meeting, name).key()])
