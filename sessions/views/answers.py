"""How views answer: a whole page or one region, and after a change either a bell or the way back."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django_htmx.http import trigger_client_event

from ..models import Session, room_of
from ..templatetags.kept import STAMP, keeping

if TYPE_CHECKING:
    from django_htmx.middleware import HtmxDetails


WAYS_BACK = {"phone_do": "phone", "phone": "join", "join": "join", "waiting": "join", "take_over_by_seat": "join"}
TYPED = (
    "answer",
    "text",
    "note",
    "name",
    "title",
    "second-variable",
)  # how the names of fields with people's own words begin
LONGEST_REGION = 80  # signs in the names of all regions together


def regions_asked(request: HttpRequest) -> list[str]:
    """The ids of the regions that htmx asks for, the one it merges first; empty when the whole page is wanted."""
    htmx: HtmxDetails = request.htmx  # type: ignore[attr-defined]  # set by django-htmx's middleware
    more = request.headers.get("X-Regions", "")[:LONGEST_REGION]
    return list(dict.fromkeys([htmx.target or "", *more.split()])) if htmx else []


def page_or_regions(
    request: HttpRequest, session: Session, folder: str, context: dict[str, object], status: int = 200
) -> HttpResponse:
    """`<folder>/regions/<id>.html` for each region that htmx names, else `<folder>/page.html`."""
    asked, token = regions_asked(request), get_token
    stamped = {**context, "csrf_token": STAMP}
    with keeping(room_of(session).pieces):
        if asked and set(asked) <= _regions(folder):
            token = _known_token
            html = "".join(render_to_string(f"{folder}/regions/{name}.html", stamped) for name in asked)
        else:
            html = render_to_string(f"{folder}/page.html", context, request)
    return HttpResponse(html.replace(STAMP, token(request)) if STAMP in html else html, status=status)


def _known_token(request: HttpRequest) -> str:
    """The token of the cookie as Django has checked it, good for any form. To mask it anew protects what is compressed
    (BREACH) and takes longer than to render a task; a region is never compressed.
    """
    return str(request.META.get("CSRF_COOKIE") or get_token(request))


@cache
def _regions(folder: str) -> frozenset[str]:
    """The regions there are."""
    return frozenset(file.stem for file in (settings.BASE_DIR / "templates" / folder / "regions").glob("*.html"))


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
    context = {"sentence": sentence, "typed": typed(request), "back": _way_back(request)}
    return render(None, "errors/refusal.html", context, status=status)  # asks the database nothing: it may be away


def typed(request: HttpRequest) -> list[str]:
    """The words of people in a posted form."""
    return [str(text) for name, text in request.POST.items() if name.startswith(TYPED) and str(text).strip()]


def _way_back(request: HttpRequest) -> str:
    """The screen that the refused act came from; the door for a phone that has no screen."""
    match = request.resolver_match
    if match is not None and match.url_name == "do":
        return reverse("console", kwargs={"session": match.kwargs["session"]})
    return reverse(WAYS_BACK.get(match.url_name or "" if match else "", "home"))


def version(number: int) -> JsonResponse:
    """The session's version, and the server's time for clocks that count down."""
    return JsonResponse({"v": number, "now": timezone.now().isoformat(timespec="milliseconds")})
