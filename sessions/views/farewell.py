"""After the end: a phone forgets its seat and everything that it kept."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from intervisie.accounts.access import open_to_all
from intervisie.middleware import forget_everything

from ..access import forget_seat, seat_of


@require_GET
@open_to_all
def goodbye(request: HttpRequest) -> HttpResponse:
    """Nothing of any session. Who comes from one that has ended is forgotten here; who sits in one goes back to it."""
    seat = seat_of(request)
    if seat is not None and seat.session.is_open:
        return redirect("phone")
    response = render(request, "phone/goodbye.html")
    if seat is not None:
        forget_seat(response)
        forget_everything(response)
    return response
