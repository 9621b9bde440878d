"""Letters about a meeting: plain words, a calendar entry, and a personal link. Nothing of any case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from intervisie.accounts.names import one_line
from intervisie.accounts.spoken import in_words_of
from methods import script

from ..models import Invitation, Meeting, Mode
from .calendar import domain, entry, where


class Kind(StrEnum):
    """What a letter is for."""

    INVITE = "invite"
    CHANGE = "change"
    CANCEL = "cancel"
    VOTE = "vote"
    REMIND = "remind"


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter to one member about one meeting; `about` is when the choice between cases began, if it tells of one."""

    kind: Kind
    invitation: Invitation
    now: datetime
    about: datetime | None = None


def compose(letter: Letter) -> EmailMultiAlternatives:
    """The mail, in the language of the site. Headers hold nothing that people typed but checked addresses."""
    group = letter.invitation.meeting.group
    with translation.override(settings.LANGUAGE_CODE), in_words_of(group.organisation_id or 0):
        told = _told(letter)
        member, facilitator = letter.invitation.member, letter.invitation.meeting.group.facilitator
        mail = EmailMultiAlternatives(
            _subject(letter),
            render_to_string("groups/mail/meeting.txt", told),
            to=[member.email],
            reply_to=[facilitator.email],
            headers={"Message-ID": _message_id(letter)},
        )
        mail.attach_alternative(render_to_string("groups/mail/meeting.html", told), "text/html")
        if letter.kind not in {Kind.REMIND, Kind.VOTE}:
            cancels = letter.kind is Kind.CANCEL
            calendar = entry(letter.invitation, letter.now, cancels=cancels).decode()
            method = "CANCEL" if cancels else "REQUEST"
            mail.attach_alternative(calendar, f"text/calendar; method={method}")
        return mail


def link_of(invitation: Invitation, base: str) -> str:
    """The whole address of a personal link."""
    return base + reverse("invited", args=[invitation.key()])


def _link(letter: Letter) -> str:
    """Nothing to open in a cancellation."""
    if letter.kind is Kind.CANCEL:
        return ""
    return link_of(letter.invitation, settings.PUBLIC_URL or letter.invitation.meeting.announcement.address)


def _subject(letter: Letter) -> str:
    return {
        Kind.INVITE: _("An invitation to your intervisie meeting"),
        Kind.CHANGE: _("Your intervisie meeting has changed"),
        Kind.CANCEL: _("Your intervisie meeting is cancelled"),
        Kind.VOTE: _("Choose what your intervisie meeting is about"),
        Kind.REMIND: _("Your intervisie meeting is coming up"),
    }[letter.kind]


def _message_id(letter: Letter) -> str:
    """The same for the same letter, so that a second copy is known for what it is."""
    invitation, meeting = letter.invitation, letter.invitation.meeting
    begins = int(meeting.begins_at.timestamp()) if meeting.begins_at else 0
    return f"<{invitation.public_id}.{letter.kind}.{meeting.sequence}.{begins}@{domain()}>"


def _told(letter: Letter) -> dict[str, Any]:
    invitation = letter.invitation
    meeting: Meeting = invitation.meeting
    return {
        "kind": str(letter.kind),
        "name": one_line(invitation.member.first_name),
        "group": one_line(meeting.group.name),
        "facilitator": one_line(meeting.group.facilitator.name),
        "begins_at": meeting.begins_at,
        "ends_at": meeting.ends_at,
        "welcome_at": meeting.welcome_at,
        "lingers_until": meeting.lingers_until,
        "where": where(meeting),
        "answer": invitation.standing_answer,
        "rules": script.rules(()),
        "host": one_line(meeting.host.name) if meeting.host and meeting.mode == Mode.WITHOUT else "",
        "url": _link(letter),
    }
