"""Letting the members choose whose case comes to a meeting."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ..access import for_group
from ..commands import votes
from ..errors import NotPlanned, TooFewCases
from ..forms.voting import VoteForm
from ..models import Group, Meeting
from ..screens.vote import vote_screen


@require_http_methods(["GET", "HEAD", "POST"])
@for_group
def vote(request: HttpRequest, group: Group, number: int) -> HttpResponse:
    """Open the choice, close it, or do without it."""
    meeting = get_object_or_404(group.meetings, number=number)
    if request.method != "POST":
        return _show(request, group, meeting)
    if "close" in request.POST:
        _close(request, group, number)
    elif "withdraw" in request.POST:
        votes.withdraw(group, number)
        messages.success(request, _("The group does not choose between cases."))
    else:
        return _open(request, group, meeting)
    return _back(group, number)


def _open(request: HttpRequest, group: Group, meeting: Meeting) -> HttpResponse:
    form = VoteForm(request.POST, group.cases.electable())
    if not form.is_valid():
        return _show(request, group, meeting, str(TooFewCases()), 422)
    try:
        votes.begin(group, meeting.number, list(form.cleaned_data["cases"]))
    except (NotPlanned, TooFewCases) as refusal:
        return _show(request, group, meeting, str(refusal), refusal.status)
    messages.success(request, _("The members can choose. Whoever was invited by mail hears it."))
    return _back(group, meeting.number)


def _close(request: HttpRequest, group: Group, number: int) -> None:
    chosen = votes.close(group, number)
    if chosen:
        names = ", ".join(case.member.name for case in chosen)
        messages.success(request, _("The group chose. This meeting is about the case of {names}.").format(names=names))


def _back(group: Group, number: int) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("vote", args=[group.public_id, number]), status=303)


def _show(request: HttpRequest, group: Group, meeting: Meeting, sentence: str = "", status: int = 200) -> HttpResponse:
    context = {"screen": vote_screen(group, meeting), "sentence": sentence}
    return render(request, "groups/vote.html", context, status=status)
