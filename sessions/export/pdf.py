"""From a harvest to the bytes of a tagged PDF."""

from __future__ import annotations

import logging

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from ..errors import PressBusy
from ..screens import HarvestScreen
from .press import Crashed, Missing, TooBusy, press

log = logging.getLogger(__name__)


class PdfUnavailable(Exception):
    """There is no PDF now: Pango is missing, or making it failed. Carries a sentence and the way out."""


def warm_up() -> None:
    """Start the press and load WeasyPrint, which takes seconds, so that the first harvest is as quick as the next."""
    try:
        press.print("")
    except (Missing, Crashed, TooBusy) as reason:
        log.info("No PDF on this server: %s", type(reason).__name__)


def render(screen: HarvestScreen) -> bytes:
    """The harvest as PDF/UA-1: tagged, with language, title, bookmarks and embedded fonts. No author, no time of day.

    Raises `PdfUnavailable` when there cannot be one, `PressBusy` when others are waiting for theirs.
    """
    return printed(render_to_string("harvest/pdf.html", {"screen": screen}), screen.ring, screen.logo)


def printed(page: str, picture: str = "", logo: str = "") -> bytes:
    """A page of ours as PDF/UA-1; `picture` is the one data URI that it may show, `logo` a PNG it may call for by name.

    Raises `PdfUnavailable` when there cannot be one, `PressBusy` when others are waiting for theirs.
    """
    try:
        return press.print(page, picture, logo)
    except TooBusy as busy:
        raise PressBusy from busy
    except Missing as missing:
        log.warning("No PDF: WeasyPrint or Pango is missing.")
        raise PdfUnavailable(
            _("This server cannot make a PDF, because the Pango library is missing. Print the page instead.")
        ) from missing
    except Crashed as crashed:
        log.warning("No PDF: the press stopped.")
        raise PdfUnavailable(_("Making the PDF did not work out. Print the page instead, or try again.")) from crashed
