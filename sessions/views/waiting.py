"""The waiting room: a page that shows nothing of the session, and goes to the seat by itself."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from ..access import remember_seat, seat_of
from ..commands import waiting as room
from ..screens.waiting import Standing, standing, waiting_screen
from ..tickets import Ticket, for_ticket, forget_ticket


@require_http_methods(["GET", "POST"])
@for_ticket
def waiting(request: HttpRequest, ticket: Ticket) -> HttpResponse:
    """Where this phone stands; a POST leaves the waiting room."""
    if request.method == "POST":
        room.leave(ticket.value)
        return _away("join")
    where = standing(ticket.value, ticket.knock)
    if where is Standing.IN:
        return _take_seat(request, ticket)
    if where is Standing.NOWHERE:
        return _away("phone" if seat_of(request) else "join")
    return render(request, "waiting/page.html", {"screen": waiting_screen(where, ticket.knock)})


def _take_seat(request: HttpRequest, ticket: Ticket) -> HttpResponse:
    """The ticket becomes a seat token, unless another tab of this phone has one already. Raises `SeatGone`."""
    seat = seat_of(request)
    if seat is not None and ticket.knock is not None and seat.pk == ticket.knock.seat_id:
        return _away("phone")
    token = room.exchange(ticket.value)
    response = _away("phone")
    remember_seat(response, token)
    return response


def _away(where: str) -> HttpResponse:
    response = HttpResponseRedirect(reverse(where), status=303)
    forget_ticket(response)
    return response


@require_GET
@for_ticket
def waiting_version(request: HttpRequest, ticket: Ticket) -> HttpResponse:
    """One word for wait.js: whether the page would say something else by now."""
    if ticket.knock is not None and ticket.knock.is_waiting:
        room.heard(ticket.knock)
    return JsonResponse({"standing": standing(ticket.value, ticket.knock)})
