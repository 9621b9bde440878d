"""How views answer: a whole page or one region, and after a change either a bell or the way back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.template import TemplateDoesNotExist
from django.template.loader import get_template
from django.urls import reverse
from django.utils import timezone
from django_htmx.http import trigger_client_event

if TYPE_CHECKING:
    from django_htmx.middleware import HtmxDetails


WAYS_BACK = {"phone_do": "phone", "phone": "join", "join": "join"}
TYPED = ("text", "note", "name", "title", "second-variable")  # how the names of fields with people's own words begin
LONGEST_REGION = 40


def region_asked(request: HttpRequest) -> str:
    """The id of the region that htmx asks for; empty when the whole page is wanted."""
    htmx: HtmxDetails = request.htmx  # type: ignore[attr-defined]  # set by django-htmx's middleware
    return htmx.target or "" if htmx else ""


def page_or_region(request: HttpRequest, folder: str, context: dict[str, object], status: int = 200) -> HttpResponse:
    """`<folder>/regions/<id>.html` when htmx names a region that exists, else `<folder>/page.html`."""
    region = region_asked(request)
    template = f"{folder}/regions/{region}.html"
    if len(region) > LONGEST_REGION or not region.isidentifier() or not _exists(template):
        template = f"{folder}/page.html"
    return render(request, template, context, status=status)


def _exists(template: str) -> bool:
    try:
        get_template(template)
    except TemplateDoesNotExist:
        return False
    return True


def changed(request: HttpRequest, version: int, back: str) -> HttpResponse:
    """After a change: 204 with the version for htmx (the page fetches itself), a redirect for a plain form."""
    if not getattr(request, "htmx", False):
        return HttpResponseRedirect(back, status=303)
    return trigger_client_event(HttpResponse(status=204), "live:changed", {"v": version})


def refused(request: HttpRequest, sentence: str, status: int) -> HttpResponse:
    """A refusal in one sentence: shown beside what was typed with htmx, a page of its own with those words without."""
    if request.headers.get("HX-Request") == "true":
        response = HttpResponse(sentence, status=status, content_type="text/plain; charset=utf-8")
        response["HX-Trigger"] = json.dumps({"live:refused": {"sentence": sentence}})
        return response
    typed = [str(text) for name, text in request.POST.items() if name.startswith(TYPED) and str(text).strip()]
    context = {"sentence": sentence, "typed": typed, "back": _way_back(request)}
    return render(None, "errors/refusal.html", context, status=status)  # asks the database nothing: it may be away


def _way_back(request: HttpRequest) -> str:
    """The screen that the refused act came from; the door for a phone that has no screen."""
    match = request.resolver_match
    if match is not None and match.url_name == "do":
        return reverse("console", kwargs={"session": match.kwargs["session"]})
    return reverse(WAYS_BACK.get(match.url_name or "" if match else "", "home"))


def version(number: int) -> JsonResponse:
    """The session's version, and the server's time for clocks that count down."""
    return JsonResponse({"v": number, "now": timezone.now().isoformat(timespec="milliseconds")})
