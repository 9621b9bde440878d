"""The two letters about an intention: that it is kept, and weeks later the question what became of it.

Nothing is queued: what is due is asked of the rows (docs/adr/0011-what-is-due-is-asked-of-the-rows.md). Letters hold a
link and not a word of the intention.
"""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from enum import StrEnum

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from intervisie.accounts.names import one_line

from ..models import Intention, key_hash

log = logging.getLogger("intervisie.mail")

CLAIMED = timedelta(minutes=10)  # after that somebody who was sending is taken for dead
MOST_AT_ONCE = 200
LONGEST_WAIT = 60  # minutes between two tries


class Kind(StrEnum):
    """What a letter is for."""

    RECEIPT = "receipt"
    ASK = "ask"


def send_due() -> int:
    """Send every letter that is due now, and give how many went out. Safe to run in several processes at once."""
    due = Intention.objects.perhaps_due(timezone.now()).order_by("ask_at", "pk").values_list("pk", flat=True)
    return sum(_send(pk) for pk in due[:MOST_AT_ONCE])


def kind_for(intention: Intention, now: datetime) -> Kind:
    """Which letter is due about an intention that has one."""
    return Kind.ASK if intention.is_asked(now) else Kind.RECEIPT


def _send(pk: int) -> bool:
    """One letter: claimed in a transaction, sent outside it (a mail server may be slow), and then written down."""
    now = timezone.now()
    intention = _claim(pk, now)
    if intention is None:
        return False
    kind = kind_for(intention, now)
    try:
        compose(intention, kind).send()
    except (OSError, ValueError) as error:  # a mail server that is away; an address that cannot stand in a header
        log.warning("a letter about an intention could not be sent: %s", type(error).__name__)
        _failed(intention)
        return False
    sent = {"asked_at": now} if kind is Kind.ASK else {"received_at": now}
    Intention.objects.filter(pk=pk).update(claimed_until=None, failures=0, **sent)
    return True


@transaction.atomic
def _claim(pk: int, now: datetime) -> Intention | None:
    intention = Intention.objects.select_for_update().perhaps_due(now).filter(pk=pk).first()
    if intention is not None:
        fresh = {"claimed_until": now + CLAIMED, "token_hash": key_hash(intention.key())}
        Intention.objects.filter(pk=pk).update(**fresh)
    return intention


def _failed(intention: Intention) -> None:
    """Try again later, each time after a longer while."""
    wait = timedelta(minutes=min(2**intention.failures, LONGEST_WAIT))
    again = {"claimed_until": timezone.now() + wait, "failures": min(intention.failures + 1, 10)}
    Intention.objects.filter(pk=intention.pk).update(**again)


def link_of(intention: Intention) -> str:
    """The whole address of a personal link."""
    return (settings.PUBLIC_URL or intention.address) + reverse("intention", args=[intention.key()])


def compose(intention: Intention, kind: Kind) -> EmailMessage:
    """The mail, in the language of the site."""
    with translation.override(settings.LANGUAGE_CODE):
        subject = {Kind.RECEIPT: _("Your intention is kept"), Kind.ASK: _("What became of it?")}[kind]
        told = {
            "kind": str(kind),
            "name": one_line(intention.name),
            "url": link_of(intention),
            "ask_at": intention.ask_at,
            "ends_at": intention.ends_at,
        }
        return EmailMessage(subject, render_to_string("followup/mail/intention.txt", told), to=[intention.email])
