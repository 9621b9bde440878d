"""Coming in from a phone: knock with a code or a scanned key, then give a name and agree to the rules."""

from __future__ import annotations

import uuid

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from intervisie.accounts.access import open_to_all

from ..access import remember_seat, seat_of
from ..commands.door import Entry, enter, knock_unseen
from ..forms import DoorForm, SeatForm
from ..screens.door import chair, common_rules, welcome
from ..tickets import remember_ticket, source_of


@require_http_methods(["GET", "POST"])
@open_to_all
def join(request: HttpRequest) -> HttpResponse:
    """One page, two moments: find the session, then take a seat in it or wait for one."""
    door = DoorForm(request.POST if request.method == "POST" else None, source_of(request))
    form = SeatForm(request.POST if "name" in request.POST else None)
    if door.is_valid():
        return _come_in(request, door, form)
    if door.wait:
        return _come_in_unseen(request, door, form)
    context = {"door": door, "chair": chair(seat_of(request))}
    return render(request, "join/page.html", context, status=422 if door.is_bound else 200)


def _come_in(request: HttpRequest, door: DoorForm, form: SeatForm) -> HttpResponse:
    if form.is_valid():
        return inside(enter(door.session, form.visitor(), scanned=door.is_scanned))
    context = {"door": door, "form": form, "welcome": welcome(door.session, scanned=door.is_scanned)}
    context |= {"chair": chair(seat_of(request)), "key": _key(request)}
    return render(request, "join/seat.html", context, status=422 if form.is_bound else 200)


def _come_in_unseen(request: HttpRequest, door: DoorForm, form: SeatForm) -> HttpResponse:
    """Too many wrong codes came from here: the right one gets the same answers as a wrong one."""
    if form.is_valid():
        code = str(door.cleaned_data.get("code") or request.POST.get("code", ""))
        return inside(Entry(ticket=knock_unseen(source_of(request), code, form.visitor())))
    context = {"door": door, "form": form, "rules": common_rules(), "key": _key(request)}
    response = render(request, "join/unseen.html", context, status=429)
    response["Retry-After"] = str(door.wait)
    return response


def _key(request: HttpRequest) -> object:
    return request.POST.get("key") or uuid.uuid4()


def inside(entry: Entry) -> HttpResponse:
    """To the own seat, or to the waiting room."""
    response = HttpResponseRedirect(reverse("phone" if entry.token else "waiting"), status=303)
    if entry.token:
        remember_seat(response, entry.token)
    else:
        remember_ticket(response, entry.ticket)
    return response
