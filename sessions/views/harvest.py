"""The harvest: a page to read and print, and the same as PDF."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from .. import export, screens
from ..access import for_session
from ..errors import EnoughPdfs
from ..limits import Buckets
from ..models import Session

PDFS = Buckets(size=3, refill=3 / 60)  # of one session in a minute


@require_GET
@for_session
def harvest(request: HttpRequest, session: Session) -> HttpResponse:
    return render(request, "harvest/page.html", {"screen": screens.harvest_screen(session)})


@require_GET
@for_session
def harvest_pdf(request: HttpRequest, session: Session) -> HttpResponse:
    """A download whose name tells nothing; without a PDF one sentence and the way to the print view (503)."""
    if wait := PDFS.take(session.public_id):
        raise EnoughPdfs(wait)
    screen = screens.harvest_screen(session)
    try:
        content = export.render(screen)
    except export.PdfUnavailable as missing:
        context = {"sentence": str(missing), "public_id": screen.public_id}
        return render(request, "harvest/no_pdf.html", context, status=503)
    named = f'attachment; filename="oogst-{screen.day:%Y-%m-%d}.pdf"'
    return HttpResponse(content, content_type="application/pdf", headers={"Content-Disposition": named})
