"""Django's login sessions in the database, read by a query that is compiled once."""

from __future__ import annotations

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.utils import timezone

from intervisie.table import TEXT_SLOT, Table

LOGINS = Table(lambda: Session.objects.filter(session_key=TEXT_SLOT), TEXT_SLOT)


class SessionStore(db.SessionStore):
    """Django's own store, quicker at reading."""

    def _get_session_from_db(self) -> Session | None:
        found = LOGINS.one(self.session_key) if self.session_key else None
        if found is None or found.expire_date <= timezone.now():
            self._session_key = None
            return None
        return found
