"""Django's login sessions in the database, with two limits: so long unused, and so long since somebody signed in.

Who leads sessions stays signed in through a meeting; who leads none has a desk, and half an hour.

The row knows when it is over. The browser's cookie lives as long as the longest of the two, and decides nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from time import time
from typing import Any

from django.conf import settings
from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db import DatabaseError
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone

from intervisie.table import TEXT_SLOT, Table

LOGINS = Table(lambda: Session.objects.filter(session_key=TEXT_SLOT), TEXT_SLOT)
SINCE = "since"  # seconds since 1970 at which somebody signed in
AT_A_DESK = "desk"  # whether this is somebody who leads no sessions
RENEW = timedelta(minutes=5)  # so exact is the limit of what is not used


def name_of(key: str) -> str:
    """What a login is called where its key must not be known."""
    return sha256(key.encode()).hexdigest()[:32]


class SessionStore(db.SessionStore):
    """Django's own store, quicker at reading, and over in time."""

    until: datetime | None = None

    def _get_session_from_db(self) -> Session | None:
        found = LOGINS.one(self.session_key) if self.session_key else None
        if found is None or found.expire_date <= timezone.now():
            self._session_key = None
            return None
        self.until = found.expire_date
        return found

    def get_expiry_date(self, **_given: Any) -> datetime:
        """When it is over unless somebody uses it: the idle limit from now, never past the absolute one."""
        idle = timezone.now() + self._idle()
        since = self.get(SINCE)
        if since is None:
            return idle
        return min(idle, datetime.fromtimestamp(since, UTC) + timedelta(days=settings.LOGIN_DAYS))

    def _idle(self) -> timedelta:
        room = timedelta(hours=settings.LOGIN_IDLE_HOURS)
        return min(room, timedelta(minutes=settings.DESK_IDLE_MINUTES)) if self.get(AT_A_DESK) else room

    def use(self) -> None:
        """Somebody does something in this browser: the idle limit begins anew. A database that is away stops nobody."""
        until = self.get_expiry_date()
        if self.until is not None and until - self.until > RENEW:
            with suppress(DatabaseError):
                Session.objects.filter(session_key=self.session_key).update(expire_date=until)


def begin(request: HttpRequest, user: Any, **_signal: Any) -> None:
    """From this moment the absolute limit counts; which idle limit does, what this user does here decides."""
    request.session[SINCE] = int(time())
    request.session[AT_A_DESK] = not user.is_facilitator


def keep_in_use(answer: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """Acts and pages that somebody opens keep a login alive. What a forgotten tab fetches by itself does not."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = answer(request)
        login = request.session
        is_read = login.accessed and not login.modified
        if is_read and isinstance(login, SessionStore) and _by_somebody(request):
            login.use()
        return response

    return middleware


def _by_somebody(request: HttpRequest) -> bool:
    """Scripts ask without naming what they take; a browser that opens a page asks for HTML."""
    return request.method == "POST" or "text/html" in request.headers.get("Accept", "")
