"""All groups, and a new one."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from intervisie.accounts.access import for_facilitator

from ..access import user_of
from ..commands import groups
from ..forms import GroupForm
from ..screens.listing import groups_screen


@require_safe
@for_facilitator
def listing(request: HttpRequest) -> HttpResponse:
    return render(request, "groups/page.html", {"screen": groups_screen(user_of(request))})


@require_http_methods(["GET", "HEAD", "POST"])
@for_facilitator
def new(request: HttpRequest) -> HttpResponse:
    """A description first, then who is in it."""
    form = GroupForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        group = groups.create(user_of(request), form.description())
        return HttpResponseRedirect(reverse("group_paste", args=[group.public_id]), status=303)
    return render(request, "groups/new.html", {"form": form}, status=422 if form.is_bound else 200)
