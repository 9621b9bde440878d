"""The wall: a read-only address of its own."""

from __future__ import annotations

from csp.decorators import csp_update
from django.http import HttpRequest, HttpResponse
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_GET

from .. import screens
from ..access import for_beamer
from ..models import Session
from .answers import page_or_region, version
from .origin import origin


@xframe_options_sameorigin
@csp_update({"frame-ancestors": ["'self'"]})
@require_GET
@for_beamer
def beamer(request: HttpRequest, session: Session) -> HttpResponse:
    """May be framed by our own console, for its thumbnail."""
    screen = screens.beamer_screen(session, origin(request))
    return page_or_region(request, "beamer", {"screen": screen, "token": session.beamer_token})


@require_GET
@for_beamer
def beamer_version(request: HttpRequest, session: Session) -> HttpResponse:
    return version(session.version)
