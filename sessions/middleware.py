"""Refusals of the room become answers here, and nowhere else."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from .errors import SessionError
from .views.answers import refused


class Refusals:
    """Turns a `SessionError` from any view into its sentence and status."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.answer(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponseBase | None:
        if not isinstance(error, SessionError):
            return None
        return refused(request, str(error), error.status)
