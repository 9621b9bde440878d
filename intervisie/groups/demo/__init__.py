"""Made-up groups of two organisations to try the product with: evenings that were, a path, plans and cases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth import get_user_model
from django.db import transaction

from ..models import Group
from . import lindedal, oostervaart

if TYPE_CHECKING:
    from intervisie.accounts.models import User


@transaction.atomic
def fill(facilitator: User) -> None:
    """The groups of this facilitator and, where the neighbours are there, of theirs; once."""
    if Group.objects.filter(organisation=facilitator.organisation_id).exists():
        return
    lindedal.fill(facilitator)
    neighbour = get_user_model().objects.filter(email=oostervaart.GUIDE).first()
    if neighbour is not None:
        oostervaart.fill(neighbour)
