"""Cases from the facilitator's side: asked for, prepared together, and the private link."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from intervisie.address import public_url
from sessions.limits import Buckets

from ..access import for_group
from ..commands import cases, letters
from ..errors import EnoughMail
from ..forms import AskForm, PrepareForm
from ..models import Case, Group
from ..screens.case import case_screen
from .group import to_group

MAILS = Buckets(size=5, refill=5 / 3600)  # about one case in an hour


def _for_case_of_group(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """For who guides the group of this case; a case of another group is not found."""

    @wraps(view)
    def guarded(request: HttpRequest, group: Group, case: UUID, *args: Any, **kwargs: Any) -> HttpResponseBase:
        found = get_object_or_404(group.cases.select_related("member", "group"), public_id=case)
        return view(request, found, *args, **kwargs)

    return for_group(guarded)


def _page(case: Case) -> str:
    return reverse("case", args=[case.group.public_id, case.public_id])


@require_POST
@for_group
def ask(request: HttpRequest, group: Group) -> HttpResponse:
    form = AskForm(request.POST, group)
    if not form.is_valid():
        return to_group(group)
    return HttpResponseRedirect(_page(cases.ask(group, form.cleaned_data["member"])), status=303)


@require_http_methods(["GET", "HEAD", "POST"])
@_for_case_of_group
def prepare(request: HttpRequest, case: Case) -> HttpResponse:
    """The preparation: what was shared, and what the facilitator found out."""
    form = PrepareForm(request.POST if request.method == "POST" else None, case)
    if form.is_bound and form.is_valid():
        cases.prepare(case, form.preparation())
        messages.success(request, _("What you noted is kept."))
        return HttpResponseRedirect(_page(case), status=303)
    return _show(request, case, form, "")


@require_POST
@_for_case_of_group
def link(request: HttpRequest, case: Case) -> HttpResponse:
    """A fresh link, shown this once or mailed to who brings the case; or none any longer."""
    if "withdraw" in request.POST:
        cases.withdraw_link(case)
        return HttpResponseRedirect(_page(case), status=303)
    if "mail" in request.POST and (wait := MAILS.take(case.public_id)):
        raise EnoughMail(wait)
    address = public_url(request, reverse("case_enter", args=[cases.make_link(case)]))
    case.refresh_from_db()
    if "mail" in request.POST and case.member.email:
        letters.send_link(case, address)
        messages.success(request, _("The link is on its way to {address}.").format(address=case.member.email))
        return HttpResponseRedirect(_page(case), status=303)
    return _show(request, case, PrepareForm(None, case), address)


@require_POST
@_for_case_of_group
def remove(request: HttpRequest, case: Case) -> HttpResponse:
    """This case will not be told: everything that was written goes; only with the tick that says so."""
    if request.POST.get("sure") != "on":
        return HttpResponseRedirect(_page(case), status=303)
    cases.erase(case)
    return to_group(case.group)


def _show(request: HttpRequest, case: Case, form: PrepareForm, address: str) -> HttpResponse:
    context = {"screen": case_screen(case), "form": form, "address": address}
    return render(request, "groups/case.html", context, status=422 if form.errors else 200)
