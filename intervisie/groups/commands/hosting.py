"""Meetings without a facilitator: who hosts them, and the link with which the host leads on that one day."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence

from django.db import transaction
from django.utils import timezone

from ..errors import HostLinkEarly, HostLinkOver, HostLinkUsed, HostMissing
from ..models import Group, Meeting, Mode, chair_names, key_hash, new_key
from .groups import lock
from .telling import change


@transaction.atomic
def choose(group: Group, hosts: Mapping[int, int | None]) -> None:
    """Who hosts which meeting (by number; members by primary key). A link that another host had opens nothing now.

    Who was invited already hears once who leads it instead.
    Meetings with a facilitator, and those that were held or began, stay as they are.
    """
    locked = lock(group)
    known = {member.pk for member in locked.circle()}
    for meeting in locked.meetings.open().filter(mode=Mode.WITHOUT, number__in=hosts):
        host = hosts[meeting.number]
        if host != meeting.host_id and (host is None or host in known):
            change(meeting, {"host_id": host, "host_hash": None, "host_key": None, "version": meeting.version + 1})
            meeting.save(update_fields=["host", "host_hash", "host_key", "version", "sequence"])


@transaction.atomic
def make_link(meeting: Meeting, cleared: Sequence[str] = ()) -> str:
    """A fresh key for the host's link; an earlier one opens nothing any longer. Only its hash is kept.

    `cleared` are the methods whose gate the facilitator answered; the host can choose no other one with a gate.

    Raises `HostMissing` when nobody hosts it or it has no day, `HostLinkOver` when it was held or cancelled.
    """
    now = Meeting.objects.select_for_update().get(pk=meeting.pk)
    if now.host_id is None or now.begins_at is None:
        raise HostMissing
    if now.is_held or now.cancelled_at:
        raise HostLinkOver
    key = new_key()
    Meeting.objects.filter(pk=now.pk).update(host_hash=key_hash(key), host_key=None, cleared=list(cleared))
    return key


def withdraw_link(meeting: Meeting) -> None:
    """No link opens this meeting any longer; who leads it already goes on."""
    Meeting.objects.filter(pk=meeting.pk).update(host_hash=None)


def find(key: str, sent: uuid.UUID | None = None) -> Meeting:
    """The meeting that this link opens today. `sent` is the key of the form that comes, perhaps for the second time.

    Raises `HostLinkOver`, `HostLinkEarly`, `HostLinkUsed`.
    """
    rows = Meeting.objects.select_related("group", "group__facilitator", "host")
    meeting = rows.filter(host_hash=key_hash(key)).first()
    if meeting is None or meeting.host is None or meeting.is_held or meeting.cancelled_at or meeting.group.is_archived:
        raise HostLinkOver
    _check_day(meeting)
    if meeting.session_id is not None and meeting.host_key not in {None, sent}:
        raise HostLinkUsed
    return meeting


def _check_day(meeting: Meeting) -> None:
    today = timezone.localdate()
    if meeting.day is None or meeting.day < today:
        raise HostLinkOver
    if meeting.day > today:
        raise HostLinkEarly(meeting.day)


def claim(key: str, sent: uuid.UUID) -> Meeting:
    """The same, held until the transaction ends, so that of two at once one is first."""
    lock(find(key, sent).group)
    return find(key, sent)


def use(meeting: Meeting, session: int, sent: uuid.UUID) -> None:
    """The link was used, by this form: its meeting happens in this session."""
    Meeting.objects.filter(pk=meeting.pk).update(session=session, host_key=sent)


def is_link_of(key: str, session: int) -> bool:
    """Whether this link opened this session."""
    return Meeting.objects.filter(host_hash=key_hash(key), session=session).exclude(host_key=None).exists()


def chair_of_host(meeting: Meeting) -> str:
    """The name under which the host sits in the circle. Raises `HostLinkOver` without a host."""
    if meeting.host is None:
        raise HostLinkOver
    return chair_names(meeting.group.circle()).get(meeting.host.pk, meeting.host.first_name)
