"""Which of django-allauth's pages are open here. The others keep the names that it asks for, and go nowhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver

from intervisie.accounts.access import open_to_all

OPEN = {  # signing in, the second step, where somebody is signed in, and the page that says that nobody signs up
    "account_signup",
    "account_login",
    "account_inactive",
    "account_request_login_code",
    "account_confirm_login_code",
    "account_reauthenticate",
    "mfa_index",
    "mfa_authenticate",
    "mfa_reauthenticate",
    "mfa_activate_totp",
    "mfa_deactivate_totp",
    "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes",
    "mfa_download_recovery_codes",
    "mfa_list_webauthn",
    "mfa_add_webauthn",
    "mfa_reauthenticate_webauthn",
    "mfa_remove_webauthn",
    "mfa_edit_webauthn",
    "mfa_login_webauthn",
    "usersessions_list",
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
