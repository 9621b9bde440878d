"""What happens around every page: its language, its caching, what the browser may use. Nothing about who is asking."""

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import BadRequest, SuspiciousOperation
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext

Answer = Callable[[HttpRequest], HttpResponseBase]

PERMISSIONS = "camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()"


def keep_out_of_caches(answer: Answer) -> Answer:
    """Dynamic pages are confidential: no cache may keep them. Static files never come this far."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = answer(request)
        response["Cache-Control"] = "no-store"
        response["Permissions-Policy"] = PERMISSIONS
        return response

    return middleware


def forget_everything(response: HttpResponseBase) -> None:
    """Tell the browser to throw away what it keeps of this site: caches, pages behind the back button, storage."""
    response["Clear-Site-Data"] = '"cache", "storage"'


def refuse_large_bodies(answer: Answer) -> Answer:
    """A body over `BODY_LIMIT` bytes is refused unread (status 413), files included."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if not length.isdecimal() or int(length) > settings.BODY_LIMIT:
            return HttpResponse(
                gettext("This is too much text at once."),
                status=413,
                content_type="text/plain",
            )
        return answer(request)

    return middleware


def refuse_unreadable_forms(answer: Answer) -> Answer:
    """A form that cannot be read gets a sentence before anybody asks for its fields: 415 for a charset, else 400."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        status = _unreadable(request) if request.method == "POST" else 0
        return render(request, "400.html", status=status) if status else answer(request)

    return middleware


def _unreadable(request: HttpRequest) -> int:
    if (request.content_params or {}).get("charset", "utf-8").lower() not in {"utf-8", "utf8"}:
        return 415
    try:
        request.POST  # noqa: B018  (reading it is the question)
    except (BadRequest, MultiPartParserError, SuspiciousOperation, UnreadablePostError):
        return 400
    return 0


def say_what_is_not_taken(answer: Answer) -> Answer:
    """Status 405 comes without a word from Django; here it says one."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = answer(request)
        if isinstance(response, HttpResponseNotAllowed) and not response.content:
            response.content = gettext("This address does not take that kind of request.").encode()
            response["Content-Type"] = "text/plain; charset=utf-8"
        return response

    return middleware


def language(answer: Answer) -> Answer:
    """Dutch, unless this person chose another language (a cookie). The browser's own wish is not asked."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        code = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        request.LANGUAGE_CODE = code
        with translation.override(code):
            response = answer(request)
        if isinstance(response, HttpResponse):
            response.headers.setdefault("Content-Language", code)
        return response

    return middleware
