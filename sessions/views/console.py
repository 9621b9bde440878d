"""The facilitator's screen and every act of the facilitator."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from .. import screens
from ..access import for_session, viewer
from ..commands import door
from ..models import Session, version_of
from .answers import changed, page_or_regions, regions_asked, version
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


@require_GET
@for_session
def card(request: HttpRequest, session: Session, card: int) -> HttpResponse:
    """What can be done to one card: for the place under its pencil, or as a page for who has no script."""
    template = "console/parts/card_acts.html" if regions_asked(request) else "console/card.html"
    return render(request, template, {"screen": screens.card_screen(session, card)})


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
