"""From a harvest to the bytes of a tagged PDF."""

from __future__ import annotations

import logging

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from ..screens import HarvestScreen
from .packaged import BASE, fetcher

log = logging.getLogger(__name__)


class PdfUnavailable(Exception):
    """This server cannot make a PDF: WeasyPrint or the Pango library under it is missing. Carries one sentence."""

    def __str__(self) -> str:
        return _("This server cannot make a PDF, because the Pango library is missing. Print the page instead.")


def warm_up() -> None:
    """Load WeasyPrint now, which takes seconds, so that the first harvest is as quick as the next."""
    try:
        import weasyprint  # noqa: F401  (loading it is the point)
    except (ImportError, OSError) as missing:
        log.info("No PDF on this server: %s", missing)


def render(screen: HarvestScreen) -> bytes:
    """The harvest as PDF/UA-1: tagged, with language, title, bookmarks and embedded fonts. No author, no time of day.

    Raises `PdfUnavailable` when WeasyPrint cannot be loaded.
    """
    try:
        import weasyprint
    except (ImportError, OSError) as missing:
        log.warning("No PDF: %s", missing)
        raise PdfUnavailable from missing
    page = render_to_string("harvest/pdf.html", {"screen": screen})
    document = weasyprint.HTML(string=page, base_url=BASE, url_fetcher=fetcher(screen.ring))
    return bytes(document.write_pdf(pdf_variant="pdf/ua-1"))
