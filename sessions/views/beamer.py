"""The wall: a read-only address of its own."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from intervisie.accounts.access import for_facilitator
from intervisie.framing import framed_by_ourselves

from .. import screens
from ..access import for_beamer
from ..models import Session
from .answers import page_or_regions, version
from .origin import origin

THEMES = ("light", "dark")


@framed_by_ourselves
@require_GET
@for_beamer
def beamer(request: HttpRequest, session: Session) -> HttpResponse:
    """May be framed by our own console, for its thumbnail (`?thumb`). `?theme=dark` or `light` overrules the system."""
    theme = request.GET.get("theme", "")
    context = {
        "screen": screens.beamer_screen(session, origin(request)),
        "token": session.beamer_token,
        "theme": theme if theme in THEMES else "",
        "is_thumb": "thumb" in request.GET,
    }
    return page_or_regions(request, session, "beamer", context)


@require_GET
@for_facilitator
def beamer_trial(request: HttpRequest) -> HttpResponse:
    """What to look at before anybody comes: whether the picture fits, and can be read from the furthest chair."""
    return render(request, "beamer/trial.html")


@require_GET
@for_beamer
def beamer_version(request: HttpRequest, session: Session) -> HttpResponse:
    return version(session.version)
