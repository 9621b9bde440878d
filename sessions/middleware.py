"""Refusals of the room become answers here, and nowhere else."""

from __future__ import annotations

import logging
import math
import sys
from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.defaults import server_error

from .errors import NotReached, NotStored, SessionError, TooFast, TooManyGuesses
from .views.answers import refused, typed

log = logging.getLogger("sessions.trouble")

AWAY = (OperationalError, InterfaceError)
A_MOMENT = 5  # seconds


class Refusals:
    """Turns a `SessionError` from any view into its sentence and status, and a database that is away into a 503.

    Whatever else is refused gives typed words back too.
    """

    def __init__(self, answer: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.answer(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponseBase | None:
        if isinstance(error, AWAY):
            return not_now(request, error)
        if isinstance(error, BadRequest | Http404) and typed(request):
            return refused(request, str(SessionError()), 404 if isinstance(error, Http404) else 400)
        if not isinstance(error, SessionError):
            return None
        response = refused(request, str(error), error.status)
        if isinstance(error, TooManyGuesses):
            response["Retry-After"] = str(error.seconds)
        if isinstance(error, TooFast):
            response["Retry-After"] = str(math.ceil(error.wait))
        return response


def not_now(request: HttpRequest, error: Exception) -> HttpResponseBase:
    """The database is full, read-only or away: a sentence with status 503 and when to try again."""
    refusal = NotReached() if request.method in {"GET", "HEAD"} else NotStored()
    log.warning("the database did not take part: %s", type(error).__name__)
    response = refused(request, str(refusal), refusal.status)
    response["Retry-After"] = str(A_MOMENT)
    return response


def broken(request: HttpRequest) -> HttpResponseBase:
    """What no view could answer (`handler500`): sessions and sign-ins are read before any view is asked."""
    error = sys.exc_info()[1]
    return not_now(request, error) if isinstance(error, AWAY) else server_error(request)
