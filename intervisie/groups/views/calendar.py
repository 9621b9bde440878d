"""A meeting as a file for one's own calendar: behind the personal link, and for the facilitator to hand over."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from intervisie.accounts.access import open_to_all

from ..access import for_group
from ..commands import invitations
from ..commands.calendar import published
from ..errors import InvitationOver
from ..models import Group, Meeting
from .invitations import made_up


@require_safe
@for_group
def of_meeting(request: HttpRequest, group: Group, number: int) -> HttpResponse:
    """The file to hand over. A meeting without a day, or that is off, has none: 404."""
    meeting = get_object_or_404(group.meetings, number=number)
    if not _is_planned(meeting):
        raise Http404
    return _file(meeting)


@require_safe
@open_to_all
def of_invitation(request: HttpRequest, token: str) -> HttpResponse:
    """The same behind a personal link; 410 when there is nothing to come to."""
    try:
        invitation = invitations.find(token, timezone.now())
        if not _is_planned(invitation.meeting):
            raise InvitationOver
    except InvitationOver as refusal:
        return made_up(request, refusal)
    return _file(invitation.meeting)


def _is_planned(meeting: Meeting) -> bool:
    return meeting.begins_at is not None and meeting.cancelled_at is None and not meeting.is_held


def _file(meeting: Meeting) -> HttpResponse:
    named = {"Content-Disposition": f'attachment; filename="intervisie-{meeting.day:%Y-%m-%d}.ics"'}
    content = published(meeting, timezone.now())
    return HttpResponse(content, content_type="text/calendar; charset=utf-8; method=PUBLISH", headers=named)
