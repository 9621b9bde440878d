"""Who is at the door of a page of groups: who guides the group, or the phone of who prepares a case."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate
from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from intervisie.accounts.models import User
from intervisie.accounts.spoken import in_words_of

from .errors import CaseLinkOver
from .models import LINK_AGE, Case, Group, case_by_key


def user_of(request: HttpRequest) -> User:
    """Who is signed in. Raises `Http404` for everybody else."""
    if not isinstance(request.user, User):
        raise Http404
    return request.user


def for_group(
    view: Callable[Concatenate[HttpRequest, Group, ...], HttpResponseBase],
) -> Callable[..., HttpResponseBase]:
    """For who guides this group. For everybody else who is signed in it does not exist: 404."""

    @wraps(view)
    def guarded(request: HttpRequest, group: UUID, *args: Any, **kwargs: Any) -> HttpResponseBase:
        groups = Group.objects.for_user(user_of(request)).select_related("facilitator", "organisation")
        found = groups.filter(public_id=group).first()
        if found is None:
            raise Http404
        return view(request, found, *args, **kwargs)

    guarded.access = "facilitator"  # type: ignore[attr-defined]  # the mark that tests/test_house.py counts
    return guarded


def cookie_name() -> str:
    """The cookie of a phone that prepares a case; under HTTPS with the prefix that ties it to this very host."""
    return "__Host-case" if settings.HTTPS else "case"


def remember_case(response: HttpResponse, key: str) -> None:
    """Let this phone open its case again."""
    response.set_cookie(
        cookie_name(),
        key,
        max_age=LINK_AGE,
        secure=settings.HTTPS,
        httponly=True,
        samesite="Lax",
        path="/",
    )


def forget_case(response: HttpResponse) -> None:
    """Take the case from this phone."""
    response.delete_cookie(cookie_name(), path="/", samesite="Lax")


def case_of(request: HttpRequest) -> Case | None:
    """The case that the phone which asks prepares, if it has one."""
    return case_by_key(request.COOKIES.get(cookie_name(), ""))


def for_case(
    view: Callable[Concatenate[HttpRequest, Case, ...], HttpResponseBase],
) -> Callable[..., HttpResponseBase]:
    """For the phone of who prepares a case; raises `CaseLinkOver` for everybody else."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        case = case_of(request)
        if case is None:
            raise CaseLinkOver
        with in_words_of(case.group.organisation_id):
            return view(request, case, *args, **kwargs)

    marked = login_not_required(guarded)
    marked.access = "case"  # type: ignore[attr-defined]  # the mark that tests/test_house.py counts
    return marked
