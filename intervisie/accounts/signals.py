"""What follows when a passkey or an app with codes is added or removed, in the same transaction."""

from __future__ import annotations

from typing import Any

from allauth.mfa.models import Authenticator
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from .commands.second_step import recount
from .models import User


@receiver([post_save, post_delete], sender=Authenticator)
def count_again(instance: Authenticator, **_sent: Any) -> None:
    """Whether this user still has to set up a second step."""
    for user in User.objects.filter(pk=instance.user_id):  # none when the user goes too
        recount(user.organisation_id)
