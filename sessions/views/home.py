"""The facilitator's front page and the form that opens a session now."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from intervisie.accounts.access import for_facilitator
from intervisie.accounts.models import User

from .. import screens
from ..commands.opening import open_session
from ..forms import StartForm, chosen_before


def _user(request: HttpRequest) -> User:
    assert isinstance(request.user, User)  # noqa: S101  # for_facilitator let nobody else through
    return request.user


@require_GET
@for_facilitator
def home(request: HttpRequest) -> HttpResponse:
    return render(request, "home/page.html", {"screen": screens.home_screen(_user(request))})


@require_http_methods(["GET", "POST"])
@for_facilitator
def start(request: HttpRequest) -> HttpResponse:
    form = StartForm(request.POST) if request.method == "POST" else StartForm(initial=chosen_before(request.GET))
    if form.is_bound and form.is_valid():
        session = open_session(_user(request), form.plan())
        return HttpResponseRedirect(reverse("console", args=[session.public_id]), status=303)
    status = 422 if form.is_bound else 200
    return render(request, "start/page.html", {"form": form}, status=status)
