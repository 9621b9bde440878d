"""Themes of a path, for who guides the group."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from ..access import for_group
from ..commands import themes
from ..errors import EnoughThemes
from ..forms.theme import ThemeForm
from ..models import Group


@require_http_methods(["GET", "HEAD", "POST"])
@for_group
def page(request: HttpRequest, group: Group) -> HttpResponse:
    """The list; a POST notes a theme, or crosses one out."""
    crossed = request.POST.get("cross-out", "")
    if crossed.isdecimal() and len(crossed) < 10:
        themes.cross_out(group, int(crossed))
        return _back(group)
    form = ThemeForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _show(request, group, form, status=422 if form.is_bound else 200)
    try:
        themes.note(group, form.cleaned_data["text"])
    except EnoughThemes as refusal:
        return _show(request, group, form, str(refusal), refusal.status)
    return _back(group)


def _back(group: Group) -> HttpResponse:
    return HttpResponseRedirect(reverse("themes", args=[group.public_id]), status=303)


def _show(request: HttpRequest, group: Group, form: ThemeForm, sentence: str = "", status: int = 200) -> HttpResponse:
    context = {"group": group, "themes": group.themes.all(), "form": form, "sentence": sentence}
    return render(request, "groups/themes.html", context, status=status)
