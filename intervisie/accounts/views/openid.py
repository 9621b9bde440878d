"""Going to the organisation's own provider, and coming back from it."""

from __future__ import annotations

from dataclasses import asdict
from functools import wraps
from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import perform_login
from allauth.core.internal.ratelimit import consume_or_429
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET

from .. import openid
from ..access import View, open_to_all
from ..adapter import landing
from ..commands import from_provider
from ..errors import AccountError
from ..models import User

TAKEN_ALONG = "openid"


def where_configured(view: View) -> View:
    """Without a provider this page does not exist."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not openid.is_configured():
            raise Http404
        too_fast = consume_or_429(request=request, app="allauth.account", action="openid", limit_get=True)
        return too_fast or view(request, *args, **kwargs)

    return guarded


def answer_address(request: HttpRequest) -> str:
    """On the host that the browser is on: elsewhere it has another cookie."""
    return request.build_absolute_uri(reverse("openid_answer"))


def refused(request: HttpRequest, error: AccountError) -> HttpResponse:
    return render(request, "openid/refused.html", {"refusal": error}, status=error.status)


@open_to_all
@where_configured
@require_GET
def leave(request: HttpRequest) -> HttpResponse:
    """Off to the provider. A link and no form: the rules of a page let a form lead to no other site."""
    if isinstance(request.user, User):
        return redirect(landing(request.user))
    back = request.GET.get("next", "")
    safe = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    try:
        address, question = openid.ask(answer_address(request), back if safe else "")
    except AccountError as error:
        return refused(request, error)
    request.session[TAKEN_ALONG] = asdict(question)
    return redirect(address)


@open_to_all
@where_configured
@require_GET
def come_back(request: HttpRequest) -> HttpResponse:
    """With a code. A second step of one's own is asked after this, as after a code by mail."""
    taken = request.session.pop(TAKEN_ALONG, None)
    question = openid.Question(**taken) if taken else None
    try:
        known = openid.hear(question, request.GET.dict(), answer_address(request))
        user = from_provider.enter(known.email, known.name)
    except AccountError as error:
        return refused(request, error)
    record_authentication(request, user, method="openid")
    back = question.back if question else ""
    answer: HttpResponse = perform_login(request, user, email_verification="none", redirect_url=back or None)
    return answer
