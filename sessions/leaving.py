"""Somebody who has left the circle: the seat is gone from the phone, and for two days a second cookie says who it was.

The cookie opens the pages for afterwards and nothing of the room. It is signed, so no row is needed for it, and it
ends by itself two days after the end, with the session's texts, or when its owner erases it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone

from intervisie.accounts.spoken import in_words_of

from .errors import LeftForGood
from .models import AFTERWARDS, Seat, left_seat

SALT = "sessions.leaving"


def leaving_cookie_name() -> str:
    """The cookie of somebody who has left; under HTTPS with the prefix that ties it to this very host."""
    return "__Host-after" if settings.HTTPS else "after"


def remember_leaving(response: HttpResponse, seat: Seat) -> None:
    """Let this phone come back to its own pages for two days."""
    response.set_cookie(
        leaving_cookie_name(),
        signing.dumps(seat.pk, salt=SALT),
        max_age=AFTERWARDS,
        secure=settings.HTTPS,
        httponly=True,
        samesite="Lax",
        path="/",
    )


def forget_leaving(response: HttpResponse) -> None:
    """From now on this phone is nobody's. A cookie that scripts cannot read changes, which ends pages kept behind."""
    response.delete_cookie(leaving_cookie_name(), path="/", samesite="Lax")
    response.cookies[leaving_cookie_name()]["secure"] = settings.HTTPS
    response.cookies[leaving_cookie_name()]["httponly"] = True


def leaver_of(request: HttpRequest) -> Seat | None:
    """Who sat here, until two days after the end; nothing for everybody else."""
    try:
        pk = signing.loads(request.COOKIES.get(leaving_cookie_name(), ""), salt=SALT, max_age=2 * AFTERWARDS)
    except signing.BadSignature:
        return None
    seat = left_seat(pk)
    ended = seat.session.ended_at if seat else None
    return seat if ended is not None and timezone.now() - ended < AFTERWARDS else None


def for_leaver(
    view: Callable[Concatenate[HttpRequest, Seat, ...], HttpResponseBase],
) -> Callable[..., HttpResponseBase]:
    """For somebody who sat in a circle that has ended, until two days later. Raises `LeftForGood` for others."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        seat = leaver_of(request)
        if seat is None:
            raise LeftForGood
        with in_words_of(seat.session.organisation_id):
            return view(request, seat, *args, **kwargs)

    marked = login_not_required(guarded)
    marked.access = "leaver"  # type: ignore[attr-defined]  # the mark that tests/test_house.py counts
    return marked
