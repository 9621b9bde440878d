"""Who is at the door of a view: the facilitator of this session, a seat's phone, or the beamer. Strangers get 404."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any, Concatenate
from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404

from .errors import SeatGone
from .models import Seat, Session, token_hash

SEAT_COOKIE_AGE = timedelta(hours=12)


def cookie_name() -> str:
    """The seat's cookie; under HTTPS with the prefix that ties it to this very host."""
    return "__Host-seat" if settings.HTTPS else "seat"


def remember_seat(response: HttpResponse, token: str) -> None:
    """Give this phone its seat for as long as a day of intervisie can last."""
    response.set_cookie(
        cookie_name(),
        token,
        max_age=SEAT_COOKIE_AGE,
        secure=settings.HTTPS,
        httponly=True,
        samesite="Lax",
        path="/",
    )


def seat_by_token(token: str) -> Seat | None:
    """The seat that this token opens, unless it was put out."""
    if not token:
        return None
    seats = Seat.objects.select_related("session", "session__current", "session__current__step", "session__scribe")
    return seats.filter(token_hash=token_hash(token), left_at=None, session__in=Session.objects.kept()).first()


def seat_of(request: HttpRequest) -> Seat | None:
    """The seat of the phone that asks, if it has one."""
    return seat_by_token(request.COOKIES.get(cookie_name(), ""))


def for_seat(view: Callable[Concatenate[HttpRequest, Seat, ...], HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """For the phone of somebody in the circle; raises `SeatGone` for everybody else."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        seat = seat_of(request)
        if seat is None:
            raise SeatGone
        return view(request, seat, *args, **kwargs)

    marked = login_not_required(guarded)
    marked.access = "seat"  # type: ignore[attr-defined]  # the mark that tests/test_house.py counts
    return marked


def for_session(
    view: Callable[Concatenate[HttpRequest, Session, ...], HttpResponseBase],
) -> Callable[..., HttpResponseBase]:
    """For the facilitator who leads this session; anybody else gets 404, as if it did not exist."""

    @wraps(view)
    def guarded(request: HttpRequest, session: UUID, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return view(request, session_of(request, session), *args, **kwargs)

    guarded.access = "session"  # type: ignore[attr-defined]  # the mark that tests/test_house.py counts
    return guarded


def session_of(request: HttpRequest, public_id: UUID) -> Session:
    """The session with this id if the signed-in person leads it. Raises `Http404`."""
    if not request.user.is_authenticated or not request.user.is_facilitator:
        raise Http404
    sessions = Session.objects.for_user(request.user)
    return get_object_or_404(sessions.select_related("current", "current__step", "scribe"), public_id=public_id)


def for_beamer(
    view: Callable[Concatenate[HttpRequest, Session, ...], HttpResponseBase],
) -> Callable[..., HttpResponseBase]:
    """For whoever holds the beamer's read-only address; it reads, and nothing else."""

    @wraps(view)
    def guarded(request: HttpRequest, token: str, *args: Any, **kwargs: Any) -> HttpResponseBase:
        sessions = Session.objects.kept().select_related(
            "organisation", "current", "current__step", "held", "held__step"
        )
        return view(request, get_object_or_404(sessions, beamer_token=token), *args, **kwargs)

    marked = login_not_required(guarded)
    marked.access = "beamer"  # type: ignore[attr-defined]  # the mark that tests/test_house.py counts
    return marked
