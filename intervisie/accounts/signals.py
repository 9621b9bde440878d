"""What follows when a passkey or an app with codes is added or removed."""

from __future__ import annotations

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from django.http import HttpRequest

from .commands.second_step import recount
from .models import User


@receiver([post_save, post_delete], sender=Authenticator)
def count_again(instance: Authenticator, **_sent: Any) -> None:
    """Whether this user still has to set up a second step, in the same transaction."""
    for user in User.objects.filter(pk=instance.user_id):  # none when the user goes too
        recount(user.organisation_id)


@receiver(authenticator_added)
def was_just_used(request: HttpRequest, user: User, authenticator: Authenticator, **_sent: Any) -> None:
    """Who just set it up has shown that it works, so the page with spare codes that follows asks for nothing more."""
    if authenticator.type != Authenticator.Type.RECOVERY_CODES:
        record_authentication(request, user, method="mfa", type=authenticator.type, reauthenticated=True)
