"""Purging: a session whose time is up goes with everything that was written in it."""

from __future__ import annotations

from datetime import timedelta

from django.db import connection, transaction

from ..live import dismiss
from ..models import Session, rooms


@transaction.atomic
def purge() -> int:
    """Delete every expired session with its seats, cards and acts; gives how many. Doing it twice changes nothing."""
    expired = list(Session.objects.expired().select_for_update())
    for session in expired:
        rooms.forget(session.pk)
        dismiss(room=session.pk)
        session.delete()
    if expired and connection.vendor == "sqlite":
        transaction.on_commit(empty_log)
    return len(expired)


def empty_log() -> None:
    """SQLite keeps deleted texts in its write-ahead log until that is emptied."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def keep_shorter(organisation: int, days: int) -> None:
    """Sessions of this organisation stay this many days at most, also those that were promised more."""
    shorter = timedelta(days=days)
    Session.objects.filter(organisation=organisation, kept_for__gt=shorter).update(kept_for=shorter)
    rooms.forget_all()
