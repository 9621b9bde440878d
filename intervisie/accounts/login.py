"""Who is signed in, read by queries that are compiled once: every request of a facilitator asks it."""

from __future__ import annotations

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth.models import AbstractBaseUser

from intervisie.table import SLOT, Table

from .models import User

USERS = Table(lambda: User.objects.filter(pk=SLOT))


class Backend(AuthenticationBackend):  # type: ignore[misc]  # allauth ships no types
    """allauth's own, quicker at knowing somebody again."""

    def get_user(self, user_id: int) -> AbstractBaseUser | None:
        user = USERS.one(user_id)
        return user if user is not None and self.user_can_authenticate(user) else None
