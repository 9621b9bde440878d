"""Refusals about groups and cases. The site's middleware turns them into an answer."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from sessions.errors import SessionError


class GroupFull(SessionError):
    status = 422
    sentence = _("That is more than forty people. Split them into several groups.")


class NotAFacilitator(SessionError):
    status = 422
    sentence = _("This person does not guide groups in your organisation.")


class CaseChanged(SessionError):
    sentence = _(
        "This was changed on another screen meanwhile. Nothing is lost: your words are still here. Send them once more."
    )


class PathChanged(SessionError):
    sentence = _(
        "This path was changed on another screen meanwhile. Nothing is lost: what you filled in is still here. "
        "Look at it, and keep it once more."
    )


class CaseTold(SessionError):
    status = 410
    sentence = _("This case was told in the circle, so it can no longer be changed here.")


class CaseLinkOver(SessionError):
    status = 410
    sentence = _("This link does not work any longer. Ask your facilitator for a new one.")


class LetterNotSent(SessionError):
    status = 503
    sentence = _("The mail could not be sent just now. Make a link and send it yourself, or try again later.")
