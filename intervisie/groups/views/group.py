"""One group: its page, its description, who guides it, and its end."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ..access import for_group, user_of
from ..commands import groups
from ..errors import GroupChanged
from ..forms import FacilitatorsForm, GroupForm
from ..models import Group
from ..screens.ending import ending_screen
from ..screens.group import group_screen


def to_group(group: Group) -> HttpResponse:
    """Back to the page of this group, after a change."""
    return HttpResponseRedirect(reverse("group", args=[group.public_id]), status=303)


@require_safe
@for_group
def page(request: HttpRequest, group: Group) -> HttpResponse:
    return render(request, "groups/group.html", {"screen": group_screen(group, user_of(request))})


@require_http_methods(["GET", "HEAD", "POST"])
@for_group
def edit(request: HttpRequest, group: Group) -> HttpResponse:
    form = GroupForm(request.POST) if request.method == "POST" else GroupForm.of(group)
    if form.is_bound and form.is_valid():
        return _describe(request, group, form)
    return render(request, "groups/edit.html", {"form": form, "group": group}, status=422 if form.is_bound else 200)


def _describe(request: HttpRequest, group: Group, form: GroupForm) -> HttpResponse:
    """Keep it, unless another screen was ahead: then the page with what was typed here, to be sent once more."""
    try:
        groups.describe(group, form.description(), form.cleaned_data["seen"])
    except GroupChanged as changed:
        group.refresh_from_db()
        context = {"form": form.over(group), "group": group, "sentence": str(changed)}
        return render(request, "groups/edit.html", context, status=changed.status)
    return to_group(group)


@require_http_methods(["GET", "HEAD", "POST"])
@for_group
def facilitators(request: HttpRequest, group: Group) -> HttpResponse:
    """Who guides the group. Whoever gives it away without staying beside goes to the own groups."""
    user = user_of(request)
    form = FacilitatorsForm(request.POST if request.method == "POST" else None, user, group)
    if form.is_bound and form.is_valid():
        groups.hand_over(group, form.cleaned_data["facilitator"], form.cleaned_data["others"])
        stays = Group.objects.for_user(user).filter(pk=group.pk).exists()
        return to_group(group) if stays else HttpResponseRedirect(reverse("groups"), status=303)
    context = {"form": form, "group": group}
    return render(request, "groups/facilitators.html", context, status=422 if form.is_bound else 200)


@require_safe
@for_group
def ending(request: HttpRequest, group: Group) -> HttpResponse:
    """What goes and what stays, before anything is put away or deleted."""
    return render(request, "groups/ending.html", {"screen": ending_screen(group)})


@require_POST
@for_group
def archive(request: HttpRequest, group: Group) -> HttpResponse:
    """Put the group away, or bring it back."""
    if "back" in request.POST:
        groups.bring_back(group)
        return to_group(group)
    groups.archive(group)
    return HttpResponseRedirect(reverse("groups"), status=303)


@require_POST
@for_group
def delete(request: HttpRequest, group: Group) -> HttpResponse:
    """Erase the group; only with the tick that says so, otherwise the page once more."""
    if request.POST.get("sure") != "on":
        context = {"screen": ending_screen(group), "unsure": True}
        return render(request, "groups/ending.html", context, status=422)
    groups.delete(group)
    return HttpResponseRedirect(reverse("groups"), status=303)
