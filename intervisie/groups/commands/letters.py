"""Letters with a link: plain words, and nothing of a case in them."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.mail import send_mail
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from intervisie.accounts.spoken import in_words_of

from ..errors import LetterNotSent
from ..models import Case, Meeting, Member


def send_link(case: Case, address: str) -> None:
    """Mail the private link to the case bringer. Raises `LetterNotSent` when no mail goes out just now."""
    with in_words_of(case.group.organisation_id):
        _send_case(case, address)


def _send_case(case: Case, address: str) -> None:
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
    _send(_("Prepare your case"), lines, case.member.email)


def send_host_link(meeting: Meeting, address: str) -> None:
    """Mail the host's link of one meeting. Raises `LetterNotSent` when no mail goes out just now."""
    if meeting.host is None or meeting.begins_at is None:
        raise LetterNotSent
    when = date_format(timezone.localtime(meeting.begins_at), "l j F Y, H:i")
    with in_words_of(meeting.group.organisation_id):
        _send_host(meeting, meeting.host, when, address)


def _send_host(meeting: Meeting, host: Member, when: str, address: str) -> None:
    lines = (
        _("Hello {name},").format(name=host.first_name),
        _("You host the next meeting of {group} without a facilitator: {when}.").format(
            group=meeting.group.name, when=when
        ),
        _("Open this link that day, on the phone or laptop with which you lead. It works once, and only that day:"),
        address,
        _("You need no account and no preparation: the page tells you at every step what to say and what to do."),
    )
    _send(_("You host the next meeting"), lines, host.email)


def _send(subject: str, lines: Sequence[str], to: str) -> None:
    try:
        send_mail(subject, "\n\n".join(lines) + "\n", None, [to])
    except OSError as error:  # what smtplib raises is one too
        raise LetterNotSent from error
