"""Coming in from a phone: knock with a code or a scanned key, then give a name and agree to the rules."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from intervisie.accounts.access import open_to_all

from ..access import remember_seat, seat_of
from ..commands import seats
from ..forms import DoorForm, SeatForm


@require_http_methods(["GET", "POST"])
@open_to_all
def join(request: HttpRequest) -> HttpResponse:
    """One page, two moments: find the session, then take a seat in it."""
    seat = seat_of(request)
    if request.method == "GET":
        return render(request, "join/page.html", {"door": DoorForm(), "seat": seat})
    door = DoorForm(request.POST)
    if not door.is_valid():
        return render(request, "join/page.html", {"door": door, "seat": seat}, status=422)
    form = SeatForm(request.POST if "name" in request.POST else None)
    if not form.is_valid():
        context = {"door": door, "form": form, "session": door.session, "rules": door.session.rules[:4]}
        return render(request, "join/seat.html", context, status=422 if form.is_bound else 200)
    _seat, token = seats.join(door.session, form.cleaned_data["name"])
    response = HttpResponseRedirect(reverse("phone"), status=303)
    remember_seat(response, token)
    return response
