"""What the renderer may load: our own fonts and style sheets by name, and what was drawn for this page.

Everything else is refused unread.
"""

from __future__ import annotations

from base64 import b64decode
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders

BASE = "https://packaged.invalid/"  # a host that by definition does not exist
LOGO = "logo.png"
PNG = b"\x89PNG\r\n\x1a\n"
FILES = {
    "css/harvest.css": "text/css",
    "css/harvest-pdf.css": "text/css",
    "css/proof-pdf.css": "text/css",
    "fonts/atkinson-hyperlegible-next-latin-wght-normal.woff2": "font/woff2",
    "fonts/literata-latin-500-normal.woff2": "font/woff2",
}


class NotPackaged(ValueError):
    """The renderer asked for something that does not come with the product."""


def packaged(url: str, picture: str, logo: str = "") -> tuple[bytes, str]:
    """Content and type of a packaged file, of `picture`, the one data URI that we drew, or of `logo` under its name.

    Raises `NotPackaged`.
    """
    if picture and url == picture:
        kind, _comma, drawn = picture.removeprefix("data:").partition(";base64,")
        return b64decode(drawn), kind
    if logo and url == BASE + LOGO:
        return _png(logo), "image/png"
    name = url.removeprefix(BASE)
    if not url.startswith(BASE) or name not in FILES:
        raise NotPackaged(url[:80])
    return _content(name), FILES[name]


def _png(logo: str) -> bytes:
    """The bytes of a PNG, the only kind of logo there is."""
    content = b64decode(logo.removeprefix("data:image/png;base64,"), validate=True) if logo.startswith("data:") else b""
    if not content.startswith(PNG):
        raise NotPackaged(LOGO)
    return content


@cache
def _content(name: str) -> bytes:
    found = finders.find(name)
    if not found:
        raise NotPackaged(name)
    content = Path(str(found)).read_bytes()
    return _unpacked(content) if name.endswith(".woff2") else content


def _unpacked(font: bytes) -> bytes:
    """A font as the renderer would unpack it for every single PDF: a quarter of a second saved each time."""
    from fontTools.ttLib import woff2  # noqa: PLC0415  # comes with WeasyPrint, and may be absent like it

    plain = BytesIO()
    woff2.decompress(BytesIO(font), plain)
    return plain.getvalue()


def fetcher(picture: str = "", logo: str = "") -> Any:
    """A fetcher for WeasyPrint that opens nothing: no socket, no file outside the list above."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class Packaged(URLFetcher):  # type: ignore[misc]  # weasyprint ships no types
        """Every way in ends in `fetch`; the inherited openers are taken away."""

        def __init__(self) -> None:
            super().__init__(allowed_protocols=(), allow_redirects=False)
            self.handlers.clear()
            self.handle_open.clear()

        def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:
            content, kind = packaged(url, picture, logo)
            return URLFetcherResponse(url, content, {"Content-Type": kind})

    return Packaged()
