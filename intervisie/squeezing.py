"""Whole pages travel compressed. Nothing else: regions are small and many, and files were compressed beforehand."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware


class SqueezedPages(GZipMiddleware):
    """Django's own, which hides the length of what it compresses behind random bytes, for HTML that is not a region."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        is_page = response.get("Content-Type", "").startswith("text/html") and "HX-Request" not in request.headers
        return super().process_response(request, response) if is_page else response
