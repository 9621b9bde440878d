"""A manager gives a group another facilitator, for instance when somebody left; the group stays closed to them."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from intervisie.accounts.access import for_manager
from intervisie.accounts.models import User

from ..commands import groups
from ..forms import FacilitatorsForm
from ..models import Group
from ..screens.guides import guides_screen


@require_safe
@for_manager
def listing(request: HttpRequest, user: User) -> HttpResponse:
    return render(request, "groups/guides.html", {"lines": guides_screen(user)})


@require_http_methods(["GET", "HEAD", "POST"])
@for_manager
def change(request: HttpRequest, user: User, group: UUID) -> HttpResponse:
    found = get_object_or_404(Group.objects.for_manager(user), public_id=group)
    form = FacilitatorsForm(request.POST if request.method == "POST" else None, user, found)
    if form.is_bound and form.is_valid():
        groups.hand_over(found, form.cleaned_data["facilitator"], form.cleaned_data["others"])
        return HttpResponseRedirect(reverse("groups_guides"), status=303)
    context = {"form": form, "group": found, "back": reverse("groups_guides")}
    return render(request, "groups/facilitators.html", context, status=422 if form.is_bound else 200)
