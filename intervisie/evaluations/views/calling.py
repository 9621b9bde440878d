"""For who led the session: asking the circle, paper for those without a phone, and whom to call."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from intervisie.accounts.access import for_facilitator
from intervisie.accounts.models import User
from intervisie.address import public_url

from .. import seam
from ..commands import calling
from ..errors import NotAsked
from ..screens import calling_screen
from ..seam import Evening


@require_http_methods(["GET", "HEAD", "POST"])
@for_facilitator
def looking_back(request: HttpRequest, session: UUID) -> HttpResponse:
    """Whether the circle was asked; a POST asks it."""
    evening = _evening(request, session)
    if request.method != "POST":
        return _page(request, evening, session)
    try:
        calling.call(evening, public_url(request, ""))
    except NotAsked as refusal:
        return _page(request, evening, session, refusal)
    return HttpResponseRedirect(reverse("looking_back", args=[session]), status=303)


def _page(request: HttpRequest, evening: Evening, session: UUID, refusal: NotAsked | None = None) -> HttpResponse:
    context = {"screen": calling_screen(evening), "session": session, "refusal": refusal}
    return render(request, "evaluations/calling.html", context, status=refusal.status if refusal else 200)


@require_GET
@for_facilitator
def on_paper(request: HttpRequest, session: UUID) -> HttpResponse:
    """To print: a list of whom to call with room for notes, and the questions."""
    return render(request, "evaluations/paper.html", {"screen": calling_screen(_evening(request, session))})


def _evening(request: HttpRequest, session: UUID) -> Evening:
    found = seam.session_for(request.user, session) if isinstance(request.user, User) else None
    if found is None:
        raise Http404
    return found
