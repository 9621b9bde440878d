"""Who is signed in, read by queries that are compiled once: every page and socket of a facilitator asks it."""

from __future__ import annotations

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth import get_user
from django.contrib.auth.models import AbstractBaseUser
from django.http import HttpRequest

from intervisie.logins import SessionStore
from intervisie.table import SLOT, Table

from .models import User

USERS = Table(lambda: User.objects.filter(pk=SLOT))


class Backend(AuthenticationBackend):  # type: ignore[misc]  # allauth ships no types
    """allauth's own, quicker at knowing somebody again."""

    def get_user(self, user_id: int) -> AbstractBaseUser | None:
        user = USERS.one(user_id)
        return user if user is not None and self.user_can_authenticate(user) else None


def user_of(login: str) -> User | None:
    """Whose browser has this key of a login now; nobody once that is over or the account is closed."""
    request = HttpRequest()
    request.session = SessionStore(login)
    user = get_user(request) if login else None
    return user if isinstance(user, User) else None
