"""Mailing the harvest, to who asked for it: a link when the harvest is closed, and a code when the link is used."""

from __future__ import annotations

import logging
import secrets
import uuid
from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _

from ..errors import EnoughCodes, EnoughLetters, LinkOver, NotReached, WrongCode
from ..models import Seat, token_hash
from ..models.letter import CODE_FOR, MOST_CODES, MOST_TRIES, MOST_WISHES, HarvestLetter

log = logging.getLogger("intervisie.mail")

CLAIMED = timedelta(minutes=10)
PAUSE = timedelta(minutes=1)  # between two codes


@transaction.atomic
def wish(seat: Seat, email: str, address: str) -> None:
    """Mail this person a link once the harvest is closed; a newer wish takes the place of the older, whose link ends.

    Raises `EnoughLetters` after three addresses.
    """
    locked = HarvestLetter.objects.select_for_update().filter(seat=seat).first()
    if locked is not None and locked.wishes >= MOST_WISHES:
        raise EnoughLetters
    nonce = uuid.uuid4()
    wishes = locked.wishes + 1 if locked else 1
    letter = HarvestLetter(seat=seat, email=email, address=address, nonce=nonce, wishes=wishes)
    letter.pk, letter.token_hash = locked.pk if locked else None, token_hash(letter.key())
    letter.save()


def forget_wish(seat: Seat) -> None:
    """No mail after all; a link that went opens nothing any more."""
    nonce = uuid.uuid4()  # the row stays, so that nobody names address after address
    fresh = HarvestLetter(nonce=nonce)
    HarvestLetter.objects.filter(seat=seat).update(email="", nonce=nonce, token_hash=token_hash(fresh.key()))


def send_due() -> int:
    """Send every link that is due now, and give how many went out. Safe to run in several processes at once."""
    due = HarvestLetter.objects.due(timezone.now()).order_by("pk").values_list("pk", flat=True)
    return sum(_send(pk) for pk in due[:200])


def _send(pk: int) -> bool:
    letter = _claim(pk)
    if letter is None:
        return False
    try:
        _mail(letter, _("Your edition of the harvest"), "link").send()
    except (OSError, ValueError) as error:  # a mail server that is away: once the claim is over it is tried again
        log.warning("a harvest could not be mailed: %s", type(error).__name__)
        return False
    HarvestLetter.objects.filter(pk=pk, nonce=letter.nonce).update(sent_at=timezone.now(), claimed_until=None)
    return True


@transaction.atomic
def _claim(pk: int) -> HarvestLetter | None:
    now = timezone.now()
    locked = HarvestLetter.objects.select_for_update(of=("self",)).due(now).select_related("seat__session")
    letter = locked.filter(pk=pk).first()
    if letter is None or not letter.seat.session.is_kept:
        return None
    HarvestLetter.objects.filter(pk=pk).update(claimed_until=now + CLAIMED)
    return letter


def letter_of(key: str) -> HarvestLetter:
    """The letter whose link ends with this key. Raises `LinkOver` when it opens nothing (any more)."""
    found = HarvestLetter.objects.select_related("seat__session").filter(token_hash=token_hash(key)).first()
    is_open = found is not None and found.sent_at is not None and found.seat.left_at is None
    if found is None or not is_open or found.ends_at() <= timezone.now():
        raise LinkOver
    return found


def mail_code(letter: HarvestLetter) -> None:
    """Mail a fresh code to the same address; an older one is dead. Raises `EnoughCodes`, `NotReached`."""
    now, code = timezone.now(), f"{secrets.randbelow(1_000_000):06d}"
    with transaction.atomic():
        locked = HarvestLetter.objects.select_for_update().get(pk=letter.pk)
        if locked.codes >= MOST_CODES or (locked.code_at is not None and now - locked.code_at < PAUSE):
            raise EnoughCodes
        locked.code_hash, locked.code_at = _code_hash(locked, code), now
        locked.codes, locked.tries = locked.codes + 1, 0
        locked.save(update_fields=["code_hash", "code_at", "codes", "tries"])
    try:
        _mail(letter, _("Your code for the harvest"), "code", code=code).send()
    except (OSError, ValueError) as error:
        log.warning("a code could not be mailed: %s", type(error).__name__)
        raise NotReached from error


@transaction.atomic
def _spend(letter: HarvestLetter, code: str) -> bool:
    locked = HarvestLetter.objects.select_for_update().get(pk=letter.pk)
    is_fresh = locked.code_at is not None and timezone.now() - locked.code_at < CODE_FOR and locked.tries < MOST_TRIES
    is_right = is_fresh and constant_time_compare(locked.code_hash, _code_hash(locked, code))
    locked.tries += 1
    locked.code_hash = "" if is_right else locked.code_hash
    locked.save(update_fields=["tries", "code_hash"])
    return is_right


def spend_code(letter: HarvestLetter, code: str) -> None:
    """Use up the code. Raises `WrongCode` for another one, after a quarter of an hour, and after five mistakes."""
    if not _spend(letter, code):
        raise WrongCode


def _code_hash(letter: HarvestLetter, code: str) -> str:
    return salted_hmac(f"sessions.harvest_code.{letter.nonce.hex}", code, algorithm="sha256").hexdigest()


def _mail(letter: HarvestLetter, subject: str, kind: str, code: str = "") -> EmailMessage:
    """Plain words: no name, no group, no case, no attachment."""
    with translation.override(settings.LANGUAGE_CODE):
        link = (settings.PUBLIC_URL or letter.address) + reverse("mailed", args=[letter.key()])
        told = {"kind": kind, "code": code, "url": link, "ends_at": letter.ends_at()}
        return EmailMessage(str(subject), render_to_string("afterwards/mail.txt", told), to=[letter.email])
