"""The address that phones and beamers use."""

from __future__ import annotations

from django.http import HttpRequest

from intervisie.address import public_url


def origin(request: HttpRequest) -> str:
    """Scheme and host as others in the room can reach it, without a slash at the end."""
    return public_url(request, "/").rstrip("/")
