"""Letters about looking back: one with the personal link to everybody who was there, and one reminder to everybody.

Whether somebody has answered is never looked up here. Nothing is queued: what is due is asked of the rows each time
(docs/adr/0011), so twice mails nothing twice, and what has closed is never due.
"""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from enum import StrEnum

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Q, QuerySet
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from intervisie.accounts.names import one_line

from .. import seam
from ..models import Ballot
from .closing import close_due

log = logging.getLogger("intervisie.mail")

FIRST_AFTER = timedelta(hours=3)  # who answers in the room is not written to while still on the way home
LAST_BEFORE = timedelta(days=2)  # before it closes everybody is reminded
BETWEEN = timedelta(days=1)  # two letters are never nearer than this
CLAIMED = timedelta(minutes=10)  # after that somebody who was sending is taken for dead
MOST_AT_ONCE = 200
LONGEST_WAIT = 60  # minutes between two tries


class Letter(StrEnum):
    ASK = "ask"
    REMIND = "remind"


def turn() -> int:
    """What is due now: close what is over, then send letters. Gives how many went."""
    close_due()
    return send_due()


def send_due() -> int:
    """Send every letter that is due now, and give how many went out. Safe to run in several processes at once."""
    due = _perhaps_due(timezone.now()).order_by("evaluation__closes_at", "token_hash").values_list("pk", flat=True)
    return sum(_send(pk) for pk in due[:MOST_AT_ONCE])


def _perhaps_due(now: datetime) -> QuerySet[Ballot]:
    taken = Ballot.objects.filter(evaluation__closed_at=None, evaluation__closes_at__gt=now)
    reachable = taken.exclude(member=None).exclude(evaluation__address="")
    first = Q(asked_at=None, evaluation__asked_at__lte=now - FIRST_AFTER)
    soon = Q(reminded_at=None, asked_at__lte=now - BETWEEN, evaluation__closes_at__lte=now + LAST_BEFORE)
    free = Q(claimed_until=None) | Q(claimed_until__lte=now)
    return reachable.filter(free, first | soon)


def _send(pk: int) -> bool:
    """One letter: claimed in a transaction, sent outside it (a mail server may be slow), and then written down."""
    ballot = _claim(pk, timezone.now())
    if ballot is None:
        return False
    person = seam.person(ballot.member)
    letter = Letter.REMIND if ballot.asked_at else Letter.ASK
    try:
        went = person is not None and bool(compose(ballot, person, letter).send())
    except (OSError, ValueError) as error:  # a mail server that is away; an address that cannot stand in a header
        log.warning("a letter about looking back could not be sent: %s", type(error).__name__)
        _failed(ballot)
        return False
    done = {"reminded_at" if letter is Letter.REMIND else "asked_at": timezone.now()}
    Ballot.objects.filter(pk=pk).update(claimed_until=None, failures=0, **done)
    return went


@transaction.atomic
def _claim(pk: int, now: datetime) -> Ballot | None:
    locked = Ballot.objects.select_related("evaluation").select_for_update(of=("self",))
    ballot = locked.filter(pk__in=_perhaps_due(now).filter(pk=pk).values("pk")).first()
    if ballot is not None:
        Ballot.objects.filter(pk=pk).update(claimed_until=now + CLAIMED)
    return ballot


def _failed(ballot: Ballot) -> None:
    """Try again later, each time after a longer while; when it has closed nothing is due any more."""
    wait = timedelta(minutes=min(2**ballot.failures, LONGEST_WAIT))
    again = {"claimed_until": timezone.now() + wait, "failures": min(ballot.failures + 1, 10)}
    Ballot.objects.filter(pk=ballot.pk).update(**again)


def compose(ballot: Ballot, person: seam.Person, letter: Letter) -> EmailMessage:
    """The mail, in the language of the site. Nothing in it depends on whether its reader has answered."""
    evaluation = ballot.evaluation
    with translation.override(settings.LANGUAGE_CODE):
        told = {
            "name": one_line(person.name),
            "about": one_line(evaluation.about),
            "final": evaluation.final,
            "reminds": letter is Letter.REMIND,
            "closes_at": evaluation.closes_at,
            "url": evaluation.address + reverse("ballot", args=[ballot.key()]),
        }
        subject = _("Looking back can still be done") if told["reminds"] else _("Looking back at your intervisie")
        return EmailMessage(subject, render_to_string("evaluations/mail.txt", told), to=[person.email])
