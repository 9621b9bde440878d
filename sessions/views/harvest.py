"""The harvest: a page to read and print, the same as PDF, and an empty one for paper; on phones one's own editions."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_GET

from .. import export, screens
from ..access import for_session
from ..errors import EnoughPdfs
from ..leaving import for_leaver
from ..models import Seat, Session
from .papers import PDFS, Ways, as_page, as_pdf, download


@require_GET
@for_session
def harvest(request: HttpRequest, session: Session) -> HttpResponse:
    return as_page(request, screens.harvest_screen(session), _of_session(session))


@require_GET
@for_session
def harvest_pdf(request: HttpRequest, session: Session) -> HttpResponse:
    return as_pdf(request, screens.harvest_screen(session), _of_session(session), session.public_id)


def _of_session(session: Session) -> Ways:
    console, page, pdf = (reverse(name, args=[session.public_id]) for name in ("console", "harvest", "harvest_pdf"))
    return Ways(page, pdf, console)


@require_GET
@for_session
def harvest_empty(request: HttpRequest, session: Session) -> HttpResponse:
    """The same sheets with empty lines, for a circle that writes on paper."""
    return render(request, "harvest/empty_page.html", {"screen": screens.empty_screen(session)})


@require_GET
@for_session
def harvest_empty_pdf(request: HttpRequest, session: Session) -> HttpResponse:
    if wait := PDFS.take((session.public_id, "empty")):
        raise EnoughPdfs(wait)
    page = render_to_string("harvest/empty_pdf.html", {"screen": screens.empty_screen(session)})
    return download(request, lambda: export.printed(page), "oogst-leeg", _empty_of(session))


def _empty_of(session: Session) -> Ways:
    names = ("harvest_empty", "harvest_empty_pdf", "harvest")
    page, pdf, back = (reverse(name, args=[session.public_id]) for name in names)
    return Ways(page, pdf, back)


@require_GET
@for_leaver
def edition(request: HttpRequest, seat: Seat, name: str) -> HttpResponse:
    """An edition that this person may have, asked for by its name. Raises `Http404` for any other."""
    return as_page(request, edition_of(seat, name), _of_leaver(name))


@require_GET
@for_leaver
def edition_pdf(request: HttpRequest, seat: Seat, name: str) -> HttpResponse:
    return as_pdf(request, edition_of(seat, name), _of_leaver(name), (seat.pk, name))


def edition_of(seat: Seat, name: str) -> screens.HarvestScreen:
    """The edition of this name for this person. Raises `Http404`."""
    found = {each.name: each for each in screens.editions(seat)}.get(name)
    if found is None:
        raise Http404
    return screens.harvest_screen(seat.session, found.edition)


def _of_leaver(name: str) -> Ways:
    page, pdf = (reverse(view, args=[name]) for view in ("edition", "edition_pdf"))
    return Ways(page, pdf, reverse("consent"), on_phone=True)
