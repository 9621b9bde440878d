"""The waiting room's tickets in the browser, and who guesses at the door."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import timedelta
from functools import wraps

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.crypto import salted_hmac

from intervisie.accounts.spoken import in_words_of
from intervisie.address import client_address

from .models import Knock, Session, token_hash

TICKET_AGE = timedelta(hours=12)


def waiting_cookie_name() -> str:
    """The cookie of the ticket for the waiting room."""
    return "__Host-wait" if settings.HTTPS else "wait"


def remember_ticket(response: HttpResponse, ticket: str) -> None:
    """Give this phone its place in the waiting room."""
    response.set_cookie(
        waiting_cookie_name(),
        ticket,
        max_age=TICKET_AGE,
        secure=settings.HTTPS,
        httponly=True,
        samesite="Lax",
        path="/",
    )


def forget_ticket(response: HttpResponse) -> None:
    """The ticket was exchanged or given up."""
    response.delete_cookie(waiting_cookie_name(), path="/", samesite="Lax")
    response.cookies[waiting_cookie_name()]["secure"] = settings.HTTPS
    response.cookies[waiting_cookie_name()]["httponly"] = True


@dataclass(frozen=True, slots=True)
class Ticket:
    """What a phone in the waiting room holds; without `knock` it is a ticket of nobody (any more)."""

    value: str
    knock: Knock | None


def for_ticket(view: Callable[[HttpRequest, Ticket], HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """For a phone in the waiting room; without a ticket `view` gets an empty one."""

    @wraps(view)
    def guarded(request: HttpRequest) -> HttpResponseBase:
        value = request.COOKIES.get(waiting_cookie_name(), "")
        knock = _knock_of(value)
        with in_words_of(knock.session.organisation_id) if knock else nullcontext():
            return view(request, Ticket(value, knock))

    marked = login_not_required(guarded)
    marked.access = "ticket"  # type: ignore[attr-defined]  # the mark that tests/test_house.py counts
    return marked


def _knock_of(ticket: str) -> Knock | None:
    if not ticket:
        return None
    knocks = Knock.objects.select_related("session__facilitator").filter(session__in=Session.objects.kept())
    return knocks.filter(ticket_hash=token_hash(ticket)).first()


def source_of(request: HttpRequest) -> str:
    """Who guesses, as a keyed hash: the address itself is kept nowhere."""
    return salted_hmac("intervisie.source", client_address(request), algorithm="sha256").hexdigest()
