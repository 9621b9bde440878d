"""One change of an organisation at a time."""

from __future__ import annotations

from ..models import Organisation, User


def locked(user: User) -> Organisation:
    """The organisation of this user, locked until the transaction ends."""
    return Organisation.objects.select_for_update().get(pk=user.organisation_id)
