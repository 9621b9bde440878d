"""One meeting of the path: who was there, and who brought a case."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods

from ..access import for_group
from ..commands import meetings
from ..forms.meeting import AttendanceForm
from ..models import Group
from .group import to_group


@require_http_methods(["GET", "HEAD", "POST"])
@for_group
def attendance(request: HttpRequest, group: Group, number: int) -> HttpResponse:
    """What the room noted at the end, to be put right; or who was there when the group met without it."""
    meeting = get_object_or_404(group.meetings, number=number)
    if not (meeting.is_held or meeting.is_past):
        raise Http404
    form = AttendanceForm(request.POST if request.method == "POST" else None, meeting)
    if form.is_bound and form.is_valid():
        meetings.hold_elsewhere(meeting, form.present(), form.brought())
        return to_group(group)
    context = {"form": form, "group": group, "meeting": meeting}
    return render(request, "groups/meeting.html", context, status=422 if form.is_bound else 200)
