"""Addresses: the one that other devices use for this site, and the one that a request came from."""

from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest


def public_url(request: HttpRequest, path: str) -> str:
    """This path as somebody else in the room can open it; without a path only scheme and host.

    A facilitator often works on `localhost`, which a phone cannot reach: `INTERVISIE_URL` (set by `bin/serve` to the
    address in the local network) goes first, then the address this request came in on.
    """
    base: str = settings.PUBLIC_URL or f"{request.scheme}://{request.get_host()}"
    return base + path


def client_address(request: HttpRequest) -> str:
    """Where a request came from, as far as that can be trusted; an IPv6 network of one subscriber counts as one.

    `X-Forwarded-For` is believed for as many places from its end as there are proxies of our own
    (`INTERVISIE_PROXIES`): what stands before those was written by whoever asks.
    """
    hops = [*request.META.get("HTTP_X_FORWARDED_FOR", "").split(","), request.META.get("REMOTE_ADDR", "")]
    hops = [hop.strip() for hop in hops if hop.strip()] or [""]
    proxies: int = settings.PROXIES
    told: str = hops[-1 - proxies] if len(hops) > proxies else hops[-1]
    try:
        address = ip_address(told)
    except ValueError:
        return told[:64]
    if not isinstance(address, IPv6Address):
        return str(address)
    mapped = address.ipv4_mapped
    return str(mapped or ip_network((address, 64), strict=False))
