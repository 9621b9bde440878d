"""Who may open a page outside the room. Every view carries one of these marks; `tests/test_house.py` counts them.

Seats and the read-only beamer are the room's business: `sessions.access`.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from intervisie import wall

from .models import User

View = Callable[..., HttpResponseBase]


def open_to_all(view: View) -> View:
    """Anybody may open this page: it shows nothing of any organisation."""
    marked = login_not_required(view)
    marked.access = "everybody"  # type: ignore[attr-defined]  # the mark itself
    return marked


def for_facilitator(view: View) -> View:
    """Only a signed-in facilitator. The view still narrows what it shows with `for_user`."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not getattr(request.user, "is_facilitator", False):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    guarded.access = "facilitator"  # type: ignore[attr-defined]  # the mark itself
    return guarded


def for_account(view: Callable[Concatenate[HttpRequest, User, ...], HttpResponseBase]) -> View:
    """Anybody who is signed in, whatever they do here; the view gets them and begins with them."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not isinstance(request.user, User):
            raise PermissionDenied
        return view(request, request.user, *args, **kwargs)

    guarded.access = "account"  # type: ignore[attr-defined]  # the mark itself
    return guarded


def for_manager(view: Callable[Concatenate[HttpRequest, User, ...], HttpResponseBase]) -> View:
    """Only a signed-in manager, whom the view gets. What it shows and changes begins with `for_user`."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not isinstance(request.user, User) or not request.user.is_manager:
            raise PermissionDenied
        return view(request, request.user, *args, **kwargs)

    guarded.access = "manager"  # type: ignore[attr-defined]  # the mark itself
    return guarded


def for_coordinator(view: Callable[Concatenate[HttpRequest, User, ...], HttpResponseBase]) -> View:
    """Only a signed-in coordinator, whom the view gets. What it shows begins with `for_coordinator` or `releases`.

    Everything it reads is read behind the wall; nothing in it may be rendered later.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not isinstance(request.user, User) or not request.user.is_coordinator:
            raise PermissionDenied
        with wall.behind():
            return view(request, request.user, *args, **kwargs)

    guarded.access = "coordinator"  # type: ignore[attr-defined]  # the mark itself
    return guarded
