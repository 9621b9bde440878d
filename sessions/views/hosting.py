"""The host's link: a member without an account opens the meeting of today, and leads it from this phone or laptop."""

from __future__ import annotations

import uuid

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from intervisie.accounts.access import open_to_all
from intervisie.accounts.spoken import in_words_of
from intervisie.groups.commands import hosting as links
from intervisie.groups.models import Meeting

from ..access import remember_seat, seat_of
from ..commands import hosting
from ..forms.hosting import HostForm, LeadOnForm
from ..models import Session


@require_http_methods(["GET", "HEAD", "POST"])
@open_to_all
def host(request: HttpRequest, token: str) -> HttpResponse:
    """Opening the link spends nothing (mail scanners open links too); its button does, and leads to the console."""
    seat = seat_of(request)
    if seat is not None and seat.session.is_led_from(seat) and links.is_link_of(token, seat.session.pk):
        return HttpResponseRedirect(_console(seat.session), status=303)
    meeting = links.find(token, _sent(request))
    with in_words_of(meeting.group.organisation_id):
        return _welcomed(request, meeting, token)


def _welcomed(request: HttpRequest, meeting: Meeting, token: str) -> HttpResponse:
    if meeting.session_id is not None:
        return _lead_on(request, meeting, token)
    form = HostForm(request.POST if request.method == "POST" else None, meeting)
    if form.is_bound and form.is_valid():
        return _inside(*hosting.open_as_host(token, form.plan(), form.cleaned_data["key"]))
    context = {"form": form, "meeting": meeting}
    return render(request, "host/page.html", context, status=422 if form.is_bound else 200)


def _lead_on(request: HttpRequest, meeting: Meeting, token: str) -> HttpResponse:
    """The meeting is in the room: the same form once more, or a newer link on another device."""
    form = LeadOnForm(request.POST if request.method == "POST" else None, initial={"key": uuid.uuid4()})
    if form.is_bound and form.is_valid():
        return _inside(*hosting.lead_on(token, form.cleaned_data["key"]))
    context = {"form": form, "meeting": meeting}
    return render(request, "host/on.html", context, status=422 if form.is_bound else 200)


def _sent(request: HttpRequest) -> uuid.UUID | None:
    form = LeadOnForm(request.POST)
    return form.cleaned_data["key"] if form.is_valid() else None


def _console(session: Session) -> str:
    return reverse("console", args=[session.public_id])


def _inside(session: Session, token: str) -> HttpResponse:
    response = HttpResponseRedirect(_console(session), status=303)
    remember_seat(response, token)
    return response
