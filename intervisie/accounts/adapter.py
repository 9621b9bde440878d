"""How django-allauth behaves here: nobody signs up by themselves."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class ClosedDoor(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """Accounts come from the set-up page or from an invitation, never from a public form."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
