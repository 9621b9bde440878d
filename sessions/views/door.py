"""Coming in from a phone: knock with a code or a scanned key, then give a name and agree to the rules."""

from __future__ import annotations

import uuid

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from intervisie.accounts.access import open_to_all

from ..access import remember_seat, seat_of
from ..commands import seats
from ..forms import DoorForm, SeatForm
from ..models import Session
from ..screens.door import chair, welcome


@require_http_methods(["GET", "POST"])
@open_to_all
def join(request: HttpRequest) -> HttpResponse:
    """One page, two moments: find the session, then take a seat in it."""
    door = DoorForm(request.POST if request.method == "POST" else None)
    if not door.is_valid():
        context = {"door": door, "chair": chair(seat_of(request))}
        return render(request, "join/page.html", context, status=422 if door.is_bound else 200)
    form = SeatForm(request.POST if "name" in request.POST else None)
    if not form.is_valid():
        return _doorstep(request, door, form)
    return _sit(door.session, form.cleaned_data["name"], form.cleaned_data["key"])


def _doorstep(request: HttpRequest, door: DoorForm, form: SeatForm) -> HttpResponse:
    context = {"door": door, "form": form, "welcome": welcome(door.session), "chair": chair(seat_of(request))}
    context["key"] = request.POST.get("key") or uuid.uuid4()
    return render(request, "join/seat.html", context, status=422 if form.is_bound else 200)


def _sit(session: Session, name: str, key: uuid.UUID | None) -> HttpResponse:
    _seat, token = seats.join(session, name, key)
    response = HttpResponseRedirect(reverse("phone"), status=303)
    remember_seat(response, token)
    return response
