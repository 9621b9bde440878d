"""The page behind the link in an invitation: a name makes the account."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from intervisie.address import client_address

from .. import guessing
from ..access import open_to_all
from ..adapter import landing
from ..commands import inviting
from ..errors import AccountError, InvitationGone, TooManyTries
from ..forms import AcceptForm
from .doors import sign_in


@open_to_all
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Opening the link spends nothing (mail scanners open links too); sending the name does."""
    try:
        found = inviting.find(token)
    except InvitationGone as error:
        return _gone(request, error)
    form = AcceptForm(request.POST or None)
    if not form.is_valid():
        shown = {"invitation": found, "form": form}
        return render(request, "invitation/page.html", shown, status=422 if form.is_bound else 200)
    try:
        user = inviting.accept(token, form.cleaned_data["name"])
    except AccountError as error:
        return render(request, "invitation/gone.html", {"refusal": error}, status=error.status)
    sign_in(request, user)
    return redirect(landing(user))


def _gone(request: HttpRequest, refusal: AccountError) -> HttpResponse:
    """Only links that do not work are counted: whoever has a good one is always let in."""
    try:
        guessing.failed(client_address(request))
    except TooManyTries as error:
        refusal = error
    return render(request, "invitation/gone.html", {"refusal": refusal}, status=refusal.status)
