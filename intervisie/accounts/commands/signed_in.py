"""Where somebody is signed in, and ending that."""

from __future__ import annotations

from allauth.usersessions.models import UserSession

from ..models import SignInLink, User


def end_all(user: User) -> None:
    """This user is signed in nowhere any more, and the links that would sign them in do not work."""
    for each in UserSession.objects.filter(user=user):
        each.end()
    SignInLink.objects.filter(user=user).delete()
