"""How django-allauth behaves here: nobody signs up by themselves, and its refusals speak like the rest of the house."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from .models import User


def landing(user: User) -> str:
    """The first page of this user: the sessions of who leads them, else what belongs to their role."""
    if user.is_facilitator:
        return reverse("home")
    return reverse("people" if user.is_manager else "mfa_index")


class ClosedDoor(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """Accounts come from the set-up page or from an invitation, never from a public form."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("This account is closed. Ask your organisation."),
        "incorrect_code": _("This code is not right. Look once more in your mailbox."),
        "rate_limited": _("That went a little fast. Wait a few minutes and try again."),
        "too_many_login_attempts": _("That was tried too often. Wait a few minutes and try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return landing(request.user) if isinstance(request.user, User) else reverse("home")


class SecondStep(DefaultMFAAdapter):  # type: ignore[misc]  # allauth ships no types
    """What allauth says about passkeys and apps with codes."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("That is not right. Try it once more."),
        "cannot_generate_recovery_codes": _("First choose a passkey or an app with codes."),
    }

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """A device shows the name of the site beside the passkey, not its address."""
        entity: dict[str, str] = super().get_public_key_credential_rp_entity()
        return entity | {"name": settings.SITE_NAME}
