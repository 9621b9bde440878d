"""Which of django-allauth's pages are open here. The others keep the names that it asks for, and go nowhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver

from intervisie.accounts.access import open_to_all

OPEN = {  # what signing in with a code needs, and the page that says that nobody signs up
    "account_signup",
    "account_login",
    "account_inactive",
    "account_request_login_code",
    "account_confirm_login_code",
}


@open_to_all
def closed(request: HttpRequest, **_named: object) -> HttpResponse:
    """Nothing, for everybody. Raises `Http404`."""
    raise Http404


def only_open(patterns: Iterable[URLPattern | URLResolver]) -> Iterator[URLPattern | URLResolver]:
    """The same addresses, of which only those in `OPEN` lead somewhere."""
    for each in patterns:
        if isinstance(each, URLResolver):
            yield URLResolver(each.pattern, list(only_open(each.url_patterns)))
        else:
            yield each if each.name in OPEN else URLPattern(each.pattern, closed, name=each.name)
