"""Signing out, being signed out, and a closed account: the open sockets go at once, not when they are asked next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from intervisie.logins import name_of

from ..live import dismiss

if TYPE_CHECKING:
    from django.contrib.sessions.models import Session as Login

    from intervisie.accounts.models import User


def login_over(instance: Login, **_signal: Any) -> None:
    """This browser is signed out. Others hear of it by a name from which nobody can make the key."""
    dismiss(login=name_of(instance.session_key))


def account_saved(instance: User, **_signal: Any) -> None:
    """Whose account was closed, or who leads no sessions any more, hears no bell."""
    if not (instance.is_active and instance.is_facilitator):
        dismiss(user=instance.pk)
