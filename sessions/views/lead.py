"""Taking over: a colleague with the code of the room, a seat with the spoken word, and taking the lead back."""

from __future__ import annotations

import uuid

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from intervisie.accounts.access import for_facilitator, open_to_all
from intervisie.accounts.models import User

from ..access import for_onlooker, remember_seat, seat_of
from ..commands import lead
from ..errors import SeatGone
from ..forms import RoomForm, WordForm
from ..models import Session, seat_by_token
from .answers import changed


def _console(session: Session) -> str:
    return reverse("console", args=[session.public_id])


@require_http_methods(["GET", "POST"])
@for_facilitator
def take_over(request: HttpRequest) -> HttpResponse:
    """For a colleague who is in the room: its code is the proof, and no list of sessions is needed."""
    assert isinstance(request.user, User)  # noqa: S101  # for_facilitator let nobody else through
    form = RoomForm(request.POST if request.method == "POST" else None, user=request.user)
    if not form.is_valid():
        return render(request, "lead/room.html", {"form": form}, status=422 if form.is_bound else 200)
    return HttpResponseRedirect(_console(form.session), status=303)


@require_POST
@for_onlooker
def take_back(request: HttpRequest, session: Session, user: User) -> HttpResponse:
    lead.take_back(session, user)
    return changed(request, session.version, _console(session))


@require_http_methods(["GET", "POST"])
@open_to_all
def take_over_by_seat(request: HttpRequest) -> HttpResponse:
    """For somebody of the circle. Open to all: a phone whose answer got lost comes again with its old token."""
    seat = seat_of(request)
    form = WordForm(request.POST if request.method == "POST" else None, seat=seat)
    if not form.is_valid():
        if seat is None:
            raise SeatGone
        context = {"form": form, "key": request.POST.get("key") or uuid.uuid4()}
        return render(request, "lead/word.html", context, status=422 if form.is_bound else 200)
    leading = seat_by_token(form.token)
    if leading is None:
        raise SeatGone
    response = HttpResponseRedirect(_console(leading.session), status=303)
    remember_seat(response, form.token)
    return response
