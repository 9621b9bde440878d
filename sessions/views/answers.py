"""How views answer: a whole page or one region, and after a change either a bell or the way back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.template import TemplateDoesNotExist
from django.template.loader import get_template
from django_htmx.http import trigger_client_event

if TYPE_CHECKING:
    from django_htmx.middleware import HtmxDetails


def region_asked(request: HttpRequest) -> str:
    """The id of the region that htmx asks for; empty when the whole page is wanted."""
    htmx: HtmxDetails = request.htmx  # type: ignore[attr-defined]  # set by django-htmx's middleware
    return htmx.target or "" if htmx else ""


def page_or_region(request: HttpRequest, folder: str, context: dict[str, object], status: int = 200) -> HttpResponse:
    """`<folder>/regions/<id>.html` when htmx names a region that exists, else `<folder>/page.html`."""
    region = region_asked(request)
    template = f"{folder}/regions/{region}.html"
    if not region.isidentifier() or not _exists(template):
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
    """A refusal in one sentence: shown beside what was typed with htmx, a page of its own without."""
    if getattr(request, "htmx", False):
        response = HttpResponse(sentence, status=status, content_type="text/plain; charset=utf-8")
        response["HX-Trigger"] = json.dumps({"live:refused": {"sentence": sentence}})
        return response
    return render(request, "errors/refusal.html", {"sentence": sentence}, status=status)


def version(number: int) -> JsonResponse:
    return JsonResponse({"v": number})
