"""Paths that were kept under a name: called otherwise, or offered no longer."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from ..access import for_group
from ..commands import kept_paths
from ..errors import PathNameTaken
from ..forms.kept_path import KeptPathForm
from ..models import Group, PathTemplate


@require_safe
@for_group
def listing(request: HttpRequest, group: Group) -> HttpResponse:
    """Those that this group can lay out, each with a form for its name."""
    return _show(request, group)


@require_POST
@for_group
def rename(request: HttpRequest, group: Group, kept: int) -> HttpResponse:
    """Give one another name."""
    path = get_object_or_404(PathTemplate.objects.for_group(group), pk=kept)
    form = KeptPathForm(path, request.POST)
    if not form.is_valid():
        return _show(request, group, form, 422)
    try:
        kept_paths.rename(group, path, form.cleaned_data["name"])
    except PathNameTaken as refusal:
        form.add_error("name", str(refusal))
        return _show(request, group, form, refusal.status)
    return _back(group)


@require_POST
@for_group
def remove(request: HttpRequest, group: Group, kept: int) -> HttpResponse:
    """Offer it no longer."""
    kept_paths.remove(group, get_object_or_404(PathTemplate.objects.for_group(group), pk=kept))
    return _back(group)


def _back(group: Group) -> HttpResponse:
    return HttpResponseRedirect(reverse("kept_paths", args=[group.public_id]), status=303)


def _show(request: HttpRequest, group: Group, typed: KeptPathForm | None = None, status: int = 200) -> HttpResponse:
    forms = [KeptPathForm(path) for path in PathTemplate.objects.for_group(group)]
    forms = [typed if typed and typed.path.pk == form.path.pk else form for form in forms]
    return render(request, "groups/kept_paths.html", {"group": group, "forms": forms}, status=status)
