"""Which pages may open a socket here: only our own. What a socket may then hear is `sessions.consumers`."""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from django.conf import settings
from django.http.request import split_domain_port, validate_host

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

NOT_FROM_HERE = 4403


def one_header(scope: Scope, name: bytes) -> str:
    """The value of this header in lower case; empty when it is missing or sent more than once."""
    values = [value for key, value in scope["headers"] if key == name]
    return values[0].decode("latin1").lower() if len(values) == 1 else ""


def is_our_own(scope: Scope) -> bool:
    """Whether the socket comes from a page of this very site: same scheme, same host and same port."""
    host = one_header(scope, b"host")
    scheme = "https" if settings.HTTPS else "http"
    domain, _port = split_domain_port(host)
    known = bool(domain) and validate_host(domain, settings.ALLOWED_HOSTS)
    return known and one_header(scope, b"origin") == f"{scheme}://{host}"


class SameOrigin:
    """Refuses a socket from another origin before it opens (the browser sees status 403)."""

    def __init__(self, application: Any) -> None:
        self.application = application

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if is_our_own(scope):
            await self.application(scope, receive, send)
        else:
            await send({"type": "websocket.close", "code": NOT_FROM_HERE})
