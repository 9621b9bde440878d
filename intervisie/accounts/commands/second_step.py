"""The second step that an organisation may ask of everybody: a passkey or an app with codes."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from django.db import transaction

from ..errors import AccountError
from ..models import Organisation, User
from . import signed_in
from .locking import locked

STEPS = (Authenticator.Type.WEBAUTHN, Authenticator.Type.TOTP)


@transaction.atomic
def ask_of_everybody(manager: User, *, on: bool) -> None:
    """From now on everybody of this organisation needs a second step, or nobody does."""
    organisation = locked(manager)
    organisation.second_step = on
    organisation.save(update_fields=["second_step"])
    recount(organisation.pk)


@transaction.atomic
def take_away(manager: User, person: int) -> User:
    """A colleague who lost phone and spare codes signs in with the mail alone again, and is signed in nowhere.

    Nobody does this for themselves: raises `AccountError`; and User.DoesNotExist.
    """
    locked(manager)
    found = User.objects.for_user(manager).get(pk=person)
    if found.pk == manager.pk:
        raise AccountError
    Authenticator.objects.filter(user=found).delete()
    signed_in.end_all(found)
    recount(found.organisation_id)
    return found


def recount(organisation: int) -> None:
    """Who still has to set up a second step: asked after every change of either side, as often as one likes."""
    people = User.objects.filter(organisation=organisation)
    ready = Authenticator.objects.filter(type__in=STEPS, user__organisation=organisation).values("user")
    people.filter(pk__in=ready).update(second_step_due=False)
    is_asked = Organisation.objects.filter(pk=organisation, second_step=True).exists()
    people.exclude(pk__in=ready).update(second_step_due=is_asked)
