"""How an edition goes out: as a page and, word for word the same, as a PDF."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from secrets import token_hex

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from .. import export, screens
from ..errors import EnoughPdfs
from ..limits import Buckets

PDFS = Buckets(size=3, refill=3 / 60)  # of one edition in a minute


@dataclass(frozen=True, slots=True)
class Ways:
    """Addresses around an edition: its page, its PDF, and where its reader came from. `on_phone`: of who has left."""

    view: str
    pdf: str
    back: str
    on_phone: bool = False


def as_page(request: HttpRequest, screen: screens.HarvestScreen, ways: Ways) -> HttpResponse:
    return render(request, "harvest/page.html", {"screen": screen, "ways": ways})


def as_pdf(request: HttpRequest, screen: screens.HarvestScreen, ways: Ways, asked: Hashable) -> HttpResponse:
    """A download whose name tells nothing, not even the day (T38).

    Raises `EnoughPdfs` when the same was `asked` too often, `PressBusy`.
    """
    if wait := PDFS.take(asked):
        raise EnoughPdfs(wait)
    return download(request, lambda: export.render(screen), f"oogst-{token_hex(4)}", ways)


def download(request: HttpRequest, make: Callable[[], bytes], name: str, ways: Ways) -> HttpResponse:
    """What was made, as a PDF of this name; without one a sentence and the way to the print view (503)."""
    try:
        content = make()
    except export.PdfUnavailable as missing:
        return render(request, "harvest/no_pdf.html", {"sentence": str(missing), "ways": ways}, status=503)
    named = f'attachment; filename="{name}.pdf"'
    return HttpResponse(content, content_type="application/pdf", headers={"Content-Disposition": named})
