"""The address that other devices use for this site: what a QR code or an invitation carries."""

from django.conf import settings
from django.http import HttpRequest


def public_url(request: HttpRequest, path: str) -> str:
    """This path as somebody else in the room can open it.

    A facilitator often works on `localhost`, which a phone cannot reach: `INTERVISIE_URL` (set by `bin/serve` to the
    address in the local network) goes first, then the address this request came in on.
    """
    base: str = settings.PUBLIC_URL
    return base + path if base else request.build_absolute_uri(path)
