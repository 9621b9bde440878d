"""The facilitator's screen and every act of the facilitator."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from .. import screens
from ..access import for_session, viewer
from ..commands import door
from ..models import Session, version_of
from .answers import changed, page_or_regions, version
from .asked import Asked
from .console_acts import ACTS
from .origin import origin


@require_GET
@for_session
def console(request: HttpRequest, session: Session) -> HttpResponse:
    if not session.is_hosted:
        door.host(session)
    screen = screens.console_screen(session, origin(request), viewer(request, session))
    return page_or_regions(request, session, "console", {"screen": screen})


@require_POST
@for_session
def do(request: HttpRequest, session: Session, act: str) -> HttpResponse:
    command = ACTS.get(act)
    if command is None:
        raise Http404
    command(Asked(session, request.POST))
    return changed(request, version_of(session), reverse("console", args=[session.public_id]))


@require_GET
@for_session
def console_version(request: HttpRequest, session: Session) -> HttpResponse:
    return version(session.version)
