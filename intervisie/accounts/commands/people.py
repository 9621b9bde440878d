"""Roles, closing and opening of accounts. There is always somebody left who can do this."""

from __future__ import annotations

from django.db import transaction

from ..errors import LastManager, NoRole
from ..models import Roles, User
from . import signed_in
from .locking import locked


@transaction.atomic
def give_roles(manager: User, person: int, roles: Roles) -> User:
    """Somebody of the manager's organisation does these things from now on.

    Raises `NoRole`, `LastManager` when nobody would be manager, and User.DoesNotExist.
    """
    locked(manager)
    found = User.objects.for_user(manager).get(pk=person)
    if not roles.any:
        raise NoRole
    if not roles.manager:
        _not_the_last(found)
    for name, value in roles.as_fields().items():
        setattr(found, name, value)
    found.save(update_fields=roles.as_fields().keys())
    return found


@transaction.atomic
def close(manager: User, person: int) -> User:
    """Nobody signs in with this account any more, and who is signed in with it is not. What it made stays.

    Raises `LastManager`, and User.DoesNotExist.
    """
    locked(manager)
    found = User.objects.for_user(manager).get(pk=person)
    _not_the_last(found)
    found.is_active = False
    found.save(update_fields=["is_active"])
    signed_in.end_all(found)
    return found


@transaction.atomic
def reopen(manager: User, person: int) -> User:
    """A closed account can be used again, with the roles that it had. Raises User.DoesNotExist."""
    locked(manager)
    found = User.objects.for_user(manager).get(pk=person)
    found.is_active = True
    found.save(update_fields=["is_active"])
    return found


def _not_the_last(person: User) -> None:
    managers = User.objects.filter(organisation=person.organisation_id, is_active=True, is_manager=True)
    if person.is_manager and person.is_active and not managers.exclude(pk=person.pk).exists():
        raise LastManager
