"""After the end: a phone forgets its seat and everything that it kept, and its owner may do a few things afterwards."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from intervisie.accounts.access import open_to_all
from intervisie.accounts.spoken import in_words_of
from intervisie.middleware import forget_everything

from ..access import forget_seat, seat_of
from ..afterwards import phone_rows
from ..leaving import forget_leaving, leaver_of, remember_leaving
from ..models import Seat


@require_GET
@open_to_all
def goodbye(request: HttpRequest) -> HttpResponse:
    """Thanks, what may be done afterwards, and no word of any session. Who sits in one that goes on is sent back to it.

    Who comes from a session that has ended is forgotten here and remembered as somebody who has left.
    """
    seat = seat_of(request)
    if seat is not None and seat.session.is_open:
        return redirect("phone")
    response = _thanks(request, seat or leaver_of(request))
    if seat is not None:
        forget_seat(response)
        remember_leaving(response, seat)
        forget_everything(response)
    return response


def _thanks(request: HttpRequest, seat: Seat | None) -> HttpResponse:
    if seat is None:
        return render(request, "phone/goodbye.html")
    with in_words_of(seat.session.organisation_id):
        return render(request, "phone/goodbye.html", {"rows": phone_rows(seat), "knows": True})


@require_POST
@open_to_all
def erase(request: HttpRequest) -> HttpResponse:
    """This phone is nobody's from now on, and keeps nothing but what belongs to a session that goes on."""
    seat = seat_of(request)
    response = HttpResponseRedirect(reverse("goodbye"), status=303)
    forget_leaving(response)
    if seat is None or not seat.session.is_open:
        forget_everything(response)
    return response
