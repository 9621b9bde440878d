"""The people of a group."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods, require_POST

from ..access import for_group
from ..commands import members
from ..errors import MemberChanged
from ..forms import MemberForm, PasteForm
from ..models import Group, Member
from .group import to_group


@require_http_methods(["GET", "HEAD", "POST"])
@for_group
def paste(request: HttpRequest, group: Group) -> HttpResponse:
    """A pasted list: all of it or nothing, with a sentence for every line that could not be read."""
    form = PasteForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid() and form.pasted:
        members.add(group, form.pasted.people)
        return to_group(group)
    status = 422 if form.is_bound else 200
    return render(request, "groups/paste.html", {"form": form, "group": group}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@for_group
def add(request: HttpRequest, group: Group) -> HttpResponse:
    """One person more."""
    form = MemberForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        members.add(group, [form.person()])
        return to_group(group)
    status = 422 if form.is_bound else 200
    return render(request, "groups/member.html", {"form": form, "group": group}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@for_group
def edit(request: HttpRequest, group: Group, member: int) -> HttpResponse:
    found = get_object_or_404(group.circle(), pk=member)
    form = MemberForm(request.POST) if request.method == "POST" else MemberForm.of(members.written(found))
    if not (form.is_bound and form.is_valid()):
        return _show(request, found, form, status=422 if form.is_bound else 200)
    try:
        members.change(found, form.person(), form.cleaned_data["seen"])
    except MemberChanged as changed:
        return _show(request, found, form.over(members.written(found)), str(changed), changed.status)
    return to_group(group)


def _show(
    request: HttpRequest, member: Member, form: MemberForm, sentence: str = "", status: int = 200
) -> HttpResponse:
    context = {"form": form, "group": member.group, "member": member, "sentence": sentence}
    return render(request, "groups/member.html", context, status=status)


@require_POST
@for_group
def leave(request: HttpRequest, group: Group, member: int) -> HttpResponse:
    members.leave(get_object_or_404(group.circle(), pk=member))
    return to_group(group)
