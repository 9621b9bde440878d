"""Who has to set up a second step first gets no further than the pages for that."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import Resolver404, resolve

from .spoken import in_words_of

Answer = Callable[[HttpRequest], HttpResponseBase]

ON_THE_WAY = {
    "mfa_index",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn",
    "account_reauthenticate",
    "account_logout",
    "usersessions_list",
    "healthz",
    "brand",
    "logo",
}
OF_SEATS = {
    "beamer",
    "beamer_version",
    "join",
    "waiting",
    "waiting_version",
    "phone",
    "goodbye",
    "erase",
    "intend",
    "intention",
    "consent",
    "close_own",
    "edition",
    "edition_pdf",
    "harvest_mail",
    "mailed",
    "mailed_edition",
    "mailed_pdf",
    "ballot",
    "phone_do",
    "seat_version",
}


def second_step_first(answer: Answer) -> Answer:
    """Leads who is signed in without the second step that their organisation asks for to where they set it up.

    The pages of a seat and of the beamer need no account, so they stay as they are.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if getattr(request.user, "second_step_due", False) and _needs_it(request):
            return redirect("mfa_index")
        return answer(request)

    return middleware


def in_their_words(answer: Answer) -> Answer:
    """Every page says it with the word of the organisation of who is signed in. The room sees to that by itself."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        organisation = getattr(request.user, "organisation_id", None)
        if organisation is None:
            return answer(request)
        with in_words_of(organisation):
            return answer(request)

    return middleware


def _needs_it(request: HttpRequest) -> bool:
    try:
        name = resolve(request.path_info).url_name
    except Resolver404:
        return False
    return name not in ON_THE_WAY | OF_SEATS
