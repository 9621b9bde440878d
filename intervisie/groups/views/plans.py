"""Planning one meeting of a group: kept while somebody works, with a script and without."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from methods.agenda import Refused

from ..access import for_group
from ..commands import plans
from ..errors import MeetingClosed, PlanChanged
from ..forms.acts import act_of, until
from ..forms.plan import PlanForm, over
from ..models import Group, Meeting
from ..screens.plan import plan_screen
from .group import to_group


@require_safe
@for_group
def upcoming(request: HttpRequest, group: Group) -> HttpResponse:
    """The plan of the first meeting that has none yet."""
    return _to_plan(group, plans.to_plan(group))


@require_http_methods(["GET", "HEAD", "POST"])
@for_group
def plan(request: HttpRequest, group: Group, number: int) -> HttpResponse:
    """The plan of one meeting. A script keeps it while somebody works; without it there is a button."""
    meeting = _meeting(group, number)
    if request.method != "POST":
        return _show(request, meeting, PlanForm(None, meeting, request.GET.get("method", "")))
    if not meeting.is_open:
        raise MeetingClosed
    return _keep(request, meeting)


@require_POST
@for_group
def cancel(request: HttpRequest, group: Group, number: int) -> HttpResponse:
    """The meeting does not happen, or happens after all. Cancelling wants the tick that says so."""
    _meeting(group, number)
    if "restore" in request.POST:
        plans.restore(group, number)
        messages.success(request, _("The meeting happens after all."))
    elif request.POST.get("sure") == "on":
        plans.cancel(group, number)
        messages.success(request, _("The meeting is cancelled."))
    return _to_plan(group, number)


def _meeting(group: Group, number: int) -> Meeting:
    """The meeting that is to be planned. Raises `Http404` when the path is not that long or it was held."""
    found = plans.meeting_at(group, number)
    if found is None or found.is_held:
        raise Http404
    return found


def _to_plan(group: Group, number: int, part: str = "") -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("plan", args=[group.public_id, number]) + part, status=303)


def _keep(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    form = PlanForm(until(request.POST), meeting)
    if not form.is_valid():
        return _refused(
            request, form, meeting, _("Not everything can be kept like this. Below you see what is the matter.")
        )
    seen, asked = form.cleaned_data["version"], request.POST.get("do", "")
    try:
        act = act_of(asked, form.cleaned_data)
        kept = plans.keep(meeting.group, meeting.number, form.wanted(), seen=seen, act=act)
    except PlanChanged as changed:
        return _behind(request, meeting, str(changed))
    except Refused as refusal:
        return _refused(request, form, meeting, str(refusal))
    if request.headers.get("X-Autosave"):
        return _show(request, kept, PlanForm(None if asked else over(request.POST, kept), kept))
    if asked:
        return _to_plan(kept.group, kept.number, "#agenda")
    messages.success(request, _("The plan is kept."))
    return to_group(kept.group)


def _behind(request: HttpRequest, meeting: Meeting, sentence: str) -> HttpResponse:
    """Another screen was ahead: the page with what was typed here, over what is kept, to be sent once more."""
    now = plans.meeting_at(meeting.group, meeting.number) or meeting
    return _refused(request, PlanForm(over(request.POST, now), now), now, sentence, 409)


def _refused(request: HttpRequest, form: PlanForm, meeting: Meeting, sentence: str, status: int = 422) -> HttpResponse:
    if request.headers.get("X-Autosave") and "do" not in request.POST:
        return JsonResponse({"sentence": sentence}, status=status)
    return _show(request, meeting, form, sentence, status)


def _show(
    request: HttpRequest, meeting: Meeting, form: PlanForm, sentence: str = "", status: int = 200
) -> HttpResponse:
    screen = plan_screen(meeting, form["method"].value() or "")
    context = {"screen": screen, "form": form, "sentence": sentence, "unkept": form.brings_along}
    return render(request, "groups/plan.html", context, status=status)
