"""The path of a group: laid out over days, and who means to come to all of it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ..access import for_group
from ..commands import kept_paths, paths
from ..errors import PathChanged
from ..forms.commitment import CommitmentForm
from ..forms.laying import Laying, lengthened, proposed, seen_again, shortened
from ..models import Group
from .group import to_group


@require_http_methods(["GET", "HEAD", "POST"])
@for_group
def lay(request: HttpRequest, group: Group) -> HttpResponse:
    """Propose days, adjust them, keep them. Only the last of these changes anything."""
    if request.method != "POST":
        return _show(request, Laying(group))
    if "propose" in request.POST:
        return _propose(request, group)
    if "more" in request.POST or "fewer" in request.POST:
        numbers = Laying(group, request.POST).stops.numbers
        changed = lengthened if "more" in request.POST else shortened
        return _show(request, Laying(group, changed(request.POST, numbers)))
    return _keep(request, group)


def _propose(request: HttpRequest, group: Group) -> HttpResponse:
    laying = Laying(group, request.POST)
    days = laying.proposal(anew=True)
    if not days:
        return _show(request, laying, 422)
    return _show(request, Laying(group, proposed(request.POST, days)))


def _keep(request: HttpRequest, group: Group) -> HttpResponse:
    laying = Laying(group, request.POST)
    if not laying.stops.numbers:
        return _propose(request, group)
    if not laying.is_valid():
        return _show(request, laying, 422)
    rhythm, asked = laying.to_keep(), laying.stops.cleaned_data
    try:
        paths.lay(group, rhythm, laying.stops.placed(), seen=asked["seen"])
    except PathChanged as changed:
        return _behind(request, group, request.POST, str(changed))
    if asked["keep_as"]:
        kept_paths.keep(group, asked["keep_as"], rhythm.modes, for_all=asked["for_all"])
    messages.success(request, _("The path is laid out."))
    return to_group(group)


def _behind(request: HttpRequest, group: Group, data: QueryDict, sentence: str) -> HttpResponse:
    return _show(request, Laying(group, seen_again(data, group)), 409, sentence)


def _show(request: HttpRequest, laying: Laying, status: int = 200, sentence: str = "") -> HttpResponse:
    if status == 200 and laying.rhythm.is_bound:
        laying.is_valid()
    context = {"group": laying.group, "laying": laying, "lines": laying.lines(), "sentence": sentence, "status": status}
    return render(request, "groups/path.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@for_group
def commitment(request: HttpRequest, group: Group) -> HttpResponse:
    """Who said to come to the whole path."""
    form = CommitmentForm(request.POST if request.method == "POST" else None, group)
    if form.is_bound and form.is_valid():
        paths.commit(group, *form.changed())
        return to_group(group)
    return render(
        request, "groups/commitment.html", {"form": form, "group": group}, status=422 if form.is_bound else 200
    )
