"""The facilitator's front page and the form that opens a session now."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from intervisie.accounts.access import for_facilitator
from intervisie.accounts.models import User

from .. import screens
from ..commands.opening import open_for
from ..forms import BelongingForm, StartForm, chosen_before


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
    belonging, form = _forms(request, _user(request))
    if form.is_bound and belonging.is_valid() and form.is_valid():
        session = open_for(_user(request), belonging.keeping(form.plan()), belonging.belonging())
        return HttpResponseRedirect(reverse("console", args=[session.public_id]), status=303)
    context = {"form": form, "belonging": belonging}
    return render(request, "start/page.html", context, status=422 if form.is_bound else 200)


def _forms(request: HttpRequest, user: User) -> tuple[BelongingForm, StartForm]:
    """For whom, and what. What the address says about a group or a method is filled in already."""
    if request.method == "POST":
        posted = BelongingForm(request.POST, user)
        return posted, StartForm(posted.filled(request.POST))
    belonging = BelongingForm.of_address(user, request.GET)
    return belonging, StartForm(initial=belonging.suggestions() | chosen_before(request.GET))
