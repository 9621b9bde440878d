"""Refusals about intentions."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from sessions.errors import SessionError


class IntentionOver(SessionError):
    status = 410
    sentence = _("This link does not work any longer. What you wrote has been erased.")


class NoCircle(SessionError):
    status = 422
    sentence = _("This intention belongs to no group, so it cannot be shared with one.")
