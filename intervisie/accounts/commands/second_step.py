"""The second step that an organisation may ask of everybody: a passkey or an app with codes."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from django.db import transaction

from ..models import Organisation, User
from .locking import locked

STEPS = (Authenticator.Type.WEBAUTHN, Authenticator.Type.TOTP)


@transaction.atomic
def ask_of_everybody(manager: User, *, on: bool) -> None:
    """From now on everybody of this organisation needs a second step, or nobody does."""
    organisation = locked(manager)
    organisation.second_step = on
    organisation.save(update_fields=["second_step"])
    recount(organisation.pk)


def recount(organisation: int) -> None:
    """Who still has to set up a second step: asked after every change of either side, as often as one likes."""
    people = User.objects.filter(organisation=organisation)
    ready = Authenticator.objects.filter(type__in=STEPS, user__organisation=organisation).values("user")
    people.filter(pk__in=ready).update(second_step_due=False)
    is_asked = Organisation.objects.filter(pk=organisation, second_step=True).exists()
    people.exclude(pk__in=ready).update(second_step_due=is_asked)
