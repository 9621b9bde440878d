"""A case on its way: asked for, written on a phone, shared and taken back, prepared together, told or erased."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils import timezone

from intervisie.accounts.models import Organisation

from ..errors import CaseChanged, CaseLinkOver, CaseTold
from ..models import LINK_AGE, WORDS, Case, Group, Level, Meeting, Member, key_hash, new_key
from .groups import lock
from .plans import bring_again

UNTOLD_FOR = timedelta(days=365)  # longer than a path of ten


@dataclass(frozen=True, slots=True)
class Preparation:
    """What the facilitator notes with the case bringer: a method, what it needs to know, and what was checked."""

    method: str = ""
    fundamental_question: str = ""
    checked: Sequence[str] = field(default_factory=tuple)


@transaction.atomic
def ask(group: Group, member: Member) -> Case:
    """The case that this member prepares: one at a time, so the one that is on its way, or a new one."""
    lock(group)
    waiting = Case.objects.filter(group=group, member=member).waiting().first()
    return waiting or Case.objects.create(group=group, member=member)


def make_link(case: Case) -> str:
    """A fresh key for a link that works once, within thirty days. Whatever opened the case before is out.

    Raises `CaseTold`.
    """
    key = new_key()
    ends = timezone.now() + LINK_AGE
    _change(case, link_hash=key_hash(key), phone_hash=None, link_ends_at=ends)
    return key


def withdraw_link(case: Case) -> None:
    """No link and no phone opens this case any longer; what was written stays with the bringer's case."""
    Case.objects.filter(pk=case.pk).update(link_hash=None, phone_hash=None, link_ends_at=None)


def find_link(key: str) -> Case | None:
    """The case of this link, as long as it is good and nobody used it."""
    linked = Case.objects.select_related("group", "member").filter(link_hash=key_hash(key), phone_hash=None)
    case = linked.first()
    is_good = case is not None and case.link_is_good(timezone.now()) and not case.group.is_archived
    return case if is_good else None


def open_with(key: str) -> str:
    """Use the link up: gives the key for the phone's cookie. Of two at once, one gets it. Raises `CaseLinkOver`."""
    case = find_link(key)
    if case is None:
        raise CaseLinkOver
    phone = new_key()
    spent = Case.objects.filter(pk=case.pk, link_hash=key_hash(key), phone_hash=None).update(phone_hash=key_hash(phone))
    if not spent:
        raise CaseLinkOver
    return phone


@transaction.atomic
def write(case: Case, words: Mapping[str, str], *, seen: int) -> int:
    """Keep what the case bringer wrote over the version they saw; gives the new version.

    Raises `CaseChanged` when another screen was ahead with other words, `CaseTold`.
    """
    now = Case.objects.select_for_update().filter(pk=case.pk).first()
    if now is None:
        raise CaseLinkOver
    if now.told_at is not None:
        raise CaseTold
    level = words.get("level", "")
    wanted = {name: words.get(name, "") for name in (*WORDS, "line")} | {
        "level": level if level in Level.values else ""
    }
    if all(getattr(now, name) == text for name, text in wanted.items()):
        return now.version
    if now.version != seen:
        raise CaseChanged
    _change(case, **wanted, version=seen + 1)
    return seen + 1


@transaction.atomic
def share(case: Case) -> None:
    """From now on who guides the group reads along. What was taken back comes again where it was to be told.

    Raises `CaseTold`.
    """
    lock(case.group)
    left = Meeting.objects.filter(pk__in=Case.objects.filter(pk=case.pk).values("taken_from")).first()
    _change(case, shared_at=timezone.now(), taken_from=None)
    if left is not None:
        bring_again(left, case)


def take_back(case: Case) -> None:
    """Nobody but the case bringer reads it any longer, nor is it brought. Raises `CaseTold`."""
    _change(case, shared_at=None, meeting=None, taken_from=Coalesce("meeting", "taken_from"))


def erase(case: Case) -> None:
    """The case is gone, with every word of it."""
    Case.objects.filter(pk=case.pk).delete()


def prepare(case: Case, preparation: Preparation) -> None:
    """Keep what the facilitator noted. Raises `CaseTold`."""
    _change(
        case,
        method=preparation.method,
        fundamental_question=preparation.fundamental_question,
        checked=list(preparation.checked),
    )


def _change(case: Case, **values: object) -> None:
    if not Case.objects.filter(pk=case.pk, told_at=None).update(**values):
        raise CaseTold


def purge() -> int:
    """Erase cases that were told as long ago as their organisation keeps texts, and those that waited a year.

    Gives how many.
    """
    now = timezone.now()
    old = Q(told_at=None, created_at__lt=now - UNTOLD_FOR)
    for days in Organisation.objects.values_list("keep_days", flat=True).distinct().order_by():
        old |= Q(told_at__lt=now - timedelta(days=days), group__organisation__keep_days=days)
    return Case.objects.filter(old).delete()[0]
