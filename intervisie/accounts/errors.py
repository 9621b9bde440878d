"""Refusals about accounts: each carries a sentence for people, and the status of the page that says it."""

from __future__ import annotations

from typing import ClassVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class AccountError(Exception):
    """Something that cannot be done with this account or organisation now."""

    status: ClassVar[int] = 409
    sentence: ClassVar[str | Promise] = _("That is not possible right now.")

    def __str__(self) -> str:
        return str(self.sentence)


class LastManager(AccountError):
    sentence = _("Somebody has to be able to do this page. First make a colleague manager too.")


class NoRole(AccountError):
    status = 422
    sentence = _("Choose at least one role. Is this colleague leaving? Then close the account.")


class LivesHere(AccountError):
    sentence = _("This colleague has an account already. You find it in the list.")


class InvitedAlready(AccountError):
    sentence = _("This colleague has been invited already. You can send that invitation again.")


class SentJustNow(AccountError):
    status = 429
    sentence = _("This invitation was sent a moment ago. Wait a minute before you send it again.")


class EnoughMail(AccountError):
    status = 429
    sentence = _("A lot of invitations went out in a short time. Wait an hour before you send the next one.")


class InvitationGone(AccountError):
    status = 410
    sentence = _("This invitation no longer works. Ask in your organisation for a new one.")


class ProviderAway(AccountError):
    status = 503
    sentence = _("We cannot reach your organisation's sign-in page just now. Ask for a code by e-mail instead.")


class ProviderRefused(AccountError):
    status = 403
    sentence = _("That went wrong on the way back. Try it once more, or ask for a code by e-mail.")


class UnverifiedThere(AccountError):
    status = 403
    sentence = _("Your organisation does not confirm your e-mail address. Ask for a code by e-mail instead.")


class UnknownHere(AccountError):
    status = 403
    sentence = _("There is no account with your address here. Ask in your organisation for an invitation.")


class HasAccount(AccountError):
    sentence = _("There is an account with this address already. You can sign in with it.")


class TooManyTries(AccountError):
    status = 429
    sentence = _("Too many links that do not work were opened from here. Wait ten minutes, then open your own again.")
