"""Who is at the door of a view: who leads this session, a seat's phone, or the beamer. Strangers get 404."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate
from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django_htmx.http import HttpResponseClientRedirect

from intervisie.accounts.models import User
from intervisie.accounts.spoken import in_words_of

from .errors import AmongMembers, LeadElsewhere, SeatGone
from .models import TOKEN_AGE, Seat, Session, seat_by_token, session_by_beamer, session_by_id
from .screens.lead import Viewer

LOOKING = ("GET", "HEAD")


def cookie_name() -> str:
    """The seat's cookie; under HTTPS with the prefix that ties it to this very host."""
    return "__Host-seat" if settings.HTTPS else "seat"


def remember_seat(response: HttpResponse, token: str) -> None:
    """Give this phone its seat for as long as a day of intervisie can last."""
    response.set_cookie(
        cookie_name(),
        token,
        max_age=TOKEN_AGE,
        secure=settings.HTTPS,
        httponly=True,
        samesite="Lax",
        path="/",
    )


def forget_seat(response: HttpResponse) -> None:
    """Take the seat from this phone. A cookie that scripts cannot read changes, which ends pages kept behind."""
    response.delete_cookie(cookie_name(), path="/", samesite="Lax")
    response.cookies[cookie_name()]["secure"] = settings.HTTPS
    response.cookies[cookie_name()]["httponly"] = True


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
        with in_words_of(seat.session.organisation_id):
            return view(request, seat, *args, **kwargs)

    marked = login_not_required(guarded)
    marked.access = "seat"  # type: ignore[attr-defined]  # the mark that tests/test_house.py counts
    return marked


def for_session(
    view: Callable[Concatenate[HttpRequest, Session, ...], HttpResponseBase],
) -> Callable[..., HttpResponseBase]:
    """For who leads this session: a facilitator, or a seat that took over. Who opened it may look along.

    Strangers get 404, as if it did not exist; who only looks along gets `LeadElsewhere` when acting.
    """

    @wraps(view)
    def guarded(request: HttpRequest, session: UUID, *args: Any, **kwargs: Any) -> HttpResponseBase:
        found = session_of(request, session)
        if found is None:
            return _elsewhere(request, session)
        if request.method not in LOOKING and not viewer(request, found).acts:
            raise LeadElsewhere(found.led_by)
        with in_words_of(found.organisation_id):
            return view(request, found, *args, **kwargs)

    marked = login_not_required(guarded)  # a seat that took over has no account: who asks is decided here
    marked.access = "session"  # type: ignore[attr-defined]  # the mark that tests/test_house.py counts
    return marked


def for_onlooker(
    view: Callable[Concatenate[HttpRequest, Session, User, ...], HttpResponseBase],
) -> Callable[..., HttpResponseBase]:
    """For the facilitators of this session, also while somebody else leads it. Strangers get 404."""

    @wraps(view)
    def guarded(request: HttpRequest, session: UUID, *args: Any, **kwargs: Any) -> HttpResponseBase:
        found = _opened_or_led(request, session)
        if found is None or not isinstance(request.user, User):
            raise Http404
        return view(request, found, request.user, *args, **kwargs)

    guarded.access = "facilitator"  # type: ignore[attr-defined]  # the mark that tests/test_house.py counts
    return guarded


def session_of(request: HttpRequest, public_id: UUID) -> Session | None:
    """The session with this id, for who may at least look at its console. Raises `AmongMembers`."""
    return _led_from_seat(request, public_id) or _opened_or_led(request, public_id)


def _opened_or_led(request: HttpRequest, public_id: UUID) -> Session | None:
    if not isinstance(request.user, User) or not request.user.is_facilitator:
        return None
    found = session_by_id(public_id)
    if found is None or not found.is_seen_by(request.user):
        return None
    if found.is_among_members:
        raise AmongMembers
    return found


def _led_from_seat(request: HttpRequest, public_id: UUID) -> Session | None:
    seat = seat_of(request)
    is_leading = seat is not None and seat.session.public_id == public_id and seat.session.is_led_from(seat)
    return seat.session if seat and is_leading else None


def viewer(request: HttpRequest, session: Session) -> Viewer:
    """As whom this browser looks at the console that it was let in to."""
    if isinstance(request.user, User) and session.is_led_by(request.user):
        return Viewer()
    by_seat = _led_from_seat(request, session.public_id) is not None
    return Viewer(acts=by_seat, by_seat=by_seat, hosts=by_seat and session.unguided)


def _elsewhere(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    """A seat that leads no longer goes back to its phone, somebody who is not signed in may do so. Raises `Http404`."""
    seat = seat_of(request)
    if seat is not None and seat.session.public_id == public_id:
        if request.method not in LOOKING:
            raise LeadElsewhere(seat.session.led_by or seat.session.facilitator.name)
        return HttpResponseClientRedirect(reverse("phone")) if getattr(request, "htmx", False) else redirect("phone")
    if request.user.is_authenticated:
        raise Http404
    return redirect_to_login(request.get_full_path())


def for_beamer(
    view: Callable[Concatenate[HttpRequest, Session, ...], HttpResponseBase],
) -> Callable[..., HttpResponseBase]:
    """For whoever holds the beamer's read-only address; it reads, and nothing else."""

    @wraps(view)
    def guarded(request: HttpRequest, token: str, *args: Any, **kwargs: Any) -> HttpResponseBase:
        session = session_by_beamer(token)
        if session is None:
            raise Http404
        with in_words_of(session.organisation_id):
            return view(request, session, *args, **kwargs)

    marked = login_not_required(guarded)
    marked.access = "beamer"  # type: ignore[attr-defined]  # the mark that tests/test_house.py counts
    return marked
