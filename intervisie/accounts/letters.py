"""Mail about accounts: plain words, and no name of anybody in a header."""

from __future__ import annotations

import logging
from smtplib import SMTPException

from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from .models import Invitation
from .names import one_line

log = logging.getLogger("intervisie.mail")


def send_invitation(invitation: Invitation, url: str) -> bool:
    """Mail the link to who is invited; whether the mail server took it."""
    told = {
        "organisation": one_line(invitation.organisation.name),
        "inviter": one_line(invitation.invited_by.name) if invitation.invited_by else "",
        "url": url,
        "until": invitation.expires_at,
    }
    text = render_to_string("accounts/mail/invitation.txt", told)
    return _send(EmailMessage(_("An invitation to work with Intervisie"), text, to=[invitation.email]))


def _send(message: EmailMessage) -> bool:
    try:
        message.send()
    except (SMTPException, OSError) as error:
        log.warning("a mail could not be sent: %s", type(error).__name__)
        return False
    return True
