"""Letters about a case: plain words, and nothing of the case in them."""

from __future__ import annotations

from django.core.mail import send_mail
from django.utils.translation import gettext as _

from ..errors import LetterNotSent
from ..models import Case


def send_link(case: Case, address: str) -> None:
    """Mail the private link to the case bringer. Raises `LetterNotSent` when no mail goes out just now."""
    facilitator = case.group.facilitator.name
    lines = (
        _("Hello {name},").format(name=case.member.first_name),
        _("{facilitator} asks you to prepare what you want to bring to your intervisie group.").format(
            facilitator=facilitator
        ),
        _("Open this link on the phone you want to write on. It works once, and it is only for you:"),
        address,
        _("Nobody reads along until you share it. You need no account."),
    )
    try:
        send_mail(_("Prepare your case"), "\n\n".join(lines) + "\n", None, [case.member.email])
    except OSError as error:  # what smtplib raises is one too
        raise LetterNotSent from error
