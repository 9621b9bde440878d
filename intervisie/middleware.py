"""What happens around every page: its language, its caching, what the browser may use. Nothing about who is asking."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
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


def refuse_large_bodies(answer: Answer) -> Answer:
    """A body over `BODY_LIMIT` bytes is refused unread (status 413), files included."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if int(request.META.get("CONTENT_LENGTH") or 0) > settings.BODY_LIMIT:
            return HttpResponse(
                gettext("This is too much text at once."),
                status=413,
                content_type="text/plain",
            )
        return answer(request)

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
