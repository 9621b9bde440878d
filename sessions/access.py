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

from .errors import SeatGone
from .models import Seat, Session, seat_by_token, session_by_beamer, session_by_id

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
    session = session_by_id(public_id)
    if session is None or not session.is_led_by(request.user):
        raise Http404
    return session


def for_beamer(
    view: Callable[Concatenate[HttpRequest, Session, ...], HttpResponseBase],
) -> Callable[..., HttpResponseBase]:
    """For whoever holds the beamer's read-only address; it reads, and nothing else."""

    @wraps(view)
    def guarded(request: HttpRequest, token: str, *args: Any, **kwargs: Any) -> HttpResponseBase:
        session = session_by_beamer(token)
        if session is None:
            raise Http404
        return view(request, session, *args, **kwargs)

    marked = login_not_required(guarded)
    marked.access = "beamer"  # type: ignore[attr-defined]  # the mark that tests/test_house.py counts
    return marked
